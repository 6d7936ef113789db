package nl.wijkbeeld.suppression;

import java.util.stream.IntStream;

/**
 * One table that whoever computes with the shown figures cannot tell from the true one.
 *
 * @param cells the figures that differ, ascending
 * @param by how much more they are than in truth, in that order
 */
@SuppressWarnings("ArrayRecordComponent") // there are thousands of these, and nobody compares them
record Deviation(int[] cells, double[] by) {

    /** Less than this is arithmetic. */
    private static final double NOTHING = 1e-7;

    /** @param by per figure of the table */
    static Deviation of(double[] by) {
        int[] cells = IntStream.range(0, by.length)
                .filter(cell -> Math.abs(by[cell]) > NOTHING)
                .toArray();
        return new Deviation(
                cells, IntStream.of(cells).mapToDouble(cell -> by[cell]).toArray());
    }

    /** Whether no figure falls below what this attacker knows of it. */
    boolean isPossible(LinkedTable table, Knowledge knowledge) {
        return IntStream.range(0, cells.length).allMatch(term -> {
            Figure figure = table.figure(cells[term]);
            double value = figure.count() + by[term];
            return value >= knowledge.lower(figure) - NOTHING && value <= knowledge.upper(figure) + NOTHING;
        });
    }
}
