package nl.wijkbeeld.suppression;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.wijkbeeld.suppression.Outcome.Closed;

/**
 * Decides which figures of one edition are shown, so that no withheld one can be computed from all that editions show;
 * attacks the result, and withholds a group of figures whole when nothing less protects it. The same input gives the
 * same output.
 */
public final class Suppression {

    private static final List<Knowledge> PROMISED = List.of(Knowledge.NO_ZERO, Knowledge.SHOWN);

    private static final int PASSES = 3;
    private static final int REGION = 6_000;

    private final LinkedTable table;
    private final BitSet first;
    private final BitSet open;

    private Suppression(LinkedTable table) {
        this.table = table;
        this.first = table.where(Figure::isWithheldFirst);
        this.open = table.where(Figure::isOpen);
    }

    /**
     * Decides over figures that are new and figures of earlier editions together: all that relations tie to the new
     * ones must be among them. Measured up to 74,290 figures, a year with its quarters and months.
     *
     * @throws IllegalArgumentException when a relation names no figure or does not hold on the counts
     */
    public static Outcome protect(List<Figure> figures, List<Relation> relations) {
        return new Suppression(new LinkedTable(figures, relations)).protect();
    }

    /**
     * What an attacker computes of each withheld figure, whoever chose them.
     *
     * @param withheld their keys
     * @return per key, in the order of the figures
     */
    public static Map<String, Interval> attack(
            List<Figure> figures, List<Relation> relations, Set<String> withheld, Knowledge knowledge) {
        LinkedTable table = new LinkedTable(figures, relations);
        BitSet cells = table.where(figure -> withheld.contains(figure.key()));
        Map<String, Interval> intervals = new LinkedHashMap<>();
        try (Attack attack = new Attack(table, cells, knowledge)) {
            cells.stream().forEach(cell -> intervals.put(table.figure(cell).key(), attack.interval(cell)));
        }
        return intervals;
    }

    private Outcome protect() {
        long started = System.nanoTime();
        Secondary choice = choose();
        BitSet withheld = (BitSet) choice.withheld().clone();
        Attacks attacks = attack(withheld, choice.found());
        List<Closed> closed = new ArrayList<>();
        if (!attacks.narrow().isEmpty()) {
            BitSet because = attacks.narrow();
            List<BitSet> groups = groups(because);
            groups.forEach(withheld::or);
            attacks = attack(withheld, choice.found()).without(open);
            withheld.andNot(attacks.told());
            for (BitSet group : groups) {
                closed.add(closed(group, because, attacks));
            }
        }
        return new Outcome(published(withheld), closed, audit(withheld, attacks, started));
    }

    /** Again and again half of what was chosen is open once more, and what turned out to be superfluous is shown. */
    private Secondary choose() {
        Random chance = new Random(1);
        Secondary best = choose(first, open, chance);
        for (int pass = 1; pass < PASSES; pass++) {
            BitSet again = (BitSet) best.withheld().clone();
            again.and(open);
            best.withheld().stream().filter(cell -> chance.nextBoolean()).forEach(again::clear);
            BitSet kept = (BitSet) best.withheld().clone();
            kept.andNot(again);
            Secondary other = choose(kept, again, chance);
            if (other.withheld().cardinality() <= best.withheld().cardinality()) {
                best = other;
            }
        }
        return best;
    }

    private Secondary choose(BitSet kept, BitSet from, Random chance) {
        Secondary choice = new Secondary(table, kept, from, REGION, chance);
        PROMISED.forEach(choice::protect);
        return choice;
    }

    /** The groups in which something is too narrow: all in them that is withheld or can be. */
    private List<BitSet> groups(BitSet narrow) {
        BitSet free = (BitSet) first.clone();
        free.or(open);
        return new Components(table, free)
                .groups(free).stream().filter(group -> group.intersects(narrow)).toList();
    }

    private Closed closed(BitSet group, BitSet because, Attacks attacks) {
        BitSet added = (BitSet) group.clone();
        added.and(open);
        added.andNot(attacks.told());
        BitSet reason = (BitSet) because.clone();
        reason.and(group);
        return new Closed(keys(added), keys(reason), !group.intersects(attacks.narrow()));
    }

    private List<String> keys(BitSet cells) {
        return cells.stream().mapToObj(cell -> table.figure(cell).key()).toList();
    }

    private Map<String, Earlier> published(BitSet withheld) {
        Map<String, Earlier> published = new LinkedHashMap<>();
        for (int cell = 0; cell < table.size(); cell++) {
            Figure figure = table.figure(cell);
            published.put(
                    figure.key(), withheld.get(cell) ? new Earlier.Withheld() : new Earlier.Shown(figure.count()));
        }
        return published;
    }

    private Audit audit(BitSet withheld, Attacks attacks, long started) {
        BitSet primary = table.where(Figure::isPrimary);
        primary.and(withheld);
        return new Audit(
                primary.cardinality(),
                withheld.cardinality() - primary.cardinality(),
                attacks.summary(),
                Duration.ofNanos(System.nanoTime() - started));
    }

    private Attacks attack(BitSet withheld, List<Deviation> found) {
        return Attacks.on(table, withheld, found, PROMISED);
    }
}
