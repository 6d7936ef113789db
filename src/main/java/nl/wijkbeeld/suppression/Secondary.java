package nl.wijkbeeld.suppression;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Chooses the figures that must be withheld beside the small ones. It asks for tables in which many withheld figures
 * whose interval is still too narrow are less or more, at first at a low price in others, then at a higher; then, for
 * each that is left, for the cheapest table in which it is less, and the cheapest in which it is more. It withholds what
 * differs there. Each answer widens other intervals too; those that are wide enough are not asked for.
 *
 * <p>It asks region by region, with all around as it is in truth: a program of five times the size takes three hundred
 * times as long. What cannot be widened within a region is tried once more in one twice as large, until all is in it.
 */
final class Secondary {

    /** What a unit of a narrow figure is worth, one after the other; a unit of another costs 1 + ln(1 + count). */
    private static final List<Double> PRICES = List.of(0.5, 0.7, 1.0, 1.4, 2.0, 2.8, 4.0, 5.6, 8.0);
    /** So often at one price, and no longer than each time widens one in ten. */
    private static final int ROUNDS = 6;

    private final LinkedTable table;
    private final BitSet open;
    private final int region;
    private final Random chance;
    private final BitSet free;
    private final BitSet withheld;
    private final List<Deviation> found = new ArrayList<>();

    /**
     * @param first what is withheld in any case
     * @param open what may be withheld beside it
     * @param region so many figures in a region at first
     */
    Secondary(LinkedTable table, BitSet first, BitSet open, int region, Random chance) {
        this.table = table;
        this.open = open;
        this.region = region;
        this.chance = chance;
        this.withheld = (BitSet) first.clone();
        this.free = (BitSet) first.clone();
        this.free.or(open);
    }

    /** Goes on until this attacker's interval of every withheld figure is wide enough, or cannot be. */
    void protect(Knowledge knowledge) {
        new Promise(knowledge).keep();
    }

    BitSet withheld() {
        return withheld;
    }

    /** Tables that prove how wide the intervals are. */
    List<Deviation> found() {
        return found;
    }

    /** The widths for one attacker. */
    private final class Promise {
        private final Knowledge knowledge;
        private final Extremes seen = new Extremes(table.size());

        Promise(Knowledge knowledge) {
            this.knowledge = knowledge;
            found.stream().filter(one -> one.isPossible(table, knowledge)).forEach(seen::add);
        }

        void keep() {
            BitSet everywhere = new BitSet();
            everywhere.set(0, table.size());
            for (int size = region, last = 0; last < free.cardinality(); last = size, size *= 2) {
                BitSet untried = (BitSet) everywhere.clone();
                List<Integer> narrow = narrow(untried);
                while (!narrow.isEmpty()) {
                    Region around = Region.around(narrow.get(0), table, free, size);
                    widen(around, size == region);
                    untried.andNot(around.core());
                    narrow = narrow(untried);
                }
            }
        }

        private void widen(Region around, boolean manyAtOnce) {
            try (Deviations deviations = new Deviations(table, knowledge, withheld, open, around.cells())) {
                if (manyAtOnce) {
                    PRICES.forEach(price -> widen(around.core(), price, deviations));
                }
                narrow(around.core()).forEach(cell -> widen(cell, deviations));
            }
        }

        private void widen(BitSet core, double price, Deviations deviations) {
            double enough = Double.POSITIVE_INFINITY;
            List<Integer> narrow = narrow(core);
            for (int round = 0; round < ROUNDS && !narrow.isEmpty() && narrow.size() <= enough; round++) {
                enough = 0.9 * narrow.size();
                deviations.many(narrow, price, chance).ifPresent(table -> take(table, deviations));
                narrow = narrow(core);
            }
        }

        private void widen(int cell, Deviations deviations) {
            double width = table.figure(cell).width().of(knowledge);
            double down = Math.min(width, deviations.room(cell));
            if (!isWide(cell) && down > 0 && seen.least(cell) > -down) {
                deviations.cheapest(cell, -down).ifPresent(less -> take(less, deviations));
            }
            if (!isWide(cell)) {
                deviations.cheapest(cell, width + seen.least(cell)).ifPresent(more -> take(more, deviations));
            }
        }

        /** The smallest count first. */
        private List<Integer> narrow(BitSet among) {
            return withheld.stream()
                    .filter(cell -> among.get(cell) && !isWide(cell))
                    .boxed()
                    .sorted(Comparator.comparingLong(cell -> table.figure(cell).count()))
                    .toList();
        }

        private boolean isWide(int cell) {
            return seen.isWide(cell, table.figure(cell).width().of(knowledge));
        }

        private void take(Deviation deviation, Deviations deviations) {
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
    }
}
