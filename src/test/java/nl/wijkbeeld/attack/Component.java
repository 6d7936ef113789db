package nl.wijkbeeld.attack;

import com.google.ortools.Loader;
import com.google.ortools.linearsolver.MPConstraint;
import com.google.ortools.linearsolver.MPObjective;
import com.google.ortools.linearsolver.MPSolver;
import com.google.ortools.linearsolver.MPVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import nl.wijkbeeld.attack.LinearSystem.Tie;

/** Counts that are not known and hang together by ties; solved apart from all others. */
record Component(List<Integer> counts, List<Tie> ties) {

    private static final double TOLERANCE = 1e-5;

    /** Known counts tie nothing together. */
    static List<Component> of(List<Interval> counts, List<Tie> ties) {
        int[] above = IntStream.range(0, counts.size()).toArray();
        List<Integer> first = new ArrayList<>();
        for (Tie tie : ties) {
            int open = -1;
            for (int count : tie.weights().keySet()) {
                if (!counts.get(count).isExact()) {
                    above[root(above, count)] = open < 0 ? root(above, count) : root(above, open);
                    open = count;
                }
            }
            first.add(open);
        }
        Map<Integer, Component> components = new TreeMap<>();
        for (int count = 0; count < above.length; count++) {
            if (!counts.get(count).isExact()) {
                component(components, root(above, count)).counts.add(count);
            }
        }
        for (int i = 0; i < first.size(); i++) {
            if (first.get(i) >= 0) {
                component(components, root(above, first.get(i))).ties.add(ties.get(i));
            }
        }
        return List.copyOf(components.values());
    }

    private static Component component(Map<Integer, Component> components, int root) {
        return components.computeIfAbsent(root, key -> new Component(new ArrayList<>(), new ArrayList<>()));
    }

    private static int root(int[] above, int count) {
        int at = count;
        while (above[at] != at) {
            above[at] = above[above[at]];
            at = above[at];
        }
        return at;
    }

    Map<Integer, Interval> extremes(List<Interval> known, List<Integer> asked) {
        if (ties.isEmpty()) {
            return Map.of();
        }
        try {
            return new Program(known, ties).extremes(asked);
        } catch (Contradiction supposedTooMuch) {
            return extremesOfLess(known, asked, supposedTooMuch);
        }
    }

    /** One kind of supposition is given up, or all of them when that does not help. */
    private Map<Integer, Interval> extremesOfLess(
            List<Interval> known, List<Integer> asked, Contradiction supposedTooMuch) {
        List<String> kinds = ties.stream()
                .filter(Tie::supposed)
                .map(Tie::how)
                .distinct()
                .sorted()
                .toList();
        for (String kind : kinds) {
            try {
                return without(tie -> tie.supposed() && tie.how().equals(kind), known, asked);
            } catch (Contradiction stillTooMuch) {
                supposedTooMuch.addSuppressed(stillTooMuch);
            }
        }
        if (kinds.isEmpty()) {
            throw supposedTooMuch;
        }
        return without(Tie::supposed, known, asked);
    }

    private Map<Integer, Interval> without(Predicate<Tie> given, List<Interval> known, List<Integer> asked) {
        List<Tie> held = ties.stream().filter(given.negate()).toList();
        return held.isEmpty() ? Map.of() : new Program(known, held).extremes(asked);
    }

    /** The ties as a linear program. Each optimum is checked as a table, so that a wide interval is no solver's word. */
    private final class Program {
        private final MPSolver solver;
        private final Map<Integer, MPVariable> variables = new TreeMap<>();
        private final List<Interval> known;
        private final List<Tie> held;
        private final double[] least;
        private final double[] most;

        Program(List<Interval> known, List<Tie> held) {
            Loader.loadNativeLibraries();
            solver = MPSolver.createSolver("GLOP");
            this.known = known;
            this.held = held;
            least = new double[known.size()];
            most = new double[known.size()];
            Arrays.fill(least, Double.POSITIVE_INFINITY);
            Arrays.fill(most, Double.NEGATIVE_INFINITY);
            for (int count : counts) {
                Interval interval = known.get(count);
                variables.put(count, solver.makeNumVar(interval.low(), interval.high(), ""));
            }
            held.forEach(this::add);
        }

        /** Known counts move to the bounds. */
        private void add(Tie tie) {
            double fixed = fixed(tie);
            MPConstraint row = solver.makeConstraint(tie.low() - fixed, tie.high() - fixed);
            tie.weights().forEach((count, weight) -> {
                MPVariable variable = variables.get(count);
                if (variable != null) {
                    row.setCoefficient(variable, weight);
                }
            });
        }

        private double fixed(Tie tie) {
            return tie.weights().entrySet().stream()
                    .filter(term -> !variables.containsKey(term.getKey()))
                    .mapToDouble(
                            term -> term.getValue() * known.get(term.getKey()).low())
                    .sum();
        }

        Map<Integer, Interval> extremes(List<Integer> asked) {
            Map<Integer, Interval> found = new LinkedHashMap<>();
            for (int count : asked) {
                found.put(count, Interval.within(extreme(count, false), extreme(count, true)));
            }
            solver.delete();
            return found;
        }

        /** A table seen before may already show that the count reaches what was known of it. */
        private double extreme(int count, boolean highest) {
            double bound = highest ? known.get(count).high() : known.get(count).low();
            if (highest ? most[count] > bound - TOLERANCE : least[count] < bound + TOLERANCE) {
                return bound;
            }
            MPObjective objective = solver.objective();
            objective.clear();
            objective.setCoefficient(variables.get(count), 1);
            objective.setOptimizationDirection(highest);
            MPSolver.ResultStatus status = solver.solve();
            if (status != MPSolver.ResultStatus.OPTIMAL) {
                throw new Contradiction("no table fits: " + status);
            }
            see();
            return highest ? most[count] : least[count];
        }

        /** Every value is read before the objective is touched: afterwards they are silently wrong. */
        private void see() {
            Map<Integer, Double> table = new TreeMap<>();
            variables.forEach((count, variable) -> table.put(count, variable.solutionValue()));
            check(table);
            table.forEach((count, value) -> {
                least[count] = Math.min(least[count], value);
                most[count] = Math.max(most[count], value);
            });
        }

        private void check(Map<Integer, Double> table) {
            for (Tie tie : held) {
                double sum = tie.weights().entrySet().stream()
                        .mapToDouble(term -> term.getValue()
                                * table.getOrDefault(term.getKey(), (double)
                                        known.get(term.getKey()).low()))
                        .sum();
                double slack = TOLERANCE * Math.max(1, Math.abs(sum));
                if (sum < tie.low() - slack || sum > tie.high() + slack) {
                    throw new IllegalStateException("the solver's table breaks a tie by more than " + slack);
                }
            }
        }
    }
}
