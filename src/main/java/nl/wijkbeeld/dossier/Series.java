package nl.wijkbeeld.dossier;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.disclosure.ProtectedTable;

/**
 * Figures over time, for a drawing.
 *
 * @param label what its line is called
 */
record Series(String label, List<Moment> moments) {

    /**
     * One figure.
     *
     * @param value empty when it is withheld or was not delivered: the line breaks there
     * @param expected between what and what it was expected; empty when nothing was
     */
    record Moment(LocalDate at, OptionalDouble value, boolean provisional, Optional<Band> expected) {}

    /** Two bounds of what was expected. */
    record Band(double low, double high) {}

    /** From lines of a table with a band, with the given key as date, in their order. */
    static Series of(String label, List<ProtectedTable.Line> lines, String dateKey) {
        return new Series(
                label,
                lines.stream()
                        .map(line -> moment(LocalDate.parse(line.key(dateKey)), line))
                        .toList());
    }

    private static Moment moment(LocalDate at, ProtectedTable.Line line) {
        Cell cell = line.cell("aantal");
        return new Moment(at, value(cell), cell.provisional(), band(line));
    }

    private static Optional<Band> band(ProtectedTable.Line line) {
        OptionalDouble low = value(line.cell("verwacht_van"));
        OptionalDouble high = value(line.cell("verwacht_tot"));
        return low.isPresent() && high.isPresent()
                ? Optional.of(new Band(low.getAsDouble(), high.getAsDouble()))
                : Optional.empty();
    }

    static OptionalDouble value(Cell cell) {
        if (cell instanceof Cell.Shown shown) {
            return OptionalDouble.of(shown.count());
        }
        if (cell instanceof Cell.Rate rate) {
            return OptionalDouble.of(rate.perThousand());
        }
        return cell instanceof Cell.Zero ? OptionalDouble.of(0) : OptionalDouble.empty();
    }

    /** Whether a day lies in one of its months. */
    boolean covers(LocalDate day) {
        return !moments.isEmpty()
                && !day.isBefore(moments.get(0).at)
                && day.isBefore(moments.get(moments.size() - 1).at.plusMonths(1));
    }

    Series named(String other) {
        return new Series(other, moments);
    }

    /** Every value changed alike, such as to another base. */
    Series map(DoubleUnaryOperator change) {
        return new Series(
                label,
                moments.stream()
                        .map(moment -> new Moment(
                                moment.at,
                                map(moment.value, change),
                                moment.provisional,
                                moment.expected.map(band ->
                                        new Band(change.applyAsDouble(band.low), change.applyAsDouble(band.high)))))
                        .toList());
    }

    private static OptionalDouble map(OptionalDouble value, DoubleUnaryOperator change) {
        return value.isPresent() ? OptionalDouble.of(change.applyAsDouble(value.getAsDouble())) : value;
    }

    /** Of values and bands. */
    double highest() {
        return moments.stream()
                .mapToDouble(moment -> Math.max(
                        moment.value.orElse(0), moment.expected.map(Band::high).orElse(0.0)))
                .max()
                .orElse(0);
    }

    /** Of the moments that have a value. */
    double mean() {
        return moments.stream()
                .filter(moment -> moment.value.isPresent())
                .mapToDouble(moment -> moment.value.getAsDouble())
                .average()
                .orElse(0);
    }

    boolean isEmpty() {
        return moments.stream().allMatch(moment -> moment.value.isEmpty());
    }
}
