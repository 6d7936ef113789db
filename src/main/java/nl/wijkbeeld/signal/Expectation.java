package nl.wijkbeeld.signal;

/**
 * What the past lets expect of one period.
 *
 * @param mean expected count
 * @param logVariance variance of the logarithm of that mean, were the dispersion 1
 * @param dispersion variance over mean of a count (phi), at least 1
 * @param freedom degrees of freedom of the dispersion
 * @param hasTrend whether a trend was continued to the period
 */
record Expectation(double mean, double logVariance, double dispersion, double freedom, boolean hasTrend) {

    /** With mean and dispersion taken for known (nbPlugin of surveillance; its reference for this package). */
    NegativeBinomial plugIn() {
        return new NegativeBinomial(mean, dispersion * mean);
    }
}
