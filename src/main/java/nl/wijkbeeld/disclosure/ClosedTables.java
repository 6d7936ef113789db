package nl.wijkbeeld.disclosure;

import static nl.wijkbeeld.disclosure.ProtectedTable.CORRECTED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.Cube.Place;
import nl.wijkbeeld.disclosure.PlannedTable.Per;
import nl.wijkbeeld.disclosure.Policy.Period;
import nl.wijkbeeld.disclosure.Policy.Rule;
import nl.wijkbeeld.warehouse.Warehouse;

/** The planned tables of what is not openbaar, over closed periods. */
final class ClosedTables {

    private static final List<Sensitivity> SENSITIVE = List.of(Sensitivity.BESCHERMD, Sensitivity.VERTROUWELIJK);
    private static final List<String> SOORT =
            List.of("gebied_code", "bron", "categorie", "titel", "thema", "periode", CORRECTED);
    private static final List<String> THEMA = List.of("gebied_code", "bron", "thema", "periode", CORRECTED);

    private final Warehouse warehouse;
    private final Policy policy;
    private final List<Area> areas;
    private final LocalDate peildatum;
    private final Map<String, String> partners;
    private final List<Guarded> all;

    ClosedTables(Warehouse warehouse, Policy policy, List<Area> areas, List<Source> sources, LocalDate peildatum) {
        this.partners = sources.stream().collect(Collectors.toMap(Source::code, Source::partner));
        this.warehouse = warehouse;
        this.policy = policy;
        this.areas = areas;
        this.peildatum = peildatum;
        this.all = SENSITIVE.stream().flatMap(this::guarded).toList();
    }

    /** The figures of one source and one sensitivity. */
    private record Guarded(
            String source, Sensitivity sensitivity, List<PlannedTable> tables, List<ClosedCount> counts) {

        String key(Place place) {
            return "%s|%s|%s".formatted(source, sensitivity.key(), place);
        }

        Cube cube(List<Area> areas, UnaryOperator<ClosedCount> counted) {
            return new Cube(
                    tables,
                    areas,
                    counts.stream().filter(ClosedCount::delivered).map(counted).toList());
        }
    }

    /** Hands over every figure, what a round added to it, and what ties them; nothing ties two years. */
    void guardedBy(Guard guard) {
        for (Guarded guarded : all) {
            Cube cube = guarded.cube(areas, UnaryOperator.identity());
            Rule rule = policy.rule(guarded.sensitivity());
            cube.counts().forEach((place, count) -> {
                Guard.Tied group = group(guard, guarded, place);
                String key = guarded.key(place);
                if (cube.isShown(place)) {
                    group.plan(key, count, rule);
                } else if (place.isRest()) {
                    // mostly nothing, and then everybody may take it for that
                    group.open(key, count);
                } else {
                    group.tie(key, count);
                }
            });
            guarded.cube(areas, ClosedCount::addition)
                    .counts()
                    .forEach((place, added) -> group(guard, guarded, place).correct(guarded.key(place), added));
            cube.sums()
                    .forEach(sum -> group(guard, guarded, sum.total())
                            .total(
                                    guarded.key(sum.total()),
                                    sum.parts().stream().map(guarded::key).toList()));
        }
    }

    private static Guard.Tied group(Guard guard, Guarded guarded, Place place) {
        return guard.group(guarded.source(), guarded.sensitivity().key() + "|" + place.year());
    }

    List<ProtectedTable> tables(Map<String, OptionalLong> decided) {
        return policy.plan().stream()
                .map(PlannedTable::name)
                .distinct()
                .map(name -> table(name, decided))
                .toList();
    }

