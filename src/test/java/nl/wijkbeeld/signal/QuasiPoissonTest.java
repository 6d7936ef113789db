package nl.wijkbeeld.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuasiPoissonTest {

    private static QuasiPoisson fit(Baseline baseline, boolean hasSlope) {
        double[] alike = new double[baseline.size()];
        Arrays.fill(alike, 1);
        return hasSlope ? QuasiPoisson.sloping(baseline, alike).orElseThrow() : QuasiPoisson.level(baseline, alike);
    }

    private static Baseline baseline(int[] levels, double... counts) {
        return new Baseline(
                counts, IntStream.range(0, counts.length).asDoubleStream().toArray(), levels);
    }

    @Test
    void withoutSlopeALevelIsTheMeanOfItsPeriods() {
        Baseline baseline = baseline(new int[] {0, 1, 0, 1, 0, 1}, 4, 1, 6, 3, 5, 2);
        Expectation expected = fit(baseline, false).expectAt(6);
        assertEquals(5, expected.mean(), 1e-7);
        assertEquals(1 / 15.0, expected.logVariance(), 1e-7);
        assertEquals(1, expected.dispersion(), "less than Poisson is taken for Poisson");
    }

    /** The score equations of the maximum likelihood: residuals sum to 0 per level, and over time. */
    @Test
    void withSlopeItSolvesTheLikelihoodEquations() {
        int[] levels = IntStream.range(0, 40).map(time -> time % 4).toArray();
        double[] counts = IntStream.range(0, 40)
                .mapToDouble(time -> Math.floor(3 + time % 4 + time * 0.3 + (time * 7) % 5))
                .toArray();
        Baseline baseline = baseline(levels, counts);
        QuasiPoisson model = fit(baseline, true);
        double[] residuals = IntStream.range(0, 40)
                .mapToDouble(time -> counts[time] - model.mean(time))
                .toArray();
        for (int level = 0; level < 4; level++) {
            int season = level;
            assertEquals(
                    0,
                    IntStream.range(0, 40)
                            .filter(time -> levels[time] == season)
                            .mapToDouble(time -> residuals[time])
                            .sum(),
                    1e-5);
        }
        assertEquals(
                0,
                IntStream.range(0, 40)
                        .mapToDouble(time -> time * residuals[time])
                        .sum(),
                1e-4);
    }

    @Test
    void aPastOutbreakWeighsLess() {
        double[] counts = DoubleStream.concat(
                        IntStream.range(0, 39).mapToDouble(time -> 8 + time % 5), DoubleStream.of(90))
                .toArray();
        Baseline baseline = baseline(new int[40], counts);
        double plain = fit(baseline, false).expectAt(40).mean();
        double robust =
                new FarringtonFlexible(2.58).level(baseline).expectAt(40).mean();
        assertEquals(12, plain, 0.1);
        assertTrue(robust < 11, "was " + robust);
    }

    @Test
    void continuesATrendOverThreeYearsAndNoneOverTwo() {
        double[] counts =
                IntStream.range(0, 40).mapToDouble(time -> 60 - time + time % 3).toArray();
        Baseline baseline = baseline(new int[40], counts);
        FarringtonFlexible method = new FarringtonFlexible(2.58);
        assertTrue(method.expect(baseline, 43, 3).mean() < 23);
        assertTrue(method.expect(baseline, 43, 2).mean() > 35);
    }

    @Test
    void aTrendThatNoPeriodTellsIsNone() {
        Baseline once = new Baseline(new double[] {3, 4}, new double[] {0, 1}, new int[] {0, 1});
        assertTrue(QuasiPoisson.sloping(once, new double[] {1, 1}).isEmpty());
    }

    @Test
    void aSeasonWithoutEventsExpectsNone() {
        double[] none = new double[2000];
        assertEquals(0, fit(baseline(new int[2000], none), false).expectAt(2000).mean(), 1e-9);
    }

    @Test
    void foretellsNothingThatNeverWas() {
        double[] counts = IntStream.range(0, 40).mapToDouble(time -> 20 + time).toArray();
        Expectation expected = new FarringtonFlexible(2.58).expect(baseline(new int[40], counts), 60, 5);
        assertTrue(!expected.hasTrend() && expected.mean() < 50, expected.toString());
    }
}
