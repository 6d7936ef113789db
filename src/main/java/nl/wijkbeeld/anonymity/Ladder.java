package nl.wijkbeeld.anonymity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Releases each row under the least coarse values that enough others share.
 *
 * <p>A step of the ladder is one level for each attribute; the steps are taken in order of their mean loss over the rows
 * (NCP: the mean over cells of (finest values covered − 1) / (finest values − 1)). At each step those of the remaining rows
 * are released whose class meets the {@link Demand}, the rows that were released under the same values counted in. What is
 * released is never made coarser or finer; what is left after the last step waits.
 *
 * <p>A class that was released before has met the demand, and more rows cannot undo that: of earlier releases only the
 * values need to be known.
 *
 * <p>With a haven, rows of one haven class can all be told apart from others at least by that class: no row is released
 * below it while fewer than k would stay to open it. So either all of its rows wait, fewer than k, or none does.
 */
public final class Ladder {

    private static final int MARKS = 1 << 16;

    private final List<Hierarchy> attributes;
    private final Demand demand;
    private final boolean hasHaven;
    private final long[] weights;

    private Ladder(List<Hierarchy> attributes, Demand demand, boolean hasHaven) {
        this.attributes = List.copyOf(attributes);
        this.demand = demand;
        this.hasHaven = hasHaven;
        this.weights = weights(this.attributes);
    }

    /** Rows are released as soon as their class allows it. */
    public static Ladder of(List<Hierarchy> attributes, Demand demand) {
        return new Ladder(attributes, demand, false);
    }

    /** The class of the last step is a haven. */
    public static Ladder withHaven(List<Hierarchy> attributes, Demand demand) {
        return new Ladder(attributes, demand, true);
    }