    private Stream<Guarded> guarded(Sensitivity sensitivity) {
        List<PlannedTable> plan = policy.plan().stream()
                .filter(table -> table.sensitivity() == sensitivity)
                .toList();
        Map<String, List<ClosedCount>> bySource = Cube.levels(plan).stream()
                .flatMap(level -> plan.stream()
                        .map(PlannedTable::period)
                        .distinct()
                        .flatMap(unit -> counts(sensitivity, level, unit)))
                .collect(Collectors.groupingBy(ClosedCount::source, TreeMap::new, Collectors.toList()));
        leaveToTheFirst(bySource);
        return bySource.entrySet().stream().map(entry -> {
            List<PlannedTable> tables = policy.plan(sensitivity, entry.getKey());
            return new Guarded(
                    entry.getKey(),
                    sensitivity,
                    tables,
                    entry.getValue().stream()
                            .filter(count -> tables.stream().anyMatch(table -> table.period() == count.unit()))
                            .toList());
        });
    }

    /**
     * Two sources of one partner count the same events, and each would show what the other withholds: an area is told by
     * the first that counted anything in it.
     */
    private void leaveToTheFirst(Map<String, List<ClosedCount>> bySource) {
        Map<String, Set<String>> counted = new HashMap<>();
        bySource.forEach((source, counts) -> {
            Set<String> others = counted.computeIfAbsent(partners.get(source), partner -> new HashSet<>());
            counts.removeIf(count -> others.contains(count.area()));
            counts.stream()
                    .filter(count -> count.count() > 0)
                    .map(ClosedCount::area)
                    .forEach(others::add);
        });
    }

    private Stream<ClosedCount> counts(Sensitivity sensitivity, String level, Period unit) {
        boolean year = unit == Period.JAAR;
        return Query.named(
                        "gesloten_perioden",
                        Map.of(
                                "peildatum",
                                peildatum,
                                "eenheid",
                                year ? "year" : "quarter",
                                "maanden",
                                year ? 12 : 3,
                                "niveau",
                                level,
                                "gevoeligheid",
                                sensitivity.key(),
                                "nullen",
                                policy.rule(sensitivity).zerosShown()))
                .rows(warehouse)
                .stream()
                .map(row -> ClosedCount.of(row, level, unit));
    }

    private ProtectedTable table(String name, Map<String, OptionalLong> decided) {
        List<String> keys = THEMA;
        List<ProtectedTable.Line> lines = new ArrayList<>();
        for (Guarded guarded : all) {
            for (PlannedTable planned : guarded.tables()) {
                if (planned.name().equals(name)) {
                    keys = planned.per() == Per.SOORT ? SOORT : THEMA;
                    lines.addAll(lines(guarded, planned, decided));
                }
            }
        }
        return new ProtectedTable(name, keys, List.of("aantal"), lines);
    }

    private static List<ProtectedTable.Line> lines(
            Guarded guarded, PlannedTable planned, Map<String, OptionalLong> decided) {
        Map<Place, ProtectedTable.Line> lines = new LinkedHashMap<>();
        guarded.counts().stream().filter(planned::holds).forEach(count -> {
            for (String kind : planned.per() == Per.SOORT
                    ? List.of(count.category())
                    : List.of(Cube.ALL, Cube.theme(count.theme()))) {
                Place place = new Place(count.area(), kind, count.period());
                lines.computeIfAbsent(place, at -> line(count, kind, guarded.key(at), decided));
            }
        });
        return List.copyOf(lines.values());
    }

    private static ProtectedTable.Line line(
            ClosedCount count, String kind, String key, Map<String, OptionalLong> decided) {
        OptionalLong added = decided.getOrDefault(Guard.correction(key), OptionalLong.empty());
        Map<String, String> keys = keys(count, kind);
        keys.put(CORRECTED, added.isPresent() ? "ja" : "nee");
        Cell cell = count.delivered() ? Protection.decided(decided.get(key), added) : new Cell.NotDelivered();
        return new ProtectedTable.Line(keys, Map.of("aantal", cell));
    }

    private static Map<String, String> keys(ClosedCount count, String kind) {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("gebied_code", count.area());
        keys.put("bron", count.source());
        if (kind.equals(count.category())) {
            keys.put("categorie", kind);
            keys.put("titel", count.title());
        }
        keys.put("thema", kind.equals(Cube.ALL) ? kind : count.theme());
        keys.put("periode", count.begin().toString());
        return keys;
    }
}
