package nl.wijkbeeld.suppression;

/** What an attacker can compute of a withheld figure: it lies between these two. */
public record Interval(double lower, double upper) {

    /** Two counts that are nearer than this are one. */
    private static final double SAME = 1e-4;

    public double width() {
        return upper - lower;
    }

    /** Whether it gives the count away. */
    public boolean isExact() {
        return width() < SAME;
    }

    boolean isAtLeast(double width) {
        return width() >= width - SAME;
    }

    Interval with(double value) {
        return new Interval(Math.min(lower, value), Math.max(upper, value));
    }
}
