package nl.wijkbeeld.disclosure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nl.wijkbeeld.disclosure.PlannedTable.Per;
import nl.wijkbeeld.disclosure.Policy.Period;

/**
 * The figures of one source and one sensitivity, and every sum that ties them: wijk in gemeente in basisteam, soort in
 * thema in all, quarter in year. Figures that no table shows are in it too where they tie two that are shown; what a
 * gemeente counts and none of its wijken does, is its rest.
 */
final class Cube {

    /** The kind that stands for all kinds together. */
    static final String ALL = "alle";

    private static final String REST = "rest van ";
    private static final List<String> LEVELS = List.of("wijk", "gemeente", "basisteam");

    /**
     * One figure's place.
     *
     * @param kind a category, {@link #theme} or {@link #ALL}
     * @param period as {@link ClosedCount#period}
     */
    record Place(String area, String kind, String period) {

        /** What an area counts and none of its parts does. */
        boolean isRest() {
            return area.startsWith(REST);
        }

        String year() {
            return period.substring(0, 4);
        }

        private boolean isYear() {
            return !period.contains("Q");
        }

        @Override
        public String toString() {
            return area + "|" + kind + "|" + period;
        }
    }

    /** A total that its parts add up to. */
    record Sum(Place total, List<Place> parts) {}

    private final List<String> levels;
    private final boolean hasQuarters;
    private final boolean hasKinds;
    private final Map<String, Area> areas = new HashMap<>();
    private final Map<Place, Long> counts = new LinkedHashMap<>();
    private final Map<String, Set<String>> kinds = new TreeMap<>();
    private final Set<Place> shown = new LinkedHashSet<>();
    private final Set<Place> tied = new HashSet<>();
    private final List<Sum> sums = new ArrayList<>();

    /**
     * @param tables of the plan, at least one
     * @param counted what was delivered, at each of {@link #levels} and over each unit that a table has
     */
    Cube(List<PlannedTable> tables, List<Area> areas, List<ClosedCount> counted) {
        this.levels = levels(tables);
        this.hasQuarters = tables.stream().anyMatch(table -> table.period() == Period.KWARTAAL);
        this.hasKinds = tables.stream().anyMatch(table -> table.per() == Per.SOORT);
        areas.forEach(area -> this.areas.put(area.code(), area));
        counted.forEach(this::count);
        tables.forEach(table -> counted.forEach(count -> show(table, count)));
        List.copyOf(shown).forEach(this::tie);
    }

    /** The levels that the tables have, the finest first. */
    static List<String> levels(List<PlannedTable> tables) {
        return LEVELS.stream()
                .filter(level -> tables.stream().anyMatch(table -> table.level().equals(level)))
                .toList();
    }

    /** The kind that stands for a theme. */
    static String theme(String theme) {
        return "thema:" + theme;
    }

    /** Every figure that is shown or ties, with its count. */
    Map<Place, Long> counts() {
        Map<Place, Long> used = new LinkedHashMap<>(counts);
        used.keySet().retainAll(tied);
        return used;
    }

    boolean isShown(Place place) {
        return shown.contains(place);
    }

    List<Sum> sums() {
        return List.copyOf(sums);
    }

    private void count(ClosedCount count) {
        kinds.computeIfAbsent(theme(count.theme()), theme -> new TreeSet<>()).add(count.category());
        for (String kind : List.of(count.category(), theme(count.theme()), ALL)) {
            counts.merge(new Place(count.area(), kind, count.period()), count.count(), Long::sum);
        }
    }

    private void show(PlannedTable table, ClosedCount count) {
        if (table.holds(count)) {
            List<String> rows =
                    table.per() == Per.SOORT ? List.of(count.category()) : List.of(theme(count.theme()), ALL);
            rows.forEach(kind -> shown.add(new Place(count.area(), kind, count.period())));
        }
    }

    private void tie(Place place) {
        if (!tied.add(place)) {
            return;
        }
        List<Place> parts = parts(place);
        if (!parts.isEmpty()) {
            parts.forEach(this::tie);
            sums.add(new Sum(place, parts));
        }
    }

    /** By one way down: the others follow from the finest figures, which all ways share. */
    private List<Place> parts(Place place) {
        if (place.isYear() && hasQuarters) {
            return existing(IntStream.rangeClosed(1, 4)
                    .mapToObj(quarter -> new Place(place.area(), place.kind(), place.period() + "-Q" + quarter))
                    .toList());
        }
        if (place.kind().equals(ALL)) {
            return ofKinds(place, kinds.keySet());
        }
        if (kinds.containsKey(place.kind()) && hasKinds) {
            return ofKinds(place, kinds.get(place.kind()));
        }
        return smaller(place);
    }

    private List<Place> ofKinds(Place place, Set<String> parts) {
        return existing(parts.stream()
                .map(kind -> new Place(place.area(), kind, place.period()))
                .toList());
    }

    /** An area in which a source sees nothing has no figures, and adds nothing. */
    private List<Place> existing(List<Place> places) {
        return places.stream().filter(counts::containsKey).toList();
    }

    private List<Place> smaller(Place place) {
        Area whole = areas.get(place.area());
        int next = whole == null ? -1 : levels.indexOf(whole.level()) - 1;
        if (next < 0) {
            return List.of();
        }
        List<Place> parts = new ArrayList<>(existing(areas.values().stream()
                .filter(area -> area.level().equals(levels.get(next)) && liesIn(area, place.area()))
                .map(area -> new Place(area.code(), place.kind(), place.period()))
                .sorted(Comparator.comparing(Place::area))
                .toList()));
        Place rest = new Place(REST + place.area(), place.kind(), place.period());
        long inParts =
                parts.stream().mapToLong(part -> counts.getOrDefault(part, 0L)).sum();
        counts.put(rest, counts.getOrDefault(place, 0L) - inParts);
        parts.add(rest);
        return parts;
    }

    private boolean liesIn(Area area, String whole) {
        for (Area at = areas.get(area.parent()); at != null; at = areas.get(at.parent())) {
            if (at.code().equals(whole)) {
                return true;
            }
        }
        return false;
    }
}
