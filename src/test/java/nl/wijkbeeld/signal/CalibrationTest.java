package nl.wijkbeeld.signal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.wijkbeeld.signal.Verdict.Judged;
import org.junit.jupiter.api.Test;

/** Small p-values come up no more often than they say, in 20,000 made-up series in which nothing happens. */
class CalibrationTest {

    private static final int SERIES = 20_000;
    private static final long SEED = 20_260_101;
    private static final int WEEKS = 261;
    private static final List<Double> LEVELS = List.of(0.01, 0.001, 0.0001);
    /** As the hub's, but it also judges fewer than five. */
    private static final Control ALL = new Control(Step.WEEK, 4, 5, 1, 5, 6, 2.58, 0, 0.05);

    @Test
    void smallPValuesAreAsRareAsTheySay() throws IOException {
        List<Double> plugIn = new ArrayList<>();
        MadeUpSeries made = new MadeUpSeries(SEED);
        Season season = Season.of(ALL, 64, 51, 38, 25, 12);
        Detector detector = new Detector(ALL);
        List<Verdict> verdicts = IntStream.range(0, SERIES)
                .mapToObj(at -> {
                    Series series = made.calm("reeks " + at, WEEKS);
                    plugIn.add(plugIn(series.periods(WEEKS - 1, ALL.length()), season));
                    return detector.judge(series);
                })
                .toList();
        Signals signals = Signals.of(verdicts, ALL.falseDiscoveryRate());
        List<Double> own = Stream.concat(signals.changed().stream(), signals.usual().stream())
                .map(Judged::p)
                .toList();
        SignalsPage.upToDate(
                "calibration",
                List.of(
                        List.of("p-values below", "0.01", "0.001", "0.0001"),
                        List.of("---", "---", "---", "---"),
                        row("nbPlugin, as the reference", plugIn),
                        row("Wijkbeeld", own)));
        assertTrue(ratio(own, 0.001) <= 1.5 && ratio(own, 0.01) <= 1.2, "seed " + SEED);
        assertTrue(ratio(plugIn, 0.001) > 2, "seed " + SEED + ": else a plug-in would do");
    }

    private static double plugIn(double[] counts, Season season) {
        int last = counts.length - 1;
        NegativeBinomial expected = new FarringtonFlexible(ALL.weightsThreshold())
                .expect(Baseline.of(counts, season), last, 4)
                .plugIn();
        int observed = (int) counts[last];
        return Math.min(1, 2 * Math.min(expected.atLeast(observed), expected.atMost(observed)));
    }

    private static List<String> row(String title, List<Double> pValues) {
        return Stream.concat(
                        Stream.of(title),
                        LEVELS.stream().map(level -> String.format(Locale.ROOT, "× %.1f", ratio(pValues, level))))
                .toList();
    }

    /** How many times as often as said. */
    private static double ratio(List<Double> pValues, double level) {
        return pValues.stream().filter(p -> p <= level).count() / (level * pValues.size());
    }
}
