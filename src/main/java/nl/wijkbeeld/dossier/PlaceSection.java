package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;

/** Waar and wanneer: the buurten of a wijk, and its weekdays and parts of the day. */
record PlaceSection(Story story) {

    private static final List<String> PARTS = List.of("nacht", "ochtend", "middag", "avond");

    List<Block> buurten(Area wijk) {
        Optional<Block> map = new AreaMaps(story).of(wijk);
        Rows rows = new Rows();
        int number = 0;
        for (Area buurt : story.publication().areasIn(wijk.code())) {
            number++;
            rows.add(
                            "naam",
                            map.isPresent() ? number + "  " + buurt.name() : buurt.name(),
                            "inwoners",
                            story.dutch().number(buurt.inhabitants()),
                            "leeg",
                            "")
                    .numbered(0, perTheme(buurt));
        }
        rows.bold("naam", wijk.name(), "inwoners", story.dutch().number(wijk.inhabitants()), "leeg", "")
                .numbered(0, perTheme(wijk));
        Block table = Block.of("buurten")
                .caption(texts().say("buurten.bijschrift", "bron", story.sourceTitle(story.mainSource())))
                .columns(story.themes().stream()
                        .map(theme -> texts().get("thema.kort." + theme.key()))
                        .toList())
                .rows(rows.list())
                .note(texts().get("buurten.noot"));
        String heading = texts().get("buurten.kop");
        return map.map(drawn -> List.of(drawn, table.heading(heading)))
                .orElseGet(() -> List.of(table.chapter(heading)));
    }

    private Texts texts() {
        return story.texts();
    }

    private List<String> perTheme(Area area) {
        return story.themes().stream()
                .map(theme -> story.cell(story.period(area, theme.key()), "laatste_12"))
                .toList();
    }

    List<Block> when(Area wijk) {
        List<Line> lines = story.publication()
                .daypart()
                .where(Map.of("gebied_code", wijk.code(), "bron", story.mainSource()))
                .toList();
        if (lines.stream().noneMatch(line -> story.hasCount(line.cell("aantal")))) {
            return List.of(Block.of("tekst")
                    .chapter(texts().get("wanneer.kop"))
                    .caption(texts().get(lines.isEmpty() ? "wanneer.geen" : "wanneer.te_weinig")));
        }
        Line first = lines.get(0);
        String finding = finding(lines);
        Drawing grid = new DaypartGrid(story.palette(), story.dutch())
                .draw(
                        texts().list("weekdagen"),
                        texts().list("dagdelen"),
                        (day, part) -> cell(lines, day + 1, PARTS.get(part)),
                        description(lines));
        return List.of(Block.of("figuur-dagdelen")
                .chapter(texts().get("wanneer.kop"))
                .caption(texts().say(
                                "wanneer.bijschrift",
                                "bevinding",
                                finding,
                                "van",
                                quarter(first.key("van")),
                                "tot",
                                quarter(first.key("tot"))))
                .figure(grid)
                .note(texts().get("wanneer.noot")));
    }

    private static String quarter(String day) {
        return Dutch.quarter(java.time.LocalDate.parse(day));
    }

    private static Cell cell(List<Line> lines, int day, String part) {
        return lines.stream()
                .filter(line -> line.key("weekdag").equals(Integer.toString(day)))
                .filter(line -> line.key("dagdeel").equals(part))
                .findFirst()
                .orElseThrow()
                .cell("aantal");
    }

    /** The one busiest moment; a small count, or two that are as busy, may be chance. */
    private String finding(List<Line> lines) {
        double most = lines.stream().mapToDouble(PlaceSection::count).max().orElse(0);
        List<Line> busiest = lines.stream().filter(line -> count(line) == most).toList();
        if (busiest.size() > 1
                || most < story.publication().policy().percentage().value()) {
            return texts().get("wanneer.geen_piek");
        }
        Line line = busiest.get(0);
        return texts().say(
                        "wanneer.bevinding",
                        "moment",
                        moment(line),
                        "aantal",
                        story.dutch().cell(line.cell("aantal")));
    }

    private static double count(Line line) {
        return Series.value(line.cell("aantal")).orElse(0);
    }

    private String moment(Line line) {
        return texts().say(
                        "wanneer.moment",
                        "dag",
                        texts().list("weekdagen").get(Integer.parseInt(line.key("weekdag")) - 1),
                        "dagdeel",
                        line.key("dagdeel"));
    }

    private String description(List<Line> lines) {
        List<String> told = new ArrayList<>();
        Stream<Line> all = lines.stream();
        all.forEach(line -> told.add(moment(line) + ": " + story.dutch().cell(line.cell("aantal"))));
        return texts().say("wanneer.beschrijving", "lijst", String.join("; ", told));
    }
}
