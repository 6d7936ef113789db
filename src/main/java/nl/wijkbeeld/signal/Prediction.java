package nl.wijkbeeld.signal;

/**
 * What a count that is still to come is held against.
 *
 * @param mean expected count
 * @param above for rises
 * @param below for falls
 */
record Prediction(double mean, CountDistribution above, CountDistribution below) {

    static Prediction of(Expectation expectation) {
        Predictive predictive = Predictive.of(expectation);
        return new Prediction(expectation.mean(), predictive, predictive);
    }

    /**
     * The exact conditional comparison with the comparable periods, where there are too few events or years for a model.
     *
     * <p>When {@code events} Poisson counts fell in {@code periods} others, the tails of a new count are those of a negative
     * binomial with size {@code events + 1} upwards and {@code events} downwards (Przyborowski and Wilenski 1940, as a band
     * Nelson 1970). Dispersion widens it.
     *
     * @param freedom of the dispersion; infinite when it is known
     */
    static Prediction ofSparse(double events, double periods, double dispersion, double freedom) {
        return new Prediction(
                events / periods,
                Predictive.of(sparse(events + 1, periods, dispersion, freedom)),
                Predictive.of(sparse(events, periods, dispersion, freedom)));
    }

    private static Expectation sparse(double events, double periods, double dispersion, double freedom) {
        return new Expectation(events / periods, 1 / events, dispersion, freedom, false);
    }

    /** Two-sided. */
    double pValue(int count) {
        return Math.min(1, 2 * Math.min(above.atLeast(count), below.atMost(count)));
    }
}
