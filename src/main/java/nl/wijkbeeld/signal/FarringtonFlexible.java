package nl.wijkbeeld.signal;

import java.util.Arrays;
import java.util.Optional;

/**
 * The expected count of a period by the improved Farrington method.
 *
 * <p>Source: Noufaily, Enki, Farrington, Garthwaite, Andrews and Charlett (2013), An improved algorithm for outbreak
 * detection in multiple surveillance systems, Statistics in Medicine 32, 1206–1222; the weights after Farrington, Andrews,
 * Beale and Catchpole (1996), J. R. Statist. Soc. A 159, 547–563. Agrees with farringtonFlexible of the R package
 * surveillance (docs/signals.md).
 */
record FarringtonFlexible(double weightsThreshold) {

    /** With fewer a trend cannot be told from one year that was different. */
    private static final int YEARS_FOR_TREND = 3;

    /**
     * With the trend when it counts.
     *
     * @param at the period's place in the series
     * @param years how far the baseline goes back
     */
    Expectation expect(Baseline baseline, int at, int years) {
        return sloping(baseline)
                .filter(model -> years >= YEARS_FOR_TREND && model.meanAt(at) <= baseline.highest())
                .orElseGet(() -> level(baseline))
                .expectAt(at);
    }

    /** Fits twice: the second time past outbreaks weigh less. */
    private Optional<QuasiPoisson> sloping(Baseline baseline) {
        return QuasiPoisson.sloping(baseline, alike(baseline))
                .flatMap(model -> QuasiPoisson.sloping(baseline, weights(model.anscombeResiduals())));
    }

    /** Without a trend; likewise. */
    QuasiPoisson level(Baseline baseline) {
        QuasiPoisson model = QuasiPoisson.level(baseline, alike(baseline));
        return QuasiPoisson.level(baseline, weights(model.anscombeResiduals()));
    }

    private static double[] alike(Baseline baseline) {
        double[] alike = new double[baseline.size()];
        Arrays.fill(alike, 1);
        return alike;
    }

    /** In proportion to residual<sup>−2</sup> above the threshold; their sum is the number of periods. */
    private double[] weights(double[] residuals) {
        double[] weights = Arrays.stream(residuals)
                .map(residual -> residual > weightsThreshold ? 1 / (residual * residual) : 1)
                .toArray();
        double scale = weights.length / Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight * scale).toArray();
    }
}