    /** A class is one number: its values as digits, each attribute with a base of its own. */
    private static long[] weights(List<Hierarchy> attributes) {
        long[] weights = new long[attributes.size()];
        long weight = 1;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weight;
            weight = Math.multiplyExact(weight, attributes.get(i).size());
        }
        return weights;
    }

    /**
     * @param persons the rows, in any order: what becomes of a row does not depend on it, except for which of equal rows stay
     *     to open a haven
     * @param released the values of every class that was released before
     */
    public Climb climb(List<Person> persons, Collection<List<String>> released) {
        return new Ascent(persons, released).run();
    }

    /** The mean loss of the cells of one released row. */
    public double loss(List<String> values) {
        double loss = 0;
        for (int i = 0; i < values.size(); i++) {
            loss += attributes.get(i).loss(attributes.get(i).code(values.get(i)));
        }
        return loss / values.size();
    }

    private List<String> values(long key) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            Hierarchy attribute = attributes.get(i);
            values.add(attribute.text((int) (key / weights[i] % attribute.size())));
        }
        return values;
    }

    /** Empty when the hierarchies no longer have one of the values: then no row can join the class. */
    private Optional<Long> key(List<String> values) {
        long key = 0;
        for (int i = 0; i < weights.length; i++) {
            int code = attributes.get(i).code(values.get(i));
            if (code < 0) {
                return Optional.empty();
            }
            key += weights[i] * code;
        }
        return Optional.of(key);
    }

    /** Of equal classes equal, of others seldom. */
    private static int mark(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 48);
    }

    private record Step(int[] levels, double loss) {}

    /** One climb of one set of rows. */
    private final class Ascent {
        private final List<Person> persons;
        private final Set<Long> released = new HashSet<>();
        private final List<Optional<List<String>>> outcome;
        private final Map<Long, Integer> behind = new HashMap<>();
        /** Of each attribute, level and row: the digit of the row's class. */
        private final long[][][] digits;

        private final long[] havens;
        private int[] rest;

        /** Thousands of steps release nothing: rows per mark, and marks of what was released, tell so without a map. */
        private final int[] counts = new int[MARKS];

        private final BitSet marks = new BitSet(MARKS);

        Ascent(List<Person> persons, Collection<List<String>> earlier) {
            this.persons = persons;
            this.outcome = new ArrayList<>(Collections.nCopies(persons.size(), Optional.empty()));
            this.digits = digits();
            this.rest = IntStream.range(0, persons.size()).toArray();
            this.havens = hasHaven ? keys(last()) : new long[0];
            markReleased(
                    earlier.stream().flatMap(values -> key(values).stream()).toList());
            Arrays.stream(havens).forEach(haven -> behind.merge(haven, 1, Integer::sum));
        }

        private long[][][] digits() {
            long[][][] all = new long[weights.length][][];
            for (int i = 0; i < weights.length; i++) {
                all[i] = new long[attributes.get(i).levels()][persons.size()];
                for (int row = 0; row < persons.size(); row++) {
                    int[] path =
                            attributes.get(i).path(persons.get(row).values().get(i));
                    for (int level = 0; level < path.length; level++) {
                        all[i][level][row] = path[level] * weights[i];
                    }
                }
            }
            return all;
        }

        private int[] last() {
            return attributes.stream()
                    .mapToInt(attribute -> attribute.levels() - 1)
                    .toArray();
        }

        Climb run() {
            for (Step step : steps()) {
                if (rest.length > 0) {
                    take(step);
                }
            }
            return new Climb(outcome);
        }

        private List<Step> steps() {
            List<Step> steps = new ArrayList<>(List.of(new Step(new int[0], 0)));
            for (int i = 0; i < weights.length; i++) {
                List<Step> longer = new ArrayList<>();
                for (int level = 0; level < attributes.get(i).levels(); level++) {
                    double loss = meanLoss(i, level);
                    for (Step step : steps) {
                        int[] levels = Arrays.copyOf(step.levels, i + 1);
                        levels[i] = level;
                        longer.add(new Step(levels, step.loss + loss));
                    }
                }
                steps = longer;
            }
            steps.sort(Comparator.comparingDouble(Step::loss).thenComparing(Step::levels, Arrays::compare));
            return steps;
        }

        private double meanLoss(int attribute, int level) {
            return Arrays.stream(digits[attribute][level])
                    .mapToDouble(digit -> attributes.get(attribute).loss((int) (digit / weights[attribute])))
                    .average()
                    .orElse(0);
        }

        private void take(Step step) {
            long[] keys = keys(step.levels);
            Set<Long> open = opening(keys);
            if (!open.isEmpty()) {
                release(keys, open);
            }
        }

        private long[] keys(int[] levels) {
            long[] keys = new long[rest.length];
            for (int i = 0; i < levels.length; i++) {
                long[] own = digits[i][levels[i]];
                for (int at = 0; at < keys.length; at++) {
                    keys[at] += own[rest[at]];
                }
            }
            return keys;
        }

        /** The classes that may be released now. */
        private Set<Long> opening(long[] keys) {
            for (long key : keys) {
                counts[mark(key)]++;
            }
            Map<Long, List<String>> sensitive = new HashMap<>();
            for (int at = 0; at < keys.length; at++) {
                int mark = mark(keys[at]);
                if (counts[mark] >= demand.k() || marks.get(mark)) {
                    sensitive
                            .computeIfAbsent(keys[at], key -> new ArrayList<>())
                            .add(persons.get(rest[at]).sensitive());
                }
            }
            for (long key : keys) {
                counts[mark(key)] = 0;
            }
            sensitive.entrySet().removeIf(entry -> !isOpen(entry.getKey(), entry.getValue()));
            return sensitive.keySet();
        }

        private boolean isOpen(long key, List<String> sensitive) {
            return released.contains(key)
                    || demand.isMet(values(key), sensitive.size(), new HashSet<>(sensitive).size());
        }

        private void markReleased(Collection<Long> keys) {
            released.addAll(keys);
            keys.forEach(key -> marks.set(mark(key)));
        }

        private void release(long[] keys, Set<Long> open) {
            Set<Long> leaving = hasHaven ? leaving(keys, open) : open;
            Map<Long, List<String>> values = new HashMap<>();
            int staying = 0;
            for (int at = 0; at < keys.length; at++) {
                int row = rest[at];
                if (leaving.contains(keys[at])) {
                    outcome.set(row, Optional.of(values.computeIfAbsent(keys[at], Ladder.this::values)));
                } else {
                    rest[staying++] = row;
                }
            }
            rest = Arrays.copyOf(rest, staying);
            markReleased(leaving);
        }

        /** Of the open classes those that leave enough rows behind for their haven. */
        private Set<Long> leaving(long[] keys, Set<Long> open) {
            Map<Long, Integer> sizes = new TreeMap<>();
            Map<Long, Long> havenOf = new HashMap<>();
            for (int at = 0; at < keys.length; at++) {
                if (open.contains(keys[at])) {
                    sizes.merge(keys[at], 1, Integer::sum);
                    havenOf.put(keys[at], havens[rest[at]]);
                }
            }
            Set<Long> leaving = new HashSet<>();
            sizes.forEach((key, size) -> {
                Long haven = havenOf.get(key);
                boolean isOpen = key.equals(haven) || released.contains(haven);
                if (isOpen || behind.getOrDefault(haven, 0) - size >= demand.k()) {
                    behind.merge(haven, -size, Integer::sum);
                    leaving.add(key);
                }
            });
            return leaving;
        }
    }
}
