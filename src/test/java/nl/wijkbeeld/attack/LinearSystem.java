package nl.wijkbeeld.attack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Unknown counts and the published ties between them. */
final class LinearSystem {

    /**
     * A weighted sum of counts that lies between two bounds.
     *
     * @param weights by count
     * @param how where it comes from, in words
     * @param supposed believed until the published figures contradict it
     */
    record Tie(Map<Integer, Double> weights, double low, double high, String how, boolean supposed) {}

    private final List<Interval> counts = new ArrayList<>();
    private final List<Tie> ties = new ArrayList<>();

    int add(Interval known) {
        counts.add(known);
        return counts.size() - 1;
    }

    List<Interval> counts() {
        return counts;
    }

    List<Tie> ties() {
        return ties;
    }

    /** A whole and its parts; what is in no part is the rest. */
    void tie(int whole, Collection<Integer> parts, Interval rest, String how, boolean supposed) {
        Map<Integer, Double> weights = new TreeMap<>();
        weights.put(whole, 1.0);
        parts.forEach(part -> weights.merge(part, -1.0, Double::sum));
        ties.add(new Tie(Map.copyOf(weights), rest.low(), rest.high(), how, supposed));
    }

    /**
     * The narrowest interval of each wanted count. A count that no open tie reaches keeps what is known of it.
     *
     * @throws Contradiction when no table fits the ties, also without those that are only supposed
     */
    Map<Integer, Interval> extremes(Set<Integer> wanted) {
        Map<Integer, Interval> found = new LinkedHashMap<>();
        for (Component component : Component.of(counts, ties)) {
            List<Integer> asked =
                    component.counts().stream().filter(wanted::contains).toList();
            if (!asked.isEmpty()) {
                found.putAll(component.extremes(counts, asked));
            }
        }
        wanted.forEach(count -> found.putIfAbsent(count, counts.get(count)));
        return found;
    }
}
