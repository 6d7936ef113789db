package nl.wijkbeeld.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.wijkbeeld.signal.Control;
import nl.wijkbeeld.signal.Detector;
import nl.wijkbeeld.signal.Signals;
import nl.wijkbeeld.signal.Step;
import nl.wijkbeeld.signal.Verdict;
import nl.wijkbeeld.signal.Verdict.Judged;
import nl.wijkbeeld.signal.Verdict.NotJudged;
import org.jspecify.annotations.Nullable;

/**
 * What the past lets expect of counts that are openbaar: the signals of the night, all tested together, and the band
 * around the months of a theme.
 */
final class Expectations {

    /** Key of the table of signals: {@code meer}, {@code minder}, {@code gewoon}, or why there is no verdict. */
    private static final List<String> KEYS = List.of(
            ProtectedTable.AREA,
            "bron",
            "thema",
            "categorie",
            "titel",
            "stap",
            "van",
            "tot",
            "sinds",
            "oordeel",
            "p_waarde");

    private static final List<String> MEASURES = List.of("aantal", "vorig_jaar", "verwacht_van", "verwacht_tot");
    private static final List<String> BAND = List.of("verwacht_van", "verwacht_tot");

    /** How far back a series is drawn. */
    private static final int MONTHS = 36;

    private final Map<String, Watched> tested;
    private final List<Watched> themes;

    /**
     * @param weeks the series of wijken and gemeenten by week; empty when they are judged by month
     * @param months the series of buurten, wijken and gemeenten by month
     * @param buurten codes of the buurten
     */
    Expectations(List<Watched> weeks, List<Watched> months, Set<String> buurten) {
        this.tested = withoutTwins(Stream.concat(
                        weeks.stream(),
                        months.stream().filter(watched -> weeks.isEmpty() || buurten.contains(watched.area())))
                .toList());
        this.themes = months.stream()
                .filter(watched -> watched.isTheme() && !buurten.contains(watched.area()))
                .toList();
    }

    /** A theme that counts what one category counts is no series of its own. */
    private static Map<String, Watched> withoutTwins(List<Watched> series) {
        Set<List<Object>> ofCategories = series.stream()
                .filter(watched -> !watched.isTheme())
                .map(Expectations::counted)
                .collect(Collectors.toSet());
        return series.stream()
                .filter(watched -> !watched.isTheme() || !ofCategories.contains(counted(watched)))
                .collect(Collectors.toMap(watched -> watched.series().key(), Function.identity()));
    }

    private static List<Object> counted(Watched watched) {
        return List.of(
                watched.area(),
                watched.source(),
                watched.series().step(),
                watched.series().counts());
    }

    /** The least likely first. */
    ProtectedTable signals() {
        List<Verdict> verdicts = tested.values().parallelStream()
                .map(watched -> new Detector(watched.control()).judge(watched.series()))
                .toList();
        Signals signals = Signals.of(verdicts, Control.MONTHS.falseDiscoveryRate());
        List<ProtectedTable.Line> lines = new ArrayList<>();
        signals.changed().forEach(judged -> lines.add(line(judged, judged.isAbove() ? "meer" : "minder")));
        signals.usual().forEach(judged -> lines.add(line(judged, "gewoon")));
        signals.notJudged().forEach(none -> lines.add(line(none, reason(none))));
        return new ProtectedTable("signalen", KEYS, MEASURES, lines);
    }

    private static String reason(NotJudged none) {
        return switch (none.reason()) {
            case NO_DELIVERY -> "geen levering";
            case SHORT_HISTORY -> "te kort bekend";
        };
    }

    private ProtectedTable.Line line(Verdict verdict, String oordeel) {
        Watched watched = tested.get(verdict.key());
        if (watched == null) {
            throw new IllegalStateException("a verdict on no series");
        }
        Map<String, String> keys = watched.keys();
        keys.put("stap", watched.series().step() == Step.WEEK ? "week" : "maand");
        keys.put("van", watched.from().toString());
        keys.put("tot", watched.until().toString());
        keys.put("sinds", "");
        keys.put("oordeel", oordeel);
        keys.put("p_waarde", "");
        Map<String, Cell> cells = new LinkedHashMap<>();
        cells.put("aantal", count(watched.counted(0)));
        cells.put("vorig_jaar", count(watched.counted(1)));
        cells.putAll(band(verdict instanceof Judged judged ? judged : null));
        if (verdict instanceof Judged judged) {
            judged.since().ifPresent(since -> keys.put("sinds", since.toString()));
            keys.put("p_waarde", String.format(Locale.ROOT, "%.2g", judged.p()));
        }
        return new ProtectedTable.Line(keys, cells);
    }

    private static Map<String, Cell> band(@Nullable Judged judged) {
        return judged == null
                ? Map.of("verwacht_van", new Cell.NotMeaningful(), "verwacht_tot", new Cell.NotMeaningful())
                : Map.of(
                        "verwacht_van", count(OptionalLong.of(judged.lower())),
                        "verwacht_tot", count(OptionalLong.of(judged.upper())));
    }

    private static Cell count(OptionalLong value) {
        return Protection.cell(new Protection.Count(value, value.isPresent(), false));
    }

    /**
     * Monthly figures with the band that each month had from what came before it; provisional months have none.
     *
     * @param series a table with gebied_code, bron, thema and maand among its keys
     */
    ProtectedTable banded(ProtectedTable series) {
        Map<String, Judged> bands = bands();
        List<String> measures =
                Stream.concat(series.measures().stream(), BAND.stream()).toList();
        return new ProtectedTable(
                series.name(),
                series.keys(),
                measures,
                series.lines().stream()
                        .map(line -> {
                            Map<String, Cell> cells = new LinkedHashMap<>(band(bands.get(place(
                                    line.key(ProtectedTable.AREA),
                                    line.key("bron"),
                                    line.key("thema"),
                                    line.key("maand")))));
                            series.measures().forEach(measure -> cells.put(measure, line.cell(measure)));
                            Map<String, String> keys = new LinkedHashMap<>();
                            series.keys().forEach(key -> keys.put(key, line.key(key)));
                            return new ProtectedTable.Line(keys, cells);
                        })
                        .toList());
    }

    private Map<String, Judged> bands() {
        return themes.parallelStream()
                .flatMap(watched -> {
                    Detector detector = new Detector(Control.MONTHS);
                    int last = watched.series().lastSettled();
                    return IntStream.rangeClosed(Math.max(0, last - MONTHS), last)
                            .mapToObj(month -> detector.judge(watched.series(), month))
                            .filter(Judged.class::isInstance)
                            .map(Judged.class::cast)
                            .map(judged -> Map.entry(
                                    place(
                                            watched.area(),
                                            watched.source(),
                                            watched.theme(),
                                            judged.last().toString()),
                                    judged));
                })
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String place(String area, String source, String theme, String month) {
        return area + "|" + source + "|" + theme + "|" + month;
    }
}
