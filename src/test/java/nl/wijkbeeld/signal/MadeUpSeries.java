package nl.wijkbeeld.signal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/** Weekly counts with a season, a trend and dispersion, from a seed. */
public final class MadeUpSeries {

    public static final LocalDate FIRST_WEEK = LocalDate.of(2020, 1, 6);

    private static final double WEEKS_PER_YEAR = 365.25 / 7;

    private final SplittableRandom random;

    public MadeUpSeries(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * What a series is made with.
     *
     * @param mean per four weeks
     * @param dispersion variance over mean
     */
    record Truth(double mean, double dispersion) {}

    /** A season of ±30 % that peaks anywhere in the year, a trend of at most ±5 % a year. */
    IntToDoubleFunction level(double mean) {
        double peak = random.nextDouble() * 2 * Math.PI;
        double trend = (random.nextDouble() - 0.5) * 0.1;
        return week -> mean
                / 4
                * (1 + 0.3 * Math.sin(2 * Math.PI * week / WEEKS_PER_YEAR + peak))
                * Math.exp(trend * week / WEEKS_PER_YEAR);
    }

    /** Negative binomial counts, with a variance of dispersion times the mean. */
    List<OptionalInt> counts(int weeks, double dispersion, IntToDoubleFunction mean) {
        List<OptionalInt> counts = new ArrayList<>(weeks);
        for (int week = 0; week < weeks; week++) {
            counts.add(OptionalInt.of(count(mean.applyAsDouble(week), dispersion)));
        }
        return counts;
    }

    private int count(double mean, double dispersion) {
        double rate = dispersion > 1 && mean > 0
                ? GammaDistribution.of(mean / (dispersion - 1), dispersion - 1)
                        .createSampler(random::nextLong)
                        .sample()
                : mean;
        return rate < 1e-9
                ? 0
                : PoissonDistribution.of(rate).createSampler(random::nextLong).sample();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** As in a wijk: many small means and few large ones, from 0.3 to 60; dispersions from 1 to 2.5. */
    Truth truth() {
        return new Truth(0.3 * Math.pow(200, random.nextDouble()), 1 + 1.5 * random.nextDouble());
    }

    /** A series in which nothing happens. */
    public Series calm(String key, int weeks) {
        Truth truth = truth();
        return new Series(key, Step.WEEK, FIRST_WEEK, counts(weeks, truth.dispersion(), level(truth.mean())), 0);
    }
}
