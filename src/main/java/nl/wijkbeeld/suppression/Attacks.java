package nl.wijkbeeld.suppression;

import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.wijkbeeld.suppression.Audit.Attacked;

/**
 * What each attacker to whom a width is promised finds.
 *
 * @param intervals per attacker and withheld figure, at least this wide
 */
record Attacks(LinkedTable table, Map<Knowledge, Map<Integer, Interval>> intervals, BitSet told) {

    /** @param found tables that the choice was made with; each is checked before it is believed */
    static Attacks on(LinkedTable table, BitSet withheld, List<Deviation> found, List<Knowledge> promised) {
        Map<Knowledge, Map<Integer, Interval>> intervals = new EnumMap<>(Knowledge.class);
        promised.forEach(knowledge -> intervals.put(knowledge, on(table, withheld, found, knowledge)));
        return new Attacks(table, intervals, new BitSet());
    }

    private static Map<Integer, Interval> on(
            LinkedTable table, BitSet withheld, List<Deviation> found, Knowledge knowledge) {
        Map<Integer, Interval> intervals = new HashMap<>();
        try (Attack attack = new Attack(table, withheld, knowledge)) {
            found.forEach(attack::offer);
            withheld.stream()
                    .filter(cell -> table.figure(cell).width().of(knowledge) > 0)
                    .forEach(cell -> intervals.put(
                            cell,
                            attack.interval(cell, table.figure(cell).width().of(knowledge))));
        }
        return intervals;
    }

    /** Without figures that need no protection and that what is shown tells anyway: to withhold them is idle. */
    Attacks without(BitSet open) {
        BitSet told = new BitSet();
        intervals.getOrDefault(Knowledge.SHOWN, Map.of()).forEach((cell, interval) -> {
            if (open.get(cell) && interval.isExact()) {
                told.set(cell);
            }
        });
        Map<Knowledge, Map<Integer, Interval>> others = new EnumMap<>(Knowledge.class);
        intervals.forEach((knowledge, of) -> {
            Map<Integer, Interval> rest = new HashMap<>(of);
            rest.keySet().removeIf(told::get);
            others.put(knowledge, rest);
        });
        return new Attacks(table, others, told);
    }

    /** What is narrower than promised. */
    BitSet narrow() {
        BitSet narrow = new BitSet();
        intervals.forEach((knowledge, of) -> of.forEach((cell, interval) -> {
            if (isNarrow(cell, interval, knowledge)) {
                narrow.set(cell);
            }
        }));
        return narrow;
    }

    private boolean isNarrow(int cell, Interval interval, Knowledge knowledge) {
        return !interval.isAtLeast(table.figure(cell).width().of(knowledge));
    }

    Map<Knowledge, Attacked> summary() {
        Map<Knowledge, Attacked> summary = new EnumMap<>(Knowledge.class);
        intervals.forEach((knowledge, of) -> summary.put(knowledge, summary(knowledge, of)));
        return Collections.unmodifiableMap(summary);
    }

    private Attacked summary(Knowledge knowledge, Map<Integer, Interval> of) {
        return new Attacked(
                (int) of.values().stream().filter(Interval::isExact).count(),
                (int) of.entrySet().stream()
                        .filter(entry -> isNarrow(entry.getKey(), entry.getValue(), knowledge))
                        .count(),
                of.values().stream().mapToDouble(Interval::width).min().orElse(Double.POSITIVE_INFINITY));
    }
}
