package nl.wijkbeeld.suppression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Chooses the figures that must be withheld beside the small ones. For each withheld figure whose interval is still too
 * narrow it asks for the cheapest table in which that figure is less, and the cheapest in which it is more, and
 * withholds what differs there. Each answer widens other intervals too; those that are wide enough are not asked for.
 */
final class Secondary {

    /** After so many one by one, or a quarter of them, it is tried again what widens at once. */
    private static final int PORTION = 60;
    /** So many attempts at once must widen one in ten, else it goes on one by one. */
    private static final int ATTEMPTS = 3;

    private final LinkedTable table;
    private final BitSet open;
    private final Comparator<Integer> order;
    private final BitSet withheld;
    private final BitSet unreachable = new BitSet();
    private final List<Deviation> found = new ArrayList<>();

    /**
     * @param first what is withheld in any case
     * @param open what may be withheld beside it
     * @param order in which the first are looked at
     */
    Secondary(LinkedTable table, BitSet first, BitSet open, Comparator<Integer> order) {
        this.table = table;
        this.open = open;
        this.order = order;
        this.withheld = (BitSet) first.clone();
    }

    /** The smallest first. */
    static Comparator<Integer> smallestFirst(LinkedTable table) {
        return Comparator.<Integer>comparingLong(cell -> table.figure(cell).count())
                .thenComparing(Comparator.naturalOrder());
    }

    /** Goes on until this attacker's interval of every withheld figure is wide enough, or cannot be. */
    void protect(Knowledge knowledge) {
        Extremes seen = new Extremes(table.size());
        found.stream().filter(one -> one.isPossible(table, knowledge)).forEach(seen::add);
        for (List<Integer> narrow = atOnce(seen, knowledge); !narrow.isEmpty(); narrow = atOnce(seen, knowledge)) {
            try (Deviations deviations = new Deviations(table, knowledge, withheld, open)) {
                narrow.stream()
                        .limit(Math.max(PORTION, narrow.size() / 4))
                        .forEach(cell -> widen(cell, knowledge, seen, deviations));
            }
        }
    }

    /** Widens what can be widened without withholding more; what stays narrow. */
    private List<Integer> atOnce(Extremes seen, Knowledge knowledge) {
        Random chance = new Random(1);
        List<Integer> narrow = narrow(seen, knowledge);
        try (Deviations deviations = new Deviations(table, knowledge, withheld, new BitSet())) {
            double enough = Double.POSITIVE_INFINITY;
            while (!narrow.isEmpty() && narrow.size() < enough) {
                enough = 0.9 * narrow.size();
                for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                    deviations.many(narrow, chance).ifPresent(found -> take(found, seen, deviations));
                    narrow = narrow(seen, knowledge);
                }
            }
        }
        return narrow;
    }

    private List<Integer> narrow(Extremes seen, Knowledge knowledge) {
        List<Integer> narrow = new ArrayList<>();
        withheld.stream()
                .filter(cell -> !unreachable.get(cell) && !isWide(cell, knowledge, seen))
                .forEach(narrow::add);
        narrow.sort(order);
        return Collections.unmodifiableList(narrow);
    }

    private boolean isWide(int cell, Knowledge knowledge, Extremes seen) {
        return seen.isWide(cell, table.figure(cell).width().of(knowledge));
    }

    private void widen(int cell, Knowledge knowledge, Extremes seen, Deviations deviations) {
        double width = table.figure(cell).width().of(knowledge);
        double down = Math.min(width, deviations.room(cell));
        if (!isWide(cell, knowledge, seen) && down > 0 && seen.least(cell) > -down) {
            deviations.cheapest(cell, -down).ifPresent(less -> take(less, seen, deviations));
        }
        if (!isWide(cell, knowledge, seen)) {
            deviations.cheapest(cell, width + seen.least(cell)).ifPresent(more -> take(more, seen, deviations));
        }
        unreachable.set(cell, !isWide(cell, knowledge, seen));
    }

    private void take(Deviation deviation, Extremes seen, Deviations deviations) {
        if (seen.add(deviation)) {
            found.add(deviation);
        }
        for (int cell : deviation.cells()) {
            if (!withheld.get(cell)) {
                withheld.set(cell);
                deviations.withhold(cell);
            }
        }
    }

    BitSet withheld() {
        return withheld;
    }

    /** What stays too narrow, whatever is withheld beside it. */
    BitSet unreachable() {
        return unreachable;
    }

    /** Tables that prove how wide the intervals are. */
    List<Deviation> found() {
        return found;
    }
}
