package nl.wijkbeeld.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FarringtonFlexibleTest {

    /**
     * The bounds of the version that agreed with the reference in every week (docs/signals.md), on a made-up series with a
     * past outbreak and a season without events. When they change, {@link ReferenceTest} must be run with its files.
     */
    @Test
    void keepsTheBoundsThatAgreedWithTheReference() {
        MadeUpSeries made = new MadeUpSeries(3);
        var level = made.level(12);
        double[] counts = made
                .counts(290, 1.5, week -> week % 52 > 45 ? 0 : level.applyAsDouble(week) * (week / 6 == 35 ? 4 : 1))
                .stream()
                .mapToDouble(count -> count.orElseThrow())
                .toArray();
        Control control = new Control(Step.WEEK, 1, 5, 3, 10, 26, 2.58, 5, 0.01);
        List<Integer> bounds = IntStream.range(270, 290)
                .map(week -> new FarringtonFlexible(2.58)
                        .expect(
                                Baseline.of(
                                        counts,
                                        Season.of(
                                                control,
                                                week,
                                                week - 52,
                                                week - 104,
                                                week - 156,
                                                week - 208,
                                                week - 260)),
                                week,
                                5)
                        .plugIn()
                        .upper(0.005))
                .boxed()
                .toList();
        assertEquals(List.of(15, 15, 13, 15, 15, 15, 14, 13, 13, 14, 14, 13, 10, 11, 13, 13, 11, 9, 10, 12), bounds);
    }
}
