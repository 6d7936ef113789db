package nl.wijkbeeld.attack;

/**
 * What a count can be, both ends included.
 *
 * @param high {@link #UNKNOWN} when nothing bounds it
 */
record Interval(long low, long high) {

    /** More than any table holds; a finite number keeps the solver's numbers tame. */
    static final long UNKNOWN = 1_000_000;

    private static final double ROUNDING = 1e-4;

    /** A count is whole: the bounds of the relaxation are drawn in. */
    static Interval within(double low, double high) {
        return new Interval((long) Math.ceil(low - ROUNDING), (long) Math.floor(high + ROUNDING));
    }

    /** Both hold; when they cannot, this one does. */
    Interval and(Interval other) {
        Interval both = new Interval(Math.max(low, other.low), Math.min(high, other.high));
        return both.low <= both.high ? both : this;
    }

    long width() {
        return high - low;
    }

    boolean isExact() {
        return low == high;
    }

    @Override
    public String toString() {
        return "[%d, %s]".formatted(low, high >= UNKNOWN ? "…" : high);
    }
}
