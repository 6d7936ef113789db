package nl.wijkbeeld.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Computes what editions give away. */
final class Attack {

    private final Cells cells;
    private final Edition.Reader reader;

    private Attack(Edition.Reader reader, Cells cells) {
        this.reader = reader;
        this.cells = cells;
    }

    /**
     * A count that the attacker looked for.
     *
     * @param hows the ties that touch it
     */
    record Found(Cell cell, Interval interval, Set<String> hows) {
        boolean isLeak() {
            return !cell.promise().isKeptBy(interval);
        }

        @Override
        public String toString() {
            return "%s %s; beloofd %d breed; %s; %s"
                    .formatted(interval, cell.key(), cell.promise().width(), cell.places(), hows);
        }
    }

    /** @param found all withheld counts, and what lies between published ones; narrowest first */
    record Outcome(List<Found> found) {
        List<Found> withheld() {
            return found.stream().filter(one -> one.cell.hidden()).toList();
        }

        List<Found> leaks() {
            return found.stream().filter(Found::isLeak).toList();
        }

        List<Found> exact() {
            return leaks().stream().filter(one -> one.interval.isExact()).toList();
        }
    }

    /** @param small whether the attacker takes each withheld count for smaller than its minimum */
    static Outcome on(List<Edition> editions, Edition.Reader reader, boolean small) {
        Attack attack = new Attack(reader, Cells.of(editions, small));
        new Ties(attack.cells, reader.areas(), reader.sources()).tie(editions);
        return attack.outcome();
    }

    private Outcome outcome() {
        Map<Integer, Cell> wanted = cells.all().stream()
                .filter(Cell::isWanted)
                .collect(Collectors.toMap(Cell::index, cell -> cell, (one, other) -> one));
        Map<Integer, Set<String>> hows = hows(wanted.keySet());
        List<Found> found = new ArrayList<>();
        cells.system()
                .extremes(wanted.keySet())
                .forEach((index, interval) -> found.add(new Found(
                        java.util.Objects.requireNonNull(wanted.get(index)),
                        interval,
                        hows.getOrDefault(index, Set.of()))));
        found.sort(Comparator.comparingLong((Found one) -> one.interval.width()).thenComparing(one -> one.cell.key()));
        return new Outcome(found);
    }

    private Map<Integer, Set<String>> hows(Set<Integer> wanted) {
        Map<Integer, Set<String>> hows = new java.util.TreeMap<>();
        for (LinearSystem.Tie tie : cells.system().ties()) {
            Set<Integer> touched = new LinkedHashSet<>(tie.weights().keySet());
            touched.retainAll(wanted);
            touched.forEach(
                    count -> hows.computeIfAbsent(count, key -> new TreeSet<>()).add(tie.how()));
        }
        return hows;
    }
}
