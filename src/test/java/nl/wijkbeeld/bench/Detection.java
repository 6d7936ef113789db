package nl.wijkbeeld.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nl.wijkbeeld.signal.Control;
import nl.wijkbeeld.signal.Detector;
import nl.wijkbeeld.signal.MadeUpSeries;
import nl.wijkbeeld.signal.Series;
import nl.wijkbeeld.signal.Signals;

/** Judges the series of all wijken and buurten. */
final class Detection {

    private static final int AREAS = 18 + 98;
    private static final int CATEGORIES = 60;
    private static final int WEEKS = 5 * 52;
    private static final int SEED = 20_260_101;

    static final String TOLD = "(18 wijken + 98 buurten) × %d categories × %d weeks".formatted(CATEGORIES, WEEKS);

    private Detection() {}

    /** @param times how often each series comes by, under another key */
    static Trial run(int times) throws IOException {
        Map<String, Double> parts = new LinkedHashMap<>();
        MadeUpSeries made = new MadeUpSeries(SEED);
        long making = System.nanoTime();
        List<Series> night = IntStream.range(0, AREAS * CATEGORIES)
                .mapToObj(at -> made.calm("reeks " + at, WEEKS))
                .toList();
        parts.put("make up (not in the time)", Trial.secondsSince(making));
        long start = System.nanoTime();
        Detector detector = new Detector(Control.FOUR_WEEKS);
        Signals signals = Signals.of(
                IntStream.range(0, times)
                        .boxed()
                        .flatMap(time -> night.stream().map(series -> under(series.key() + "/" + time, series)))
                        .map(detector::judge)
                        .toList(),
                Control.FOUR_WEEKS.falseDiscoveryRate());
        parts.put("judge", Trial.secondsSince(start));
        return Trial.ended(start, signals.judged(), parts);
    }

    private static Series under(String key, Series series) {
        return new Series(key, series.step(), series.begin(), series.counts(), series.provisional());
    }
}
