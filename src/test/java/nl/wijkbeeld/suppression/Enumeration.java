package nl.wijkbeeld.suppression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The attack by another route: tries every whole number for every withheld figure. Good for a handful of them.
 *
 * @param most the largest count that is tried
 */
record Enumeration(List<Figure> figures, List<Relation> relations, Set<String> withheld, long most) {

    /** Per withheld key the least and the most of it over all tables that fit. */
    Map<String, Interval> intervals() {
        Map<String, Long> values = new LinkedHashMap<>();
        figures.stream()
                .filter(figure -> !withheld.contains(figure.key()))
                .forEach(figure -> values.put(figure.key(), figure.count()));
        Map<String, Interval> intervals = new LinkedHashMap<>();
        descend(values, new ArrayList<>(withheld), intervals);
        return intervals;
    }

    private void descend(Map<String, Long> values, List<String> unknown, Map<String, Interval> intervals) {
        if (!relations.stream().allMatch(relation -> fits(relation, values))) {
            return;
        }
        if (unknown.isEmpty()) {
            withheld.forEach(key -> see(key, values.getOrDefault(key, 0L), intervals));
            return;
        }
        String key = unknown.get(0);
        for (long value = 0; value <= most; value++) {
            values.put(key, value);
            descend(values, unknown.subList(1, unknown.size()), intervals);
        }
        values.remove(key);
    }

    private static void see(String key, long value, Map<String, Interval> intervals) {
        intervals.merge(key, new Interval(value, value), (one, other) -> one.with(value));
    }

    private static boolean fits(Relation relation, Map<String, Long> values) {
        if (!values.keySet().containsAll(relation.coefficients().keySet())) {
            return true;
        }
        return relation.coefficients().entrySet().stream()
                        .mapToLong(term -> term.getValue() * values.getOrDefault(term.getKey(), 0L))
                        .sum()
                == 0;
    }
}
