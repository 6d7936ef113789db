package nl.wijkbeeld.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
    /** The places in {@link #lines} of an area's. */
    private final Map<String, List<Integer>> perArea;

    ProtectedTable(String name, List<String> keys, List<String> measures, List<Line> lines) {
        this.name = name;
        this.keys = List.copyOf(keys);
        this.measures = List.copyOf(measures);
        this.lines = List.copyOf(lines);
        this.perArea = IntStream.range(0, this.lines.size())
                .boxed()
                .collect(Collectors.groupingBy(place -> this.lines.get(place).key(AREA)));
    }

    /** One row: what it is about, and its cells. */
    public static final class Line {
        /** Lines of one table share the names of their columns. */
        private static final Map<List<String>, List<String>> NAMES = new ConcurrentHashMap<>();

        private final List<String> names;
        private final Object[] values;

        Line(Map<String, String> keys, Map<String, Cell> cells) {
            List<String> own = Stream.concat(keys.keySet().stream(), cells.keySet().stream())
                    .toList();
            this.names = NAMES.computeIfAbsent(own, List::copyOf);
            this.values = Stream.concat(keys.values().stream(), cells.values().stream())
                    .toArray();
        }

        public String key(String column) {
            return (String) value(column);
        }

        public Cell cell(String measure) {
            return (Cell) value(measure);
        }

        private Object value(String column) {
            int place = names.indexOf(column);
            if (place < 0) {
                throw new IllegalArgumentException("no column " + column);
            }
            return values[place];
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
        Stream<Line> candidates = area == null ? lines.stream() : in(Set.of(area));
        return candidates.filter(line -> wanted.entrySet().stream()
                .allMatch(want -> line.key(want.getKey()).equals(want.getValue())));
    }

    /** Lines of any of these areas, in the table's order. */
    public Stream<Line> in(Set<String> areas) {
        return areas.stream()
                .flatMap(area -> perArea.getOrDefault(area, List.of()).stream())
                .sorted()
                .map(lines::get);
    }

    public Optional<Line> find(Map<String, String> wanted) {
        return where(wanted).findFirst();
    }
}
