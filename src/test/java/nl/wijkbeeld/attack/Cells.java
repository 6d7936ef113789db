package nl.wijkbeeld.attack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The counts of all editions. A count of a closed period is one count in all of them, unless they contradict each other. One
 * that was raised stays in its place as it was first told: what was added to it is a count of its own.
 *
 * @param small whether the attacker takes each withheld count for smaller than its minimum
 */
record Cells(
        LinearSystem system, boolean small, List<Cell> all, List<Map<Key, Cell>> perEdition, List<Revision> revisions) {

    record Key(Subject subject, Span span) {}

    /** A count that two editions tell differently. */
    record Revision(Cell earlier, Cell later) {
        /** Both times a count of a closed period that is not open. */
        boolean isToldTwice() {
            return areTold(List.of(earlier, later)) && !later.promise().isOpen();
        }

        long difference() {
            return later.known().low() - earlier.known().low();
        }
    }

    static Cells of(List<Edition> editions, boolean small) {
        Cells cells = new Cells(new LinearSystem(), small, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<Key, Cell> latest = new LinkedHashMap<>();
        Map<Key, Cell> first = new LinkedHashMap<>();
        editions.forEach(edition -> cells.add(edition, latest, first));
        return cells;
    }

    private void add(Edition edition, Map<Key, Cell> latest, Map<Key, Cell> first) {
        Map<Key, Cell> said = new LinkedHashMap<>();
        Map<Key, Boolean> firm = new LinkedHashMap<>();
        for (Figure figure : edition.figures()) {
            Key key = new Key(figure.subject(), figure.span());
            said.merge(key, Cell.of(figure, ""), Cell::and);
            firm.merge(key, figure.firm(), Boolean::logicalAnd);
        }
        Map<Key, Cell> placed = new LinkedHashMap<>();
        said.forEach((key, cell) -> {
            Cell earlier = latest.get(key);
            Cell later = earlier != null && !cell.differsFrom(earlier)
                    ? earlier
                    : place(cell, earlier == null ? "" : edition.name());
            latest.put(key, later);
            Revision revision = new Revision(earlier == null ? later : earlier, later);
            if (earlier != later && earlier != null && firm.getOrDefault(key, true)) {
                revisions.add(revision);
            }
            placed.put(key, revision.isToldTwice() ? first.getOrDefault(key, later) : later);
        });
        first.putAll(placed);
        perEdition.add(placed);
    }

    /** A withheld count that is told elsewhere in the same edition is as good as told. */
    private Cell place(Cell cell, String version) {
        boolean sign = cell.hidden() && !cell.known().isExact();
        Interval known = sign && small ? cell.known().and(cell.promise().sign(true)) : cell.known();
        Cell placed = cell.at(system.add(known), version);
        all.add(placed);
        return placed;
    }

    /** What lies between published counts, such as the days between two nights. */
    Cell between(Cell one, Span span) {
        Interval any = new Interval(0, Interval.UNKNOWN);
        Cell cell = new Cell(
                system.add(any), one.subject(), span, "", one.places(), Set.of(), false, false, any, one.promise());
        all.add(cell);
        return cell;
    }

    /** What lies between what two editions tell of a count. */
    Cell added(Cell to, String edition, Interval known) {
        Cell cell = new Cell(
                system.add(known),
                to.subject(),
                to.span(),
                "herzien in " + edition,
                to.places(),
                to.themes(),
                false,
                false,
                known,
                to.promise());
        all.add(cell);
        return cell;
    }

    /** A count that a difference of two published ones gives away. */
    void derived(Subject subject, Span span, String version, Set<String> places, long count, Promise promise) {
        Interval exact = new Interval(count, count);
        all.add(new Cell(system.add(exact), subject, span, version, places, Set.of(), false, false, exact, promise));
    }

    static boolean areTold(Collection<Cell> cells) {
        return cells.stream().allMatch(cell -> cell.known().isExact());
    }
}
