package nl.wijkbeeld.signal;

import org.apache.commons.numbers.gamma.RegularizedBeta;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * Counts by their mean and variance; Poisson when the variance is no more than the mean.
 *
 * <p>The size (mean² / (variance − mean)) need not be whole, for which the libraries have no distribution: the tails are
 * regularised beta functions (Johnson, Kemp and Kotz 2005, section 5.6).
 */
record NegativeBinomial(double mean, double variance) implements CountDistribution {

    NegativeBinomial {
        if (!(mean >= 0) || !(variance >= 0) || Double.isInfinite(variance)) {
            throw new IllegalArgumentException("mean " + mean + ", variance " + variance);
        }
    }

    private double size() {
        return mean * mean / (variance - mean);
    }

    @Override
    public double atMost(int count) {
        if (count < 0 || mean == 0) {
            return count < 0 ? 0 : 1;
        }
        return variance > mean
                ? RegularizedBeta.value(mean / variance, size(), count + 1.0)
                : RegularizedGamma.Q.value(count + 1.0, mean);
    }

    @Override
    public double atLeast(int count) {
        if (count <= 0 || mean == 0) {
            return count <= 0 ? 1 : 0;
        }
        return variance > mean
                ? RegularizedBeta.complement(mean / variance, size(), count)
                : RegularizedGamma.P.value(count, mean);
    }
}
