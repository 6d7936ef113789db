package nl.wijkbeeld.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.disclosure.Policy.Period;
import nl.wijkbeeld.disclosure.Policy.Rule;
import nl.wijkbeeld.disclosure.ProtectedTable;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;
import nl.wijkbeeld.disclosure.Sensitivity;
import nl.wijkbeeld.disclosure.Source;

/** De bronnen naast elkaar: what each partner sees over closed periods; never summed. */
record SourcesSection(Story story) {

    private static final int QUARTERS = 8;
    private static final int YEARS = 5;

    List<Block> of(Area wijk) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.of("tekst").chapter(texts().get("bronnen.kop")).caption(texts().get("bronnen.uitleg")));
        blocks.addAll(at(wijk, Sensitivity.BESCHERMD));
        blocks.addAll(at(wijk, Sensitivity.VERTROUWELIJK));
        return blocks;
    }

    private Texts texts() {
        return story.texts();
    }

    /** The tables of one sensitivity, for the area of the policy's level that holds or is the given one. */
    List<Block> at(Area area, Sensitivity sensitivity) {
        Rule rule = story.publication().policy().rule(sensitivity);
        Area told = rule.level().equals("gemeente") ? story.gemeente(area) : area;
        ProtectedTable table = story.publication().closed(sensitivity);
        return story.publication().sources().stream()
                .filter(source -> counted(source, table))
                .map(source -> source(told, source, rule, table))
                .toList();
    }

    private static boolean counted(Source source, ProtectedTable table) {
        return table.lines().stream()
                .anyMatch(line ->
                        line.key("bron").equals(source.code()) && !(line.cell("aantal") instanceof Cell.NotDelivered));
    }

    private Block source(Area area, Source source, Rule rule, ProtectedTable table) {
        boolean years = rule.period() == Period.JAAR;
        String heading = texts().say("bronnen.bron", "bron", source.title(), "gebied", area.name());
        Map<String, List<Line>> categories = table.where(Map.of("gebied_code", area.code(), "bron", source.code()))
                .collect(Collectors.groupingBy(line -> line.key("titel"), LinkedHashMap::new, Collectors.toList()));
        if (categories.isEmpty()) {
            return Block.of("tekst").heading(heading).caption(texts().say("bronnen.niets", "gebied", area.name()));
        }
        int width = years ? YEARS : QUARTERS;
        List<LocalDate> periods = periods(categories, width);
        Rows rows = new Rows();
        Map<String, List<String>> quiet = new LinkedHashMap<>();
        categories.forEach((title, lines) -> {
            Set<String> signs = signs(lines, periods);
            if (signs.size() == 1 && !signs.contains("")) {
                quiet.computeIfAbsent(signs.iterator().next(), sign -> new ArrayList<>())
                        .add(title);
            } else {
                rows.add("naam", title).numbered(1, padded(cells(lines, periods), width));
            }
        });
        return filled(rows, years, heading, periods, width)
                .caption(texts().say("bronnen.soort." + source.kind()))
                .note(note(rule, quiet));
    }

    private Block filled(Rows rows, boolean years, String heading, List<LocalDate> periods, int width) {
        if (rows.isEmpty()) {
            return Block.of("tekst").heading(heading);
        }
        List<String> columns = new ArrayList<>(List.of(texts().get("categorie")));
        columns.addAll(padded(
                periods.stream()
                        .map(period -> years ? Integer.toString(period.getYear()) : quarter(period))
                        .toList(),
                width));
        return Block.of(years ? "perioden" : "kwartalen")
                .heading(heading)
                .columns(columns)
                .rows(rows.list());
    }

    private static String quarter(LocalDate first) {
        return "%d\n%de kw.".formatted(first.getYear(), (first.getMonthValue() + 2) / 3);
    }

    private static List<LocalDate> periods(Map<String, List<Line>> categories, int width) {
        List<LocalDate> all = categories.values().stream()
                .flatMap(List::stream)
                .map(line -> LocalDate.parse(line.key("periode")))
                .distinct()
                .sorted()
                .toList();
        return all.subList(Math.max(0, all.size() - width), all.size());
    }

    private List<String> cells(List<Line> lines, List<LocalDate> periods) {
        return periods.stream()
                .map(period -> lines.stream()
                        .filter(line -> line.key("periode").equals(period.toString()))
                        .findFirst()
                        .map(line -> story.dutch().cell(line.cell("aantal")))
                        .orElse(""))
                .toList();
    }

    /** The one sign that all cells of a category show, or "" among others when one of them is a count. */
    private Set<String> signs(List<Line> lines, List<LocalDate> periods) {
        Set<String> signs = new LinkedHashSet<>();
        for (Line line : lines) {
            if (periods.contains(LocalDate.parse(line.key("periode")))) {
                signs.add(
                        story.hasCount(line.cell("aantal")) ? "" : story.dutch().cell(line.cell("aantal")));
            }
        }
        return signs;
    }

    private static List<String> padded(List<String> values, int width) {
        List<String> padded = new ArrayList<>(values);
        while (padded.size() < width) {
            padded.add("");
        }
        return padded;
    }

    private String note(Rule rule, Map<String, List<String>> quiet) {
        StringBuilder note = new StringBuilder(texts().say("bronnen.noot", "minimum", rule.minimum()));
        quiet.forEach((sign, titles) -> note.append(' ')
                .append(texts().say("bronnen.stil", "teken", sign, "lijst", String.join(", ", titles))));
        return note.toString();
    }
}
