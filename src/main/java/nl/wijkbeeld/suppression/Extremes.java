package nl.wijkbeeld.suppression;

/** The smallest and the largest deviation of each figure over the tables that were found. */
final class Extremes {

    /** A millionth of a count more or less is arithmetic. */
    private static final double TOLERANCE = 1e-6;

    private final double[] least;
    private final double[] most;

    Extremes(int figures) {
        this.least = new double[figures];
        this.most = new double[figures];
    }

    /** Whether it widened an interval. */
    boolean add(Deviation deviation) {
        boolean widened = false;
        for (int term = 0; term < deviation.cells().length; term++) {
            int cell = deviation.cells()[term];
            double by = deviation.by()[term];
            widened |= by < least[cell] - TOLERANCE || by > most[cell] + TOLERANCE;
            least[cell] = Math.min(least[cell], by);
            most[cell] = Math.max(most[cell], by);
        }
        return widened;
    }

    /** How much less it was in one of them: 0 or negative. */
    double least(int cell) {
        return least[cell];
    }

    double width(int cell) {
        return most[cell] - least[cell];
    }

    boolean isWide(int cell, double width) {
        return width(cell) >= width - TOLERANCE;
    }
}
