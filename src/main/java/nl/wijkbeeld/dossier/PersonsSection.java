package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;

/** Who is involved, in broad bands per gemeente and closed year; without totals. */
record PersonsSection(Story story) {

    private static final int YEARS = 5;

    List<Block> of(List<Area> gemeenten) {
        List<String> years = years();
        if (years.isEmpty()) {
            return List.of();
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(
                Block.of("tekst").chapter(texts().get("betrokkenen.kop")).caption(texts().get("betrokkenen.uitleg")));
        gemeenten.forEach(gemeente -> blocks.add(table(gemeente.name(), years, lines(gemeente, line -> true))));
        return blocks;
    }

    /** Victims who are women or children. */
    List<Block> victims(Area gemeente) {
        Map<String, List<Line>> victims = lines(
                gemeente,
                line -> line.key("rol").equals("slachtoffer")
                        && (line.key("geslacht").equals("vrouw")
                                || line.key("leeftijdsband").equals("0-17")));
        return victims.isEmpty()
                ? List.of()
                : List.of(table(texts().say("raad.motie.slachtoffers", "gemeente", gemeente.name()), years(), victims));
    }

    private Map<String, List<Line>> lines(Area gemeente, Predicate<Line> wanted) {
        return story.publication()
                .persons()
                .where(Map.of("gebied_code", gemeente.code()))
                .filter(wanted)
                .collect(Collectors.groupingBy(this::group, LinkedHashMap::new, Collectors.toList()));
    }

    private Texts texts() {
        return story.texts();
    }

    private List<String> years() {
        List<String> years = story.publication().persons().lines().stream()
                .map(line -> line.key("jaar"))
                .distinct()
                .sorted()
                .toList();
        return years.subList(Math.max(0, years.size() - YEARS), years.size());
    }

    private Block table(String heading, List<String> years, Map<String, List<Line>> groups) {
        Rows rows = new Rows();
        List<String> few = new ArrayList<>();
        groups.forEach((group, lines) -> {
            if (lines.stream().anyMatch(line -> story.hasCount(line.cell("aantal")))) {
                rows.add("naam", group).numbered(1, cells(lines, years));
            } else {
                few.add(group);
            }
        });
        List<String> columns = new ArrayList<>(List.of(texts().get("betrokkenen.groep")));
        columns.addAll(filled(years));
        Block table = Block.of("perioden").heading(heading).columns(columns).rows(rows.list());
        return few.isEmpty() ? table : table.note(texts().say("betrokkenen.weinig", "lijst", String.join("; ", few)));
    }

    private String group(Line line) {
        return "%s, %s, %s".formatted(line.key("rol"), sex(line.key("geslacht")), line.key("leeftijdsband"));
    }

    private String sex(String code) {
        String key = "geslacht." + code;
        return texts().has(key) ? texts().get(key) : code;
    }

    private List<String> cells(List<Line> lines, List<String> years) {
        return filled(years.stream()
                .map(year -> story.cell(
                        lines.stream()
                                .filter(line -> line.key("jaar").equals(year))
                                .findFirst(),
                        "aantal"))
                .toList());
    }

    private static List<String> filled(List<String> values) {
        List<String> filled = new ArrayList<>(values);
        while (filled.size() < YEARS) {
            filled.add("");
        }
        return filled;
    }
}
