package nl.wijkbeeld.disclosure;

/**
 * What may be said of the difference between two cells. A percentage is never told on a small count, and nothing is
 * told on a withheld one.
 */
public sealed interface Change permits Change.Percentage, Change.InWords, Change.Untold {

    /** Two counts that differ by more than this many standard deviations of chance are called striking. */
    double STRIKING = 2.58;

    /**
     * A change on a base that is large enough.
     *
     * @param percent rounded, signed
     */
    record Percentage(long from, long to, int percent) implements Change {}

    /** A change on a small base: only the two counts. */
    record InWords(long from, long to) implements Change {}

    /** One of the two is withheld, missing or no count. */
    record Untold() implements Change {}

    static Change between(Cell from, Cell to, Policy policy) {
        if (!counted(from) || !counted(to)) {
            return new Untold();
        }
        long before = count(from);
        long now = count(to);
        return before < Math.max(1, policy.percentage().value())
                ? new InWords(before, now)
                : new Percentage(before, now, (int) Math.round((now - before) * 100.0 / before));
    }

    /** Difference in standard deviations when both counts are chance around one mean; 0 when untold. */
    default double score() {
        if (this instanceof Percentage percentage) {
            return score(percentage.from, percentage.to);
        }
        return this instanceof InWords words ? score(words.from, words.to) : 0;
    }

    default boolean striking() {
        return Math.abs(score()) > STRIKING;
    }

    private static double score(long from, long to) {
        return from + to == 0 ? 0 : (to - from) / Math.sqrt(from + to);
    }

    private static boolean counted(Cell cell) {
        return cell instanceof Cell.Shown || cell instanceof Cell.Zero;
    }

    private static long count(Cell cell) {
        return cell instanceof Cell.Shown shown ? shown.count() : 0;
    }
}
