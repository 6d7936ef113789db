package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows for a table template: field names and what is printed in them. */
final class Rows {

    private final List<Map<String, Object>> rows = new ArrayList<>();

    /** Adds a row of name and value by turns. */
    Rows add(Object... pairs) {
        return add(false, pairs);
    }

    /** Adds a row in bold. */
    Rows bold(Object... pairs) {
        return add(true, pairs);
    }

    private Rows add(boolean bold, Object... pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("vet", bold);
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(pairs[i].toString(), pairs[i + 1]);
        }
        rows.add(row);
        return this;
    }

    /** Adds fields k1, k2 … (or from the given number on) to the last row. */
    Rows numbered(int from, List<String> values) {
        Map<String, Object> row = rows.get(rows.size() - 1);
        for (int i = 0; i < values.size(); i++) {
            row.put("k" + (from + i), values.get(i));
        }
        return this;
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    List<Map<String, Object>> list() {
        return List.copyOf(rows);
    }
}
