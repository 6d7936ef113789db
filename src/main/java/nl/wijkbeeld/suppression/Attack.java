package nl.wijkbeeld.suppression;

import com.google.ortools.linearsolver.MPConstraint;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Computes what can be computed of withheld figures from those that are shown: the least and the most that each can be
 * over all relations. Of a withheld figure it knows only what {@link Knowledge} says.
 */
final class Attack implements AutoCloseable {

    /** Relations hold on a table that is offered to this much. */
    private static final double TOLERANCE = 1e-4;

    private final LinkedTable table;
    private final BitSet withheld;
    private final Knowledge knowledge;
    private final Map<Integer, Interval> seen = new HashMap<>();
    private final Map<Integer, Program> programs = new HashMap<>();
    private final Components components;
    private final double most;

    Attack(LinkedTable table, BitSet withheld, Knowledge knowledge) {
        this.table = table;
        this.withheld = withheld;
        this.knowledge = knowledge;
        this.components = new Components(table, withheld);
        this.most = 10.0 * (table.largest() + 10);
    }

    /** Another possible table, from wherever it comes: believed only when it is one. */
    void offer(Deviation deviation) {
        if (!isPossible(deviation)) {
            return;
        }
        for (int term = 0; term < deviation.cells().length; term++) {
            int cell = deviation.cells()[term];
            double truth = table.figure(cell).count();
            see(cell, truth);
            see(cell, truth + deviation.by()[term]);
        }
    }

    private boolean isPossible(Deviation deviation) {
        double[] by = new double[table.size()];
        for (int term = 0; term < deviation.cells().length; term++) {
            by[deviation.cells()[term]] = deviation.by()[term];
        }
        for (int cell : deviation.cells()) {
            if (!withheld.get(cell)) {
                return false;
            }
            for (int relation : table.relationsOf(cell)) {
                if (Math.abs(table.sum(relation, by)) > TOLERANCE) {
                    return false;
                }
            }
        }
        return deviation.isPossible(table, knowledge);
    }

    private void see(int cell, double value) {
        seen.merge(cell, new Interval(value, value), (one, other) -> one.with(value));
    }

    /** At least this wide; computed only when what was seen already is narrower than asked. */
    Interval interval(int cell, double width) {
        Interval known = seen.get(cell);
        return known != null && known.isAtLeast(width) ? known : interval(cell);
    }

    /** The least and the most that it can be. */
    Interval interval(int cell) {
        Program program = programs.computeIfAbsent(components.root(cell), this::program);
        double lower = program.extreme(cell, 1);
        double upper = program.extreme(cell, -1);
        return new Interval(lower, upper);
    }

    private Program program(int root) {
        BitSet cells = new BitSet();
        withheld.stream().filter(cell -> components.root(cell) == root).forEach(cells::set);
        return new Program(cells);
    }

    @Override
    public void close() {
        programs.values().forEach(program -> program.program.close());
    }

    /** The withheld figures of one component, as unknowns. */
    private final class Program {
        private final LinearProgram program = new LinearProgram();
        private final BitSet cells;
        private final Map<Integer, Integer> variables = new HashMap<>();

        Program(BitSet cells) {
            this.cells = cells;
            cells.stream().forEach(cell -> variables.put(cell, program.variable(lower(cell), upper(cell))));
            BitSet relations = new BitSet();
            cells.stream().forEach(cell -> {
                for (int relation : table.relationsOf(cell)) {
                    relations.set(relation);
                }
            });
            relations.stream().forEach(this::equation);
        }

        private double lower(int cell) {
            return knowledge.lower(table.figure(cell));
        }

        private double upper(int cell) {
            return Math.min(most, knowledge.upper(table.figure(cell)));
        }

        private void equation(int relation) {
            double shown = 0;
            for (int term = 0; term < table.cells(relation).length; term++) {
                int cell = table.cells(relation)[term];
                shown += withheld.get(cell)
                        ? 0
                        : table.coefficients(relation)[term]
                                * table.figure(cell).count();
            }
            MPConstraint equation = program.equation(-shown);
            for (int term = 0; term < table.cells(relation).length; term++) {
                Integer variable = variables.get(table.cells(relation)[term]);
                if (variable != null) {
                    program.term(equation, variable, table.coefficients(relation)[term]);
                }
            }
        }

        /** The least of it with sign 1, the most with sign −1. */
        double extreme(int cell, int sign) {
            int variable = found(variables.get(cell));
            program.cost(variable, sign);
            Optional<double[]> values = program.minimise();
            program.cost(variable, 0);
            double[] solution = values.orElseThrow(() -> new IllegalStateException(
                    "no answer for " + table.figure(cell).key()));
            cells.stream().forEach(other -> see(other, solution[found(variables.get(other))]));
            return solution[variable];
        }

        private static int found(@org.jspecify.annotations.Nullable Integer variable) {
            if (variable == null) {
                throw new IllegalStateException("not a cell of this component");
            }
            return variable;
        }
    }
}
