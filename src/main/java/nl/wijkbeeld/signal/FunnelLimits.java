package nl.wijkbeeld.signal;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Between which limits the rate of an area lies when it differs from the others by chance alone.
 *
 * <p>Source: Spiegelhalter (2005), Funnel plots for comparing institutional performance, Statistics in Medicine 24,
 * 1185–1202; with the multiplicative overdispersion of its section 3, estimated on winsorised scores.
 *
 * @param rate events per inhabitant of all areas together
 * @param dispersion how many times as much the areas vary as Poisson counts would, at least 1
 */
public record FunnelLimits(double rate, double dispersion) {

    /** Scores beyond these quantiles do not count for more: an area that differs must not widen its own limits. */
    private static final double WINSORISED = 0.1;

    /**
     * @param counts events per area
     * @param inhabitants of the same areas, each above 0
     */
    public static FunnelLimits of(double[] counts, double[] inhabitants) {
        double rate = Arrays.stream(counts).sum() / Arrays.stream(inhabitants).sum();
        double[] scores = IntStream.range(0, counts.length)
                .mapToDouble(area -> (counts[area] / inhabitants[area] - rate) / Math.sqrt(rate / inhabitants[area]))
                .sorted()
                .toArray();
        double low = scores[(int) Math.floor(WINSORISED * (scores.length - 1))];
        double high = scores[(int) Math.ceil((1 - WINSORISED) * (scores.length - 1))];
        double dispersion = Arrays.stream(scores)
                .map(score -> Math.max(low, Math.min(high, score)))
                .map(score -> score * score)
                .average()
                .orElse(1);
        return new FunnelLimits(rate, Math.max(1, dispersion));
    }

    /** @param deviations how many standard deviations wide, such as 1.96 for 95 % */
    public double upper(double inhabitants, double deviations) {
        return rate + deviations * Math.sqrt(rate * dispersion / inhabitants);
    }

    /** At least 0. */
    public double lower(double inhabitants, double deviations) {
        return Math.max(0, rate - deviations * Math.sqrt(rate * dispersion / inhabitants));
    }
}
