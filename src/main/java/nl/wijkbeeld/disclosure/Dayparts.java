package nl.wijkbeeld.disclosure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.Policy.Rule;
import nl.wijkbeeld.warehouse.Row;

/**
 * When it happens: per wijk, weekday and part of the day, over the last four closed quarters. Each quarter the window
 * moves on, so that two editions share quarters; and all parts of the day, with the events of unknown hour, add up to the
 * total of the themes, which is told as it is.
 */
final class Dayparts {

    private static final int QUARTERS = 4;
    private static final String UNKNOWN = "onbekend";
    private static final List<String> KEYS = List.of("gebied_code", "bron", "van", "tot", "weekdag", "dagdeel");

    private record Slot(String weekday, String daypart) {

        @Override
        public String toString() {
            return weekday + "|" + daypart;
        }

        boolean isUnknown() {
            return daypart.equals(UNKNOWN);
        }
    }

    /** What one source counted in one wijk: per slot and first day of a closed quarter. */
    private record Seen(String wijk, String source, Map<Slot, NavigableMap<LocalDate, Long>> slots) {

        String key(Object slot, LocalDate last) {
            return "dagdelen|%s|%s|%s|%s".formatted(source, wijk, slot, last);
        }

        private static Stream<LocalDate> window(LocalDate last) {
            return IntStream.range(0, QUARTERS).mapToObj(back -> last.minusMonths(3L * back));
        }

        /** The last quarters of all windows that are whole, in order. */
        List<LocalDate> windows() {
            Set<LocalDate> quarters = slots.values().iterator().next().keySet();
            return quarters.stream()
                    .filter(last -> window(last).allMatch(quarters::contains))
                    .toList();
        }

        Optional<LocalDate> newest() {
            List<LocalDate> windows = windows();
            return windows.isEmpty() ? Optional.empty() : Optional.of(windows.get(windows.size() - 1));
        }

        long count(Slot slot, LocalDate last) {
            return window(last).mapToLong(quarter -> quarter(slot, quarter)).sum();
        }

        private long quarter(Slot slot, LocalDate quarter) {
            return slots.getOrDefault(slot, new TreeMap<>()).getOrDefault(quarter, 0L);
        }
    }

    private final Rule rule;
    private final Map<String, Seen> seen = new LinkedHashMap<>();

    /**
     * @param rows of dagdelen_per_wijk
     * @param rule its zeros are not told: where few things happen, the total and the zeros would leave the rest little room
     */
    Dayparts(List<Row> rows, Rule rule) {
        this.rule = rule;
        rows.forEach(row -> seen.computeIfAbsent(
                        row.text("gebied_code") + row.text("bron"),
                        key -> new Seen(row.text("gebied_code"), row.text("bron"), new LinkedHashMap<>()))
                .slots()
                .computeIfAbsent(new Slot(row.text("weekdag"), row.text("dagdeel")), slot -> new TreeMap<>())
                .put(row.date("kwartaal"), row.number("aantal")));
    }

    /** Hands over the newest window and those that were published. */
    void guardedBy(Guard guard) {
        for (Seen wijk : seen.values()) {
            Optional<LocalDate> newest = wijk.newest();
            wijk.windows().stream()
                    .filter(last -> last.equals(newest.orElseThrow()) || guard.isPublished(wijk.key(first(wijk), last)))
                    .forEach(last -> guard(guard, wijk, last));
        }
    }

    private static Slot first(Seen wijk) {
        return wijk.slots().keySet().iterator().next();
    }

    private void guard(Guard guard, Seen wijk, LocalDate last) {
        Guard.Tied group = guard.group(wijk.source(), "dagdelen|" + wijk.wijk());
        long total = wijk.slots().keySet().stream()
                .mapToLong(slot -> wijk.count(slot, last))
                .sum();
        Rule within = rule.within(total);
        List<String> parts = new ArrayList<>();
        for (Slot slot : wijk.slots().keySet()) {
            String key = wijk.key(slot, last);
            long count = wijk.count(slot, last);
            if (slot.isUnknown()) {
                group.tie(key, count);
            } else {
                group.plan(key, count, within);
            }
            parts.add(key);
            group.total(
                    key,
                    Seen.window(last)
                            .map(quarter -> tied(group, wijk, slot, quarter))
                            .toList());
        }
        String all = wijk.key("totaal", last);
        group.open(all, total);
        group.total(all, parts);
    }

    private static String tied(Guard.Tied group, Seen wijk, Slot slot, LocalDate quarter) {
        String key = wijk.key(slot, quarter) + "|kwartaal";
        group.tie(key, wijk.quarter(slot, quarter));
        return key;
    }

    ProtectedTable table(Map<String, OptionalLong> decided) {
        List<ProtectedTable.Line> lines = seen.values().stream()
                .flatMap(wijk -> wijk.newest().stream()
                        .flatMap(last -> wijk.slots().keySet().stream()
                                .filter(slot -> !slot.isUnknown())
                                .map(slot -> line(wijk, slot, last, decided))))
                .toList();
        return new ProtectedTable("dagdelen_per_wijk", KEYS, List.of("aantal"), lines);
    }

    private static ProtectedTable.Line line(Seen wijk, Slot slot, LocalDate last, Map<String, OptionalLong> decided) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("gebied_code", wijk.wijk());
        keys.put("bron", wijk.source());
        keys.put("van", last.minusMonths(3L * (QUARTERS - 1)).toString());
        keys.put("tot", last.plusMonths(3).minusDays(1).toString());
        keys.put("weekdag", slot.weekday());
        keys.put("dagdeel", slot.daypart());
        return new ProtectedTable.Line(keys, Map.of("aantal", Protection.decided(decided.get(wijk.key(slot, last)))));
    }
}
