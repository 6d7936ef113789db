package nl.wijkbeeld.disclosure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import nl.wijkbeeld.disclosure.Policy.Rule;
import nl.wijkbeeld.warehouse.Row;

/** Who is involved: per gemeente, closed year, role, sex and age band; no totals, so that nothing ties its figures. */
final class Persons {

    private static final List<String> KEYS = List.of("gebied_code", "bron", "jaar", "rol", "geslacht", "leeftijdsband");

    private final List<Row> rows;
    private final Rule rule;

    /** @param rows of betrokkenen_per_gemeente_en_jaar */
    Persons(List<Row> rows, Rule rule) {
        this.rows = rows;
        this.rule = rule;
    }

    void guardedBy(Guard guard) {
        for (Row row : rows) {
            row.findNumber("aantal")
                    .ifPresent(count ->
                            guard.group(row.text("bron"), "betrokkenen").plan(key(row), count, rule));
        }
    }

    private static String key(Row row) {
        return "betrokkenen|" + String.join("|", keys(row).values());
    }

    private static Map<String, String> keys(Row row) {
        Map<String, String> keys = new LinkedHashMap<>();
        KEYS.forEach(key -> keys.put(key, row.text(key)));
        return keys;
    }

    ProtectedTable table(Map<String, OptionalLong> decided) {
        return new ProtectedTable(
                "betrokkenen_per_gemeente_en_jaar",
                KEYS,
                List.of("aantal"),
                rows.stream()
                        .map(row -> new ProtectedTable.Line(keys(row), Map.of("aantal", cell(row, decided))))
                        .toList());
    }

    /** Where persons of too small a group may belong, there is no count. */
    private static Cell cell(Row row, Map<String, OptionalLong> decided) {
        return row.isNull("aantal") ? new Cell.Withheld() : Protection.decided(decided.get(key(row)));
    }
}
