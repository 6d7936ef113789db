package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;
import nl.wijkbeeld.disclosure.Sensitivity;
import nl.wijkbeeld.dossier.Themes.Theme;

/** The yearly report to both councils: years, never months, so that no year stands beside its parts. */
record Raadsrapportage(Story story, DossierSettings settings, int year) {

    private static final int YEARS = 5;
    private static final String ALL = "alle";

    List<Block> blocks(Area team) {
        List<Area> gemeenten = story.publication().areasIn(team.code());
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                Block.of("tekst").chapter(texts().get("raad.kop")).caption(texts().say("raad.uitleg", "jaar", year)));
        new Overview(story).missing().ifPresent(blocks::add);
        blocks.addAll(new CrimesSection(story).of(team, gemeenten, List.of()));
        blocks.add(Block.of("tekst")
                .chapter(texts().get("raad.themas.kop"))
                .caption(texts().say("raad.themas.uitleg", "bron", story.sourceTitle(story.mainSource())))
                .onNewPage());
        gemeenten.forEach(gemeente -> blocks.addAll(themes(gemeente)));
        blocks.add(Block.of("tekst")
                .chapter(texts().get("raad.motie.kop"))
                .caption(texts().get("raad.motie.uitleg"))
                .onNewPage());
        gemeenten.forEach(gemeente -> blocks.addAll(motion(gemeente)));
        blocks.addAll(new AccountSection(story, settings).blocks());
        return blocks;
    }

    private Texts texts() {
        return story.texts();
    }

    /** The last five years up to the reported one that the main source has whole. */
    private List<String> years() {
        List<String> years = story.publication()
                .perYear()
                .where(Map.of("bron", story.mainSource()))
                .map(line -> line.key("jaar"))
                .filter(known -> Integer.parseInt(known) <= year)
                .distinct()
                .sorted()
                .toList();
        return years.subList(Math.max(0, years.size() - YEARS), years.size());
    }

    private List<Block> themes(Area gemeente) {
        List<String> years = years();
        Rows rows = new Rows();
        for (Theme theme : story.themes()) {
            Map<String, Line> counts =
                    byYear(gemeente, line -> line.key("thema").equals(theme.key()) && isTheme(line));
            rows.add("naam", theme.title()).numbered(1, cells(counts, years, "aantal"));
        }
        List<String> findings = story.themes().stream()
                .map(theme -> finding(gemeente, theme))
                .flatMap(Optional::stream)
                .toList();
        String finding = findings.isEmpty() ? texts().get("raad.themas.gewoon") : String.join(" ", findings);
        return List.of(
                bars(gemeente, finding),
                Block.of("perioden")
                        .columns(columns(texts().get("raad.thema"), years))
                        .rows(rows.list())
                        .note(texts().get("raad.themas.noot")));
    }

    /** The reported year beside the one before, per theme. */
    private Block bars(Area gemeente, String finding) {
        List<PairedBars.Pair> pairs = story.themes().stream()
                .map(theme -> {
                    Map<String, Line> counts =
                            byYear(gemeente, line -> line.key("thema").equals(theme.key()) && isTheme(line));
                    return new PairedBars.Pair(
                            List.of(texts().get("thema.kort." + theme.key()).split("\n", -1)),
                            cell(counts, year - 1),
                            cell(counts, year));
                })
                .toList();
        return Block.of("figuur-staven")
                .heading(gemeente.name())
                .caption(finding)
                .figure(new PairedBars(story.palette(), story.dutch(), 483, 96)
                        .draw(
                                pairs,
                                List.of(Integer.toString(year - 1), Integer.toString(year)),
                                texts().say("raad.beschrijving", "gemeente", gemeente.name(), "bevinding", finding)));
    }

    private static Optional<Cell> cell(Map<String, Line> counts, int year) {
        return Optional.ofNullable(counts.get(Integer.toString(year))).map(line -> line.cell("aantal"));
    }

    private static boolean isTheme(Line line) {
        return line.key("categorie").equals(ALL);
    }

    /** Told when the reported year differs from the one before more than chance explains. */
    private Optional<String> finding(Area gemeente, Theme theme) {
        Map<String, Line> counts = byYear(gemeente, line -> line.key("thema").equals(theme.key()) && isTheme(line));
        Line now = counts.get(Integer.toString(year));
        Line before = counts.get(Integer.toString(year - 1));
        if (now == null || before == null) {
            return Optional.empty();
        }
        return Optional.of(story.publication().change(before.cell("aantal"), now.cell("aantal")))
                .filter(change -> change.striking())
                .map(change -> texts().say(
                                "raad.bevinding",
                                "thema",
                                theme.title(),
                                "jaar",
                                year,
                                "nu",
                                story.dutch().cell(now.cell("aantal")),
                                "vorig",
                                year - 1,
                                "toen",
                                story.dutch().cell(before.cell("aantal")),
                                "verschil",
                                story.told(change)));
    }

    private Map<String, Line> byYear(Area area, Predicate<Line> wanted) {
        return story.publication()
                .perYear()
                .where(Map.of("gebied_code", area.code(), "bron", story.mainSource()))
                .filter(wanted)
                .collect(Collectors.toMap(
                        line -> line.key("jaar"), line -> line, (first, second) -> first, LinkedHashMap::new));
    }

    private List<String> cells(Map<String, Line> counts, List<String> years, String measure) {
        return padded(years.stream()
                .map(known -> story.cell(Optional.ofNullable(counts.get(known)), measure))
                .toList());
    }

    private static List<String> columns(String first, List<String> years) {
        List<String> columns = new ArrayList<>(List.of(first));
        columns.addAll(padded(years));
        return columns;
    }

    private static List<String> padded(List<String> values) {
        List<String> padded = new ArrayList<>(values);
        while (padded.size() < YEARS) {
            padded.add("");
        }
        return padded;
    }

    /** What the sources tell of violence and sexual offences, and of who the victims are: they do not tell the two together. */
    private List<Block> motion(Area gemeente) {
        Set<String> kinds = Set.copyOf(texts().list("raad.motie.soorten"));
        List<String> years = years();
        Rows rows = new Rows();
        story.publication()
                .perYear()
                .where(Map.of("gebied_code", gemeente.code(), "bron", story.mainSource()))
                .filter(line -> kinds.contains(line.key("categorie")))
                .map(line -> line.key("categorie"))
                .distinct()
                .forEach(kind -> {
                    Map<String, Line> counts =
                            byYear(gemeente, line -> line.key("categorie").equals(kind));
                    rows.add("naam", counts.values().iterator().next().key("titel"))
                            .numbered(1, cells(counts, years, "aantal"));
                });
        List<Block> blocks = new ArrayList<>();
        if (!rows.isEmpty()) {
            blocks.add(Block.of("perioden")
                    .heading(gemeente.name())
                    .caption(texts().say("raad.motie.geweld", "bron", story.sourceTitle(story.mainSource())))
                    .columns(columns(texts().get("categorie"), years))
                    .rows(rows.list()));
        }
        blocks.addAll(new SourcesSection(story).at(gemeente, Sensitivity.VERTROUWELIJK, kinds));
        blocks.addAll(new PersonsSection(story).victims(gemeente));
        return blocks;
    }
}
