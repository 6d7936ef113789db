package nl.wijkbeeld.disclosure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table of the publication plan, ready to print or export; immutable. */
public final class ProtectedTable {

    /** The key that every table has. */
    public static final String AREA = "gebied_code";

    /** The key of closed periods: {@code ja} where a correction round raised the figure. */
    public static final String CORRECTED = "is_gecorrigeerd";

    private final String name;
    private final List<String> keys;
    private final List<String> measures;
    private final List<Line> lines;
    private final Map<String, List<Line>> perArea;

    ProtectedTable(String name, List<String> keys, List<String> measures, List<Line> lines) {
        this.name = name;
        this.keys = List.copyOf(keys);
        this.measures = List.copyOf(measures);
        this.lines = List.copyOf(lines);
        this.perArea = this.lines.stream().collect(Collectors.groupingBy(line -> line.key(AREA)));
    }

    /** One row: what it is about, and its cells. */
    public static final class Line {
        private final Map<String, String> keys;
        private final Map<String, Cell> cells;

        Line(Map<String, String> keys, Map<String, Cell> cells) {
            this.keys = new LinkedHashMap<>(keys);
            this.cells = new LinkedHashMap<>(cells);
        }

        public String key(String column) {
            return found(keys.get(column), column);
        }

        public Cell cell(String measure) {
            return found(cells.get(measure), measure);
        }

        private static <T> T found(@org.jspecify.annotations.Nullable T value, String column) {
            if (value == null) {
                throw new IllegalArgumentException("no column " + column);
            }
            return value;
        }
    }

    /** File name of its CSV, without extension. */
    public String name() {
        return name;
    }

    public List<String> keys() {
        return keys;
    }

    public List<String> measures() {
        return measures;
    }

    public List<Line> lines() {
        return lines;
    }

    /** Lines whose keys have these values, in the table's order. */
    public Stream<Line> where(Map<String, String> wanted) {
        String area = wanted.get(AREA);
        List<Line> candidates = area == null ? lines : perArea.getOrDefault(area, List.of());
        return candidates.stream()
                .filter(line -> wanted.entrySet().stream()
                        .allMatch(want -> line.key(want.getKey()).equals(want.getValue())));
    }

    public Optional<Line> find(Map<String, String> wanted) {
        return where(wanted).findFirst();
    }
}
