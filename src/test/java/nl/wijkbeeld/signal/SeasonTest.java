package nl.wijkbeeld.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SeasonTest {

    private static Control excluding(int periods) {
        return new Control(Step.WEEK, 4, 5, 1, 4, periods, 2.58, 5, 0.05);
    }

    @Test
    void sharesTheRestOfTheYearEvenlyAfterTheComparablePeriods() {
        int[] levels = Season.of(excluding(2), 15, 2).levels();
        assertArrayEquals(new int[] {-1, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 3, -1, -1}, levels);
    }

    @Test
    void givesTheFirstPartsTheRest() {
        int[] levels = Season.of(excluding(0), 14, 0).levels();
        assertArrayEquals(new int[] {0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 0}, levels);
    }

    @Test
    void leavesOutWhatWasNotDeliveredAndLevelsWithoutPeriods() {
        double[] counts = {9, 9, 7, 7, 5, 5, 5, 5, Double.NaN, Double.NaN, Double.NaN, 4, 4, 3, 3, 3};
        Baseline baseline = Baseline.of(counts, Season.of(excluding(2), 15, 2));
        assertArrayEquals(new double[] {9, 7, 7, 5, 5, 5, 5, 4, 4}, baseline.counts());
        assertArrayEquals(new int[] {0, 0, 0, 1, 1, 1, 1, 2, 2}, baseline.levels());
        assertEquals(23, baseline.comparableTotal());
    }

    @Test
    void refusesAYearThatCannotBeDividedLikeThis() {
        assertThrows(IllegalArgumentException.class, () -> new Control(Step.WEEK, 4, 5, 1, 12, 6, 2.58, 5, 0.05));
        assertThrows(IllegalArgumentException.class, () -> new Control(Step.WEEK, 4, 5, 1, 5, 6, 0.5, 5, 0.05));
        assertThrows(IllegalArgumentException.class, () -> new Control(Step.WEEK, 4, 5, 1, 5, 6, 2.58, 5, 1));
    }
}
