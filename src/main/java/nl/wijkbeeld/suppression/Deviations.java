package nl.wijkbeeld.suppression;

import com.google.ortools.linearsolver.MPConstraint;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

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
    private final BitSet free;
    /** Of a figure that is withheld from the start: the whole deviation; else what it is more. */
    private final int[] up;
    /** Of a figure that can be withheld: what it is less. */
    private final int[] down;

    /** @param within the figures that may deviate; all others are as they are in truth */
    Deviations(LinkedTable table, Knowledge knowledge, BitSet withheld, BitSet open, BitSet within) {
        this.table = table;
        this.knowledge = knowledge;
        this.free = (BitSet) withheld.clone();
        this.free.or(open);
        this.free.and(within);
        table.narrowToFree(free);
        this.up = new int[table.size()];
        this.down = new int[table.size()];
        for (int cell = free.nextSetBit(0); cell >= 0; cell = free.nextSetBit(cell + 1)) {
            boolean whole = withheld.get(cell);
            up[cell] = program.variable(whole ? -room(cell) : 0, Double.POSITIVE_INFINITY);
            down[cell] = whole ? NONE : program.variable(0, room(cell));
            if (!whole) {
                double cost = 1 + Math.log1p(table.figure(cell).count());
                cost(cell, cost, cost);
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
        if (IntStream.of(cells).noneMatch(free::get)) {
            return;
        }
        MPConstraint equation = program.equation(0);
        for (int term = 0; term < cells.length; term++) {
            int cell = cells[term];
            if (free.get(cell)) {
                program.term(equation, up[cell], coefficients[term]);
                if (down[cell] != NONE) {
                    program.term(equation, down[cell], -coefficients[term]);
                }
            }
        }
    }

    /** The cost of a unit more, and of a unit less. */
    private void cost(int cell, double more, double less) {
        program.cost(up[cell], more);
        if (down[cell] != NONE) {
            program.cost(down[cell], less);
        }
    }

    /** From now on it deviates freely. */
    void withhold(int cell) {
        cost(cell, 0, 0);
    }

    /** The cheapest table in which this figure is that much more, or less; empty when there is none. */
    Optional<Deviation> cheapest(int cell, double by) {
        if (!free.get(cell)) {
            return Optional.empty();
        }
        bounds(cell, by, by);
        Optional<Deviation> solution = program.minimise().map(this::deviation);
        bounds(cell, -room(cell), Double.POSITIVE_INFINITY);
        return solution;
    }

    /**
     * A table in which these withheld figures are more, or less, by up to the width that is promised; which of the two is
     * chance.
     *
     * @param price what a unit of each is worth: the more, the more others deviate for it
     */
    Optional<Deviation> many(List<Integer> cells, double price, Random chance) {
        List<Integer> moving = cells.stream().filter(free::get).toList();
        for (int cell : moving) {
            double width = table.figure(cell).width().of(knowledge);
            double worth = chance.nextBoolean() ? price : -price;
            bounds(cell, -Math.min(width, room(cell)), width);
            cost(cell, -worth, worth);
        }
        Optional<Deviation> solution = program.minimise().map(this::deviation);
        for (int cell : moving) {
            bounds(cell, -room(cell), Double.POSITIVE_INFINITY);
            cost(cell, 0, 0);
        }
        return solution;
    }

    private void bounds(int cell, double lower, double upper) {
        if (down[cell] == NONE) {
            program.bounds(up[cell], lower, upper);
        } else {
            program.bounds(up[cell], Math.max(lower, 0), Math.max(upper, 0));
            program.bounds(down[cell], Math.max(-upper, 0), Math.max(-lower, 0));
        }
    }

    private Deviation deviation(double[] values) {
        double[] by = new double[table.size()];
        free.stream().forEach(cell -> by[cell] = values[up[cell]] - (down[cell] == NONE ? 0 : values[down[cell]]));
        return Deviation.of(by);
    }

    @Override
    public void close() {
        program.close();
    }
}
