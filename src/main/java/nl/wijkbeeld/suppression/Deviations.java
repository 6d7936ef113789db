package nl.wijkbeeld.suppression;

import com.google.ortools.linearsolver.MPConstraint;
import java.util.BitSet;
import java.util.Optional;

/**
 * The tables that an attacker cannot tell from the true one, as deviations from it. A deviation of a withheld figure
 * costs nothing; of a figure that can still be withheld 1 + ln(1 + count) a unit, as a measure of what a reader loses;
 * other figures cannot deviate.
 */
final class Deviations implements AutoCloseable {

    private static final int NONE = -1;

    private final LinkedTable table;
    private final Knowledge knowledge;
    private final LinearProgram program = new LinearProgram();
    private final int[] up;
    private final int[] down;

    Deviations(LinkedTable table, Knowledge knowledge, BitSet withheld, BitSet open) {
        this.table = table;
        this.knowledge = knowledge;
        this.up = new int[table.size()];
        this.down = new int[table.size()];
        for (int cell = 0; cell < table.size(); cell++) {
            boolean free = withheld.get(cell) || open.get(cell);
            up[cell] = free ? program.variable(0, Double.POSITIVE_INFINITY) : NONE;
            down[cell] = free ? program.variable(0, room(cell)) : NONE;
            if (open.get(cell) && !withheld.get(cell)) {
                cost(cell, 1 + Math.log1p(table.figure(cell).count()));
            }
        }
        for (int relation = 0; relation < table.relations(); relation++) {
            equation(table.cells(relation), table.coefficients(relation));
        }
    }

    /** How much less a figure can be. */
    double room(int cell) {
        return table.figure(cell).count() - knowledge.lower(table.figure(cell));
    }

    private void equation(int[] cells, int[] coefficients) {
        MPConstraint equation = program.equation(0);
        for (int term = 0; term < cells.length; term++) {
            int cell = cells[term];
            if (up[cell] != NONE) {
                program.term(equation, up[cell], coefficients[term]);
                program.term(equation, down[cell], -coefficients[term]);
            }
        }
    }

    private void cost(int cell, double cost) {
        program.cost(up[cell], cost);
        program.cost(down[cell], cost);
    }

    /** From now on it deviates freely. */
    void withhold(int cell) {
        cost(cell, 0);
    }

    /** The cheapest table in which this figure is that much more, or less; empty when there is none. */
    Optional<Deviation> cheapest(int cell, double by) {
        double most = Math.max(by, 0);
        double least = Math.max(-by, 0);
        program.bounds(up[cell], most, most);
        program.bounds(down[cell], least, least);
        Optional<Deviation> solution = program.minimise().map(this::deviation);
        program.bounds(up[cell], 0, Double.POSITIVE_INFINITY);
        program.bounds(down[cell], 0, room(cell));
        return solution;
    }

    private Deviation deviation(double[] values) {
        double[] by = new double[table.size()];
        for (int cell = 0; cell < by.length; cell++) {
            by[cell] = up[cell] == NONE ? 0 : values[up[cell]] - values[down[cell]];
        }
        return Deviation.of(by);
    }

    @Override
    public void close() {
        program.close();
    }
}
