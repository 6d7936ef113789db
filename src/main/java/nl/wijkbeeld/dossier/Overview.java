package nl.wijkbeeld.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Change;
import nl.wijkbeeld.disclosure.Delivery;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;
import nl.wijkbeeld.dossier.Themes.Theme;

/** In één oogopslag: what is missing, what changed, a line per theme, and how fresh each source is. */
record Overview(Story story) {

    private static final int MOST = 3;

    List<Block> of(Area wijk) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of("tekst")
                .chapter(texts().get("oogopslag.kop"))
                .caption(inhabitants(wijk) + " " + striking(wijk)));
        missing().ifPresent(blocks::add);
        blocks.addAll(signals(wijk));
        blocks.add(themes(wijk));
        sinceLast(wijk).ifPresent(blocks::add);
        blocks.add(dates());
        return blocks;
    }

    private Texts texts() {
        return story.texts();
    }

    private String inhabitants(Area wijk) {
        if (wijk.inhabitants().isEmpty()) {
            return texts().say("oogopslag.inwoners_onbekend", "wijk", wijk.name());
        }
        return texts().say(
                        "oogopslag.inwoners",
                        "wijk",
                        wijk.name(),
                        "inwoners",
                        story.dutch().number(wijk.inhabitants()),
                        "huishoudens",
                        story.dutch().number(wijk.households()));
    }

    /** Of the wijk and its buurten: three that changed, three that did not although they look it. */
    private List<Block> signals(Area wijk) {
        SignalLines signals = new SignalLines(story);
        Set<String> areas = Stream.concat(Stream.of(wijk), story.publication().areasIn(wijk.code()).stream())
                .map(Area::code)
                .collect(Collectors.toSet());
        List<Line> changed = signals.changed(areas);
        List<Line> alike = signals.alike(areas);
        return List.of(
                Block.of("tekst")
                        .heading(texts().get("signaal.kop"))
                        .caption(
                                changed.isEmpty()
                                        ? texts().get("signaal.geen")
                                        : lines(changed, line -> signals.change(line, wijk), "signaal.meer"))
                        .inShort("verandering"),
                Block.of("tekst")
                        .heading(texts().get("signaal.gewoon.kop"))
                        .caption(
                                alike.isEmpty()
                                        ? texts().get("signaal.gewoon.geen")
                                        : lines(alike, line -> signals.usual(line, wijk), "signaal.gewoon.meer"))
                        .note(signals.watched()));
    }

    /** The first three, each on a line, and how many more there are. */
    private String lines(List<Line> lines, Function<Line, String> sentence, String more) {
        String first = lines.stream().limit(MOST).map(sentence).collect(Collectors.joining("\n"));
        return lines.size() <= MOST ? first : first + "\n" + texts().say(more, "aantal", lines.size() - MOST);
    }

    private String striking(Area wijk) {
        List<String> found = strongest(
                story.themes().stream().flatMap(theme -> shifts(wijk, theme)).toList());
        List<String> thisYear = strongest(story.themes().stream()
                .flatMap(theme -> whole(wijk, theme, "vorig_jaar", "dit_jaar"))
                .toList());
        String rolling = found.isEmpty()
                ? texts().get("oogopslag.niets_opvallend")
                : texts().say("oogopslag.opvallend", "lijst", String.join(" ", found));
        return thisYear.isEmpty()
                ? rolling
                : rolling + " " + texts().say("oogopslag.dit_jaar", "lijst", String.join(" ", thisYear));
    }

    /** How something changed between two periods. */
    private record Shift(String title, Line line, String from, String to, Change change) {}

    private Shift shift(String title, Line line, String from, String to) {
        return new Shift(title, line, from, to, story.change(line, from, to));
    }

    /** A theme and the categories behind it; a theme of one category is told once. */
    private Stream<Shift> shifts(Area wijk, Theme theme) {
        List<Line> categories = story.categories(wijk, theme.key());
        Stream<Shift> parts =
                categories.stream().map(line -> shift(line.key("titel"), line, "vorige_12", "laatste_12"));
        return categories.size() == 1 ? parts : Stream.concat(whole(wijk, theme, "vorige_12", "laatste_12"), parts);
    }

    private Stream<Shift> whole(Area wijk, Theme theme, String from, String to) {
        return story.period(wijk, theme.key()).stream().map(line -> shift(theme.title(), line, from, to));
    }

    private List<String> strongest(List<Shift> shifts) {
        return shifts.stream()
                .filter(shift -> shift.change.striking())
                .sorted(Comparator.comparingDouble(shift -> -Math.abs(shift.change.score())))
                .map(this::sentence)
                .distinct()
                .limit(MOST)
                .toList();
    }

    private String sentence(Shift shift) {
        return texts().say(
                        "oogopslag.verandering",
                        "categorie",
                        shift.title,
                        "nu",
                        story.dutch().cell(shift.line.cell(shift.to)),
                        "toen",
                        story.dutch().cell(shift.line.cell(shift.from)));
    }

    /** What did not arrive, said first. */
    Optional<Block> missing() {
        List<String> missed = story.publication().deliveries().stream()
                .filter(Delivery::missed)
                .map(delivery -> delivery.sourceTitle() + " (" + delivery.supplierTitle() + ")")
                .toList();
        return missed.isEmpty()
                ? Optional.empty()
                : Optional.of(Block.of("melding")
                        .with("tekst", texts().say("oogopslag.ontbreekt", "lijst", String.join("; ", missed)))
                        .inShort("ontbreekt"));
    }

    private Block themes(Area wijk) {
        Area gemeente = story.gemeente(wijk);
        Rows rows = new Rows();
        for (Theme theme : story.themes()) {
            Optional<Line> own = story.period(wijk, theme.key());
            Drawing spark = spark(wijk, theme);
            rows.add(
                    "naam", theme.title(),
                    "lijn", spark.renderer(),
                    "lijn_tekst", spark.description(),
                    "dit_jaar", story.cell(own, "dit_jaar"),
                    "vorig_jaar", story.cell(own, "vorig_jaar"),
                    "laatste_12", story.cell(own, "laatste_12"),
                    "per_1000", story.cell(own, "per_1000"),
                    "vergelijk", story.cell(story.period(gemeente, theme.key()), "per_1000"),
                    "verandering",
                            own.map(line -> story.brief(story.change(line, "vorige_12", "laatste_12")))
                                    .orElse(""));
        }
        return Block.of("oogopslag")
                .heading(texts().get("oogopslag.themas"))
                .caption(texts().say(
                                "oogopslag.themas.bijschrift",
                                "bron",
                                story.sourceTitle(story.mainSource()),
                                "maanden",
                                period()))
                .rows(rows.list())
                .note(texts().get("oogopslag.themas.noot"));
    }

    /** The months of this year that the figures cover, in words. */
    String period() {
        Optional<LocalDate> last = story.lastMonth();
        if (last.isEmpty()) {
            return texts().get("teken.geen_levering");
        }
        LocalDate month = last.get();
        return month.getMonthValue() == 1
                ? Dutch.month(month)
                : texts().say("periode", "van", Dutch.monthAlone(month.withDayOfYear(1)), "tot", Dutch.month(month));
    }

    private Drawing spark(Area wijk, Theme theme) {
        Series series = story.series(wijk, theme.key());
        return new Sparkline(story.palette(), 78, 13)
                .draw(
                        series,
                        series.highest(),
                        texts().say("vonk.beschrijving", "naam", theme.title(), "wijk", wijk.name()));
    }

    /** What is new since the last edition, apart from what became otherwise. */
    Optional<Block> sinceLast(Area area) {
        return story.previous().map(previous -> {
            Previous.News news = previous.against(
                    story.publication().seriesPerTheme(),
                    story.publication()
                            .seriesPerTheme()
                            .where(Map.of("gebied_code", area.code(), "bron", story.mainSource()))
                            .filter(line -> !line.key("thema").equals(Themes.HIC)));
            List<String> told = new ArrayList<>();
            told.add(
                    news.months().isEmpty()
                            ? texts().get("sinds.geen_maand")
                            : texts().say(
                                            "sinds.maand",
                                            "maanden",
                                            months(news.months()),
                                            "aantal",
                                            Dutch.number(news.counted())));
            if (!news.delivered().isEmpty()) {
                told.add(texts().say("sinds.geleverd", "maanden", months(news.delivered())));
            }
            told.add(texts().say(
                            news.late() < 0 ? "sinds.minder" : "sinds.meer",
                            "aantal",
                            Dutch.number(Math.abs(news.late()))));
            told.add(
                    news.corrected() == 0
                            ? texts().get("sinds.niet_verbeterd")
                            : texts().say("sinds.verbeterd", "aantal", Dutch.number(news.corrected())));
            return Block.of("tekst")
                    .heading(texts().say("sinds.kop", "datum", Dutch.date(previous.peildatum())))
                    .caption(String.join(" ", told));
        });
    }

    private static String months(List<LocalDate> months) {
        return months.stream().map(Dutch::month).collect(Collectors.joining(", "));
    }

    /** Up to which month each source tells; when its last delivery came stands in the account. */
    Block dates() {
        Map<String, List<String>> until = story.publication().deliveries().stream()
                .filter(delivery -> !delivery.missed() && delivery.lastMonth().isPresent())
                .collect(Collectors.groupingBy(
                        delivery -> Dutch.month(delivery.lastMonth().orElseThrow()),
                        LinkedHashMap::new,
                        Collectors.mapping(Delivery::sourceTitle, Collectors.toList())));
        List<String> told = new ArrayList<>();
        until.forEach((month, sources) -> told.add(texts().say(
                        "peildatums.tot",
                        "maand",
                        month,
                        "bronnen",
                        String.join("; ", sources.stream().distinct().toList()))));
        return Block.of("tekst")
                .heading(texts().get("peildatums.kop"))
                .caption(texts().say(
                                        "peildatums.bijschrift",
                                        "peildatum",
                                        Dutch.date(story.publication().peildatum()))
                        + "\n"
                        + String.join("\n", told))
                .inShort("peildatums");
    }
}
