package nl.wijkbeeld.signal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * A count that is still to come, when mean and dispersion are only estimates: the average of negative binomials over the
 * dispersions that the estimate allows.
 *
 * <p>The estimate of a dispersion has about a scaled chi-square distribution; the parts are its quantiles. The error of the
 * mean grows with the dispersion. Were the estimates taken for known, a p-value of 1 in 10,000 would come up several times as
 * often, and no false discovery rate would hold ({@code CalibrationTest}).
 */
record Predictive(List<NegativeBinomial> parts) implements CountDistribution {

    private static final int PARTS = 10;
    private static final Map<Integer, List<Double>> SPREADS = new ConcurrentHashMap<>();

    static Predictive of(Expectation expectation) {
        if (expectation.mean() == 0) {
            return new Predictive(List.of(new NegativeBinomial(0, 0)));
        }
        double variance = expectation.mean() + expectation.mean() * expectation.mean() * expectation.logVariance();
        return new Predictive(spread(expectation.freedom()).stream()
                .map(ratio -> Math.max(1, expectation.dispersion() * ratio))
                .map(dispersion -> new NegativeBinomial(expectation.mean(), dispersion * variance))
                .toList());
    }

    /** What a dispersion may be in terms of its estimate, each as likely; from whole degrees of freedom, rounded down. */
    private static List<Double> spread(double freedom) {
        return Double.isInfinite(freedom)
                ? List.of(1.0)
                : SPREADS.computeIfAbsent(Math.max(1, (int) freedom), Predictive::quantiles);
    }

    private static List<Double> quantiles(int freedom) {
        ChiSquaredDistribution chiSquared = ChiSquaredDistribution.of(freedom);
        return IntStream.range(0, PARTS)
                .mapToObj(part -> freedom / chiSquared.inverseCumulativeProbability((part + 0.5) / PARTS))
                .toList();
    }

    @Override
    public double atMost(int count) {
        double sum = 0;
        for (NegativeBinomial part : parts) {
            sum += part.atMost(count);
        }
        return sum / parts.size();
    }

    @Override
    public double atLeast(int count) {
        double sum = 0;
        for (NegativeBinomial part : parts) {
            sum += part.atLeast(count);
        }
        return sum / parts.size();
    }
}
