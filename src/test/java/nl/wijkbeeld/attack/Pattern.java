package nl.wijkbeeld.attack;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nl.wijkbeeld.attack.Pattern.Place;

/**
 * A table of areas by categories in the form that tools for statistical disclosure control give, so that the attacker
 * can be held against audits by others: {@code buurt,cat,freq,status}, status {@code u} primary, {@code x} secondary,
 * {@code s} and {@code z} published. The counts of withheld cells are left unread.
 *
 * @param indexes of the cells in the system
 * @param primary withheld for their own sake
 */
record Pattern(LinearSystem system, Map<Place, Integer> indexes, List<Place> primary) {

    /** A cell. */
    record Place(String area, String category) {}

    /**
     * Reads a pattern.
     *
     * @param parents of areas and of categories
     * @param highest of a primary cell, when the attacker knows it
     */
    static Pattern read(Path file, Map<String, String> areas, Map<String, String> categories, long highest)
            throws IOException {
        Pattern pattern = new Pattern(new LinearSystem(), new LinkedHashMap<>(), new ArrayList<>());
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(file)) {
            reader.forEach(row -> pattern.add(row, highest));
        }
        pattern.tie(areas, Place::area, (place, area) -> new Place(area, place.category));
        pattern.tie(categories, Place::category, (place, category) -> new Place(place.area, category));
        return pattern;
    }

    private void add(NamedCsvRecord row, long highest) {
        Place place = new Place(row.getField("buurt"), row.getField("cat"));
        String status = row.getField("status");
        boolean own = status.equals("u");
        Interval known = new Interval(0, own ? highest : Interval.UNKNOWN);
        if (status.equals("s") || status.equals("z")) {
            long count = Long.parseLong(row.getField("freq"));
            known = new Interval(count, count);
        }
        if (own) {
            primary.add(place);
        }
        indexes.put(place, system.add(known));
    }

    private interface Elsewhere {
        Place at(Place place, String name);
    }

    private void tie(
            Map<String, String> parents, java.util.function.Function<Place, String> name, Elsewhere elsewhere) {
        Map<String, List<String>> parts = new TreeMap<>();
        parents.forEach((part, whole) ->
                parts.computeIfAbsent(whole, key -> new ArrayList<>()).add(part));
        for (Place whole : indexes.keySet()) {
            List<String> inside = parts.getOrDefault(name.apply(whole), List.of());
            if (!inside.isEmpty()) {
                system.tie(
                        index(whole),
                        inside.stream()
                                .map(part -> index(elsewhere.at(whole, part)))
                                .toList(),
                        new Interval(0, 0),
                        "deel en geheel",
                        false);
            }
        }
    }

    private int index(Place place) {
        return java.util.Objects.requireNonNull(indexes.get(place), place::toString);
    }

    /** What an attacker derives for each primary cell. */
    Map<Place, Interval> extremes() {
        Map<Integer, Place> places =
                primary.stream().collect(Collectors.toMap(this::index, place -> place, (one, other) -> one));
        Map<Place, Interval> found = new LinkedHashMap<>();
        system.extremes(places.keySet()).forEach((index, interval) -> found.put(places.get(index), interval));
        return found;
    }
}
