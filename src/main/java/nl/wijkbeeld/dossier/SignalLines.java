package nl.wijkbeeld.dossier;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.disclosure.Change;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;

/** What changed beyond chance, and what did not although it looks it, in words: a fall as soberly as a rise. */
record SignalLines(Story story) {

    private static final String ALL = "alle";
    /** What a rule of thumb would call a change. */
    private static final double LOOKS = 0.25;

    private static final int LOOKS_LEAST = 5;

    /** Of the main source in these areas, the least likely first. */
    List<Line> changed(Set<String> areas) {
        return of(areas).filter(SignalLines::isChange).toList();
    }

    static boolean isChange(Line line) {
        return line.key("oordeel").equals("meer") || line.key("oordeel").equals("minder");
    }

    /** More than a quarter and five off the same period a year ago, and within what chance explains. */
    List<Line> alike(Set<String> areas) {
        return of(areas)
                .filter(line -> line.key("oordeel").equals("gewoon") && looksChanged(line))
                .sorted(Comparator.comparingDouble(line ->
                        -Math.abs(story.change(line, "vorig_jaar", "aantal").score())))
                .toList();
    }

    /** Per category or theme that is out of its band on the same side in all of these areas: a line for each area. */
    List<List<Line>> together(List<Area> areas) {
        Map<List<String>, List<Line>> outside = of(areas.stream()
                        .map(Area::code)
                        .collect(Collectors.toSet()))
                .filter(line -> !line.key("sinds").isEmpty())
                .sorted(Comparator.comparing(line -> line.key("gebied_code")))
                .collect(Collectors.groupingBy(
                        line -> List.of(line.key("categorie"), line.key("thema"), line.key("tot"), side(line)),
                        LinkedHashMap::new,
                        Collectors.toList()));
        return outside.values().stream()
                .filter(lines -> lines.size() == areas.size())
                .toList();
    }

    private static String side(Line line) {
        return Series.value(line.cell("aantal")).orElse(0)
                        > Series.value(line.cell("verwacht_tot")).orElse(0)
                ? "meer"
                : "minder";
    }

    private boolean looksChanged(Line line) {
        double then = Series.value(line.cell("vorig_jaar")).orElse(Double.NaN);
        double off = Math.abs(Series.value(line.cell("aantal")).orElse(Double.NaN) - then);
        return off >= LOOKS_LEAST
                && off > LOOKS * then
                && !(story.change(line, "vorig_jaar", "aantal") instanceof Change.Untold);
    }

    private Stream<Line> of(Set<String> areas) {
        String source = story.mainSource();
        return story.publication()
                .signals()
                .in(areas)
                .filter(line -> line.key("bron").equals(source));
    }

    String change(Line line, Area within) {
        return story.texts()
                .say(
                        "signaal.verandering",
                        "onderwerp",
                        subject(line, within),
                        "aantal",
                        story.dutch().cell(line.cell("aantal")),
                        "periode",
                        period(line),
                        "verwacht",
                        expected(line),
                        "sinds",
                        since(line));
    }

    String usual(Line line, Area within) {
        String told = story.texts()
                .say(
                        "signaal.gewoon",
                        "onderwerp",
                        subject(line, within),
                        "aantal",
                        story.dutch().cell(line.cell("aantal")),
                        "periode",
                        period(line),
                        "toen",
                        story.dutch().cell(line.cell("vorig_jaar")),
                        "verwacht",
                        expected(line));
        return line.key("sinds").isEmpty() ? told : story.texts().say("signaal.gewoon.buiten", "zin", told);
    }

    /** A category, or a theme by its title. */
    String title(Line line) {
        return line.key("categorie").equals(ALL) ? story.themeTitle(line.key("thema")) : line.key("titel");
    }

    private String subject(Line line, Area within) {
        return line.key("gebied_code").equals(within.code())
                ? title(line)
                : story.texts()
                        .say(
                                "signaal.buurt",
                                "onderwerp",
                                title(line),
                                "buurt",
                                story.publication()
                                        .area(line.key("gebied_code"))
                                        .name());
    }

    String expected(Line line) {
        Cell low = line.cell("verwacht_van");
        Cell high = line.cell("verwacht_tot");
        return low.toString().equals(high.toString())
                ? story.dutch().cell(low)
                : story.dutch().cell(low) + "–" + story.dutch().cell(high);
    }

    /** Four weeks by their numbers, or a month by its name. */
    String period(Line line) {
        LocalDate from = LocalDate.parse(line.key("van"));
        LocalDate to = LocalDate.parse(line.key("tot"));
        return isMonth(line)
                ? Dutch.month(from)
                : story.texts()
                        .say(
                                "signaal.weken",
                                "van",
                                from.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR),
                                "tot",
                                to.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private static boolean isMonth(Line line) {
        return line.key("stap").equals("maand");
    }

    /** The week or month that it began in; its year when it is another than the period's. */
    String since(Line line) {
        if (line.key("sinds").isEmpty()) {
            return story.texts().get("teken.niet_berekend");
        }
        LocalDate begin = LocalDate.parse(line.key("sinds"));
        LocalDate end = LocalDate.parse(line.key("tot"));
        if (isMonth(line)) {
            return begin.getYear() == end.getYear() ? Dutch.monthAlone(begin) : Dutch.month(begin);
        }
        int year = begin.get(IsoFields.WEEK_BASED_YEAR);
        int week = begin.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
        return year == end.get(IsoFields.WEEK_BASED_YEAR)
                ? story.texts().say("signaal.week", "week", week)
                : story.texts().say("signaal.week_van_jaar", "week", week, "jaar", year);
    }

    /** How many series were looked at in all, and why some were not. */
    String watched() {
        List<Line> all = story.publication().signals().lines();
        long judged =
                all.stream().filter(line -> !line.key("p_waarde").isEmpty()).count();
        return story.texts()
                .say(
                        "signaal.bekeken",
                        "aantal",
                        Dutch.number(judged),
                        "veranderd",
                        Dutch.number(all.stream().filter(SignalLines::isChange).count()),
                        "niet",
                        Dutch.number(all.size() - judged));
    }
}
