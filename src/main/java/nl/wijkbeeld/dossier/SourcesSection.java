package nl.wijkbeeld.dossier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.disclosure.PlannedTable;
import nl.wijkbeeld.disclosure.PlannedTable.Per;
import nl.wijkbeeld.disclosure.Policy.Period;
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
        blocks.addAll(at(story.gemeente(wijk), Sensitivity.VERTROUWELIJK));
        return blocks;
    }

    private Texts texts() {
        return story.texts();
    }

    /** The planned tables of one sensitivity for an area, source by source. */
    List<Block> at(Area area, Sensitivity sensitivity) {
        return at(area, sensitivity, line -> true);
    }

    /** Of these categories alone. */
    List<Block> at(Area area, Sensitivity sensitivity, Set<String> categories) {
        return at(area, sensitivity, line -> categories.contains(line.key("categorie")));
    }

    private List<Block> at(Area area, Sensitivity sensitivity, Predicate<Line> wanted) {
        List<Block> blocks = new ArrayList<>();
        for (Source source : story.publication().sources()) {
            blocks.addAll(source(area, source, sensitivity, wanted));
        }
        return blocks;
    }

    private List<Block> source(Area area, Source source, Sensitivity sensitivity, Predicate<Line> wanted) {
        List<PlannedTable> tables = story.publication().policy().plan(sensitivity, source.code()).stream()
                .filter(table -> table.level().equals(area.level()))
                .filter(table -> isCounted(source, table))
                .toList();
        String heading = texts().say("bronnen.bron", "bron", source.title(), "gebied", area.name());
        List<Block> blocks = new ArrayList<>();
        for (PlannedTable planned : tables) {
            List<Line> lines = story.publication()
                    .closed(planned)
                    .where(Map.of("gebied_code", area.code(), "bron", source.code()))
                    .filter(wanted)
                    .toList();
            if (!lines.isEmpty()) {
                Block block = table(planned, lines).caption(caption(source, planned));
                blocks.add(blocks.isEmpty() ? block.heading(heading) : block);
            }
        }
        if (blocks.isEmpty() && !tables.isEmpty()) {
            blocks.add(Block.of("tekst").heading(heading).caption(texts().say("bronnen.niets", "gebied", area.name())));
        }
        return blocks;
    }

    private boolean isCounted(Source source, PlannedTable planned) {
        return story.publication()
                .closed(planned)
                .where(Map.of("bron", source.code()))
                .anyMatch(line -> !(line.cell("aantal") instanceof Cell.NotDelivered));
    }

    private String caption(Source source, PlannedTable planned) {
        return texts().get("bronnen.soort." + source.kind()) + " "
                + texts().get("bronnen.per." + planned.per().name().toLowerCase(java.util.Locale.ROOT));
    }

    private Block table(PlannedTable planned, List<Line> lines) {
        boolean years = planned.period() == Period.JAAR;
        int width = years ? YEARS : QUARTERS;
        List<String> periods = last(lines, width);
        Map<String, List<Line>> kinds = kinds(planned, lines);
        Rows rows = new Rows();
        Map<String, List<String>> quiet = new LinkedHashMap<>();
        kinds.forEach((title, cells) -> {
            Set<String> signs = signs(cells, periods);
            if (signs.size() == 1 && !signs.contains("")) {
                quiet.computeIfAbsent(signs.iterator().next(), sign -> new ArrayList<>())
                        .add(title);
            } else {
                rows.add("naam", title).numbered(1, padded(cells(cells, periods), width));
            }
        });
        boolean isCorrected =
                lines.stream().anyMatch(line -> periods.contains(line.key("periode")) && isCorrected(line));
        return filled(rows, years, periods, width).note(note(quiet) + (isCorrected ? corrected() : ""));
    }

    private static boolean isCorrected(Line line) {
        return line.key(ProtectedTable.CORRECTED).equals("ja");
    }

    private String mark() {
        return texts().get("teken.gecorrigeerd");
    }

    /** Parts and totals are raised apart, so that they may not add up. */
    private String corrected() {
        return " " + texts().say("bronnen.gecorrigeerd", "teken", mark());
    }

    /** Themes in their order after all of them together, which says nothing new where there is one. */
    private Map<String, List<Line>> kinds(PlannedTable planned, List<Line> lines) {
        Map<String, List<Line>> kinds = lines.stream()
                .sorted(Comparator.comparingInt(
                        line -> planned.per() == Per.SOORT ? 0 : story.themeOrder(line.key("thema"))))
                .collect(Collectors.groupingBy(line -> title(planned, line), LinkedHashMap::new, Collectors.toList()));
        if (kinds.size() == 2) {
            kinds.remove(texts().get("bronnen.alle"));
        }
        return kinds;
    }

    private Block filled(Rows rows, boolean years, List<String> periods, int width) {
        if (rows.isEmpty()) {
            return Block.of("tekst");
        }
        List<String> columns = new ArrayList<>(List.of(texts().get("categorie")));
        columns.addAll(padded(
                periods.stream()
                        .map(LocalDate::parse)
                        .map(period -> years ? Integer.toString(period.getYear()) : quarter(period))
                        .toList(),
                width));
        return Block.of(years ? "perioden" : "kwartalen").columns(columns).rows(rows.list());
    }

    private String title(PlannedTable planned, Line line) {
        if (planned.per() == Per.SOORT) {
            return line.key("titel");
        }
        return line.key("thema").equals("alle") ? texts().get("bronnen.alle") : story.themeTitle(line.key("thema"));
    }

    private static String quarter(LocalDate first) {
        return "%d\n%de kw.".formatted(first.getYear(), (first.getMonthValue() + 2) / 3);
    }

    private static List<String> last(List<Line> lines, int width) {
        List<String> all = List.copyOf(
                lines.stream().map(line -> line.key("periode")).collect(Collectors.toCollection(TreeSet::new)));
        return all.subList(Math.max(0, all.size() - width), all.size());
    }

    private List<String> cells(List<Line> lines, List<String> periods) {
        return periods.stream()
                .map(period -> lines.stream()
                        .filter(line -> line.key("periode").equals(period))
                        .findFirst()
                        .map(line -> story.dutch().cell(line.cell("aantal")) + (isCorrected(line) ? mark() : ""))
                        .orElse(""))
                .toList();
    }

    /** The one sign that all cells of a row show, or "" among others when one of them is a count. */
    private Set<String> signs(List<Line> lines, List<String> periods) {
        return lines.stream()
                .filter(line -> periods.contains(line.key("periode")))
                .map(line -> line.cell("aantal"))
                .map(cell -> story.hasCount(cell) ? "" : story.dutch().cell(cell))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> padded(List<String> values, int width) {
        List<String> padded = new ArrayList<>(values);
        while (padded.size() < width) {
            padded.add("");
        }
        return padded;
    }

    private String note(Map<String, List<String>> quiet) {
        StringBuilder note = new StringBuilder(texts().get("bronnen.noot"));
        quiet.forEach((sign, titles) -> note.append(' ')
                .append(texts().say("bronnen.stil", "teken", sign, "lijst", String.join(", ", titles))));
        return note.toString();
    }
}
