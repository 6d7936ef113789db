package nl.wijkbeeld.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class FunnelLimitsTest {

    private static final double[] INHABITANTS = {
        200, 900, 1500, 2000, 3300, 3700, 4600, 6000, 6500, 7000, 10_000, 13_000
    };

    @Test
    void narrowsWithTheInhabitants() {
        FunnelLimits limits = new FunnelLimits(0.04, 1);
        assertEquals(0.04 + 1.96 * Math.sqrt(0.04 / 10_000), limits.upper(10_000, 1.96), 1e-12);
        assertTrue(limits.upper(200, 1.96) > limits.upper(10_000, 1.96));
        assertEquals(0, limits.lower(20, 3.09));
    }

    @Test
    void leavesOneInTwentyOutWhenOnlyChanceIsAtWork() {
        SplittableRandom random = new SplittableRandom(7);
        int outside = 0;
        int rounds = 400;
        for (int round = 0; round < rounds; round++) {
            double[] counts = Arrays.stream(INHABITANTS)
                    .map(lived -> PoissonDistribution.of(0.04 * lived)
                            .createSampler(random::nextLong)
                            .sample())
                    .toArray();
            FunnelLimits limits = FunnelLimits.of(counts, INHABITANTS);
            outside += (int) IntStream.range(0, counts.length)
                    .filter(area -> isOutside(limits, counts[area], INHABITANTS[area]))
                    .count();
        }
        double share = (double) outside / (rounds * INHABITANTS.length);
        assertTrue(share > 0.02 && share < 0.06, "share " + share);
    }

    private static boolean isOutside(FunnelLimits limits, double count, double inhabitants) {
        double rate = count / inhabitants;
        return rate > limits.upper(inhabitants, 1.96) || rate < limits.lower(inhabitants, 1.96);
    }

    @Test
    void oneAreaThatDiffersDoesNotWidenItsOwnLimits() {
        double[] counts = Arrays.stream(INHABITANTS).map(lived -> 0.04 * lived).toArray();
        counts[4] *= 6;
        FunnelLimits limits = FunnelLimits.of(counts, INHABITANTS);
        assertTrue(isOutside(limits, counts[4], INHABITANTS[4]));
        assertTrue(limits.dispersion() < 40, limits.toString());
    }
}
