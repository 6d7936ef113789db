package nl.wijkbeeld.signal;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * Counts of one category in one area, by week or month.
 *
 * @param key whose series it is; comes back with the verdict
 * @param begin first day of the first step
 * @param counts per step, oldest first; empty where nothing was delivered, which is no zero
 * @param provisional how many of the last steps still gain registrations; they are not judged
 */
public record Series(String key, Step step, LocalDate begin, List<OptionalInt> counts, int provisional) {

    /** @throws IllegalArgumentException when a step does not begin on that day, or a count is negative */
    public Series {
        counts = List.copyOf(counts);
        if (!step.beginsOn(begin)) {
            throw new IllegalArgumentException("a " + step + " that begins on " + begin);
        }
        if (provisional < 0 || counts.stream().anyMatch(count -> count.orElse(0) < 0)) {
            throw new IllegalArgumentException("a negative count, or " + provisional + " provisional");
        }
    }

    /** The place of the last step that is judged; negative when there is none. */
    public int lastSettled() {
        return counts.size() - provisional - 1;
    }

    LocalDate begin(int place) {
        return step.after(begin, place);
    }

    /**
     * Totals of whole periods, the last of which ends with this step; from the first that was delivered.
     *
     * @param length steps in a period
     * @return oldest first; NaN when a step of it was not delivered
     */
    double[] periods(int last, int length) {
        int first = 0;
        while (first <= last && counts.get(first).isEmpty()) {
            first++;
        }
        double[] totals = new double[(last + 1 - first) / length];
        for (int period = 0; period < totals.length; period++) {
            int end = last + 1 - (totals.length - 1 - period) * length;
            for (int at = end - length; at < end; at++) {
                totals[period] += count(at);
            }
        }
        return totals;
    }

    private double count(int place) {
        OptionalInt count = counts.get(place);
        return count.isPresent() ? count.getAsInt() : Double.NaN;
    }
}
