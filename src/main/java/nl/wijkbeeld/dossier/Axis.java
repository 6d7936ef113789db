package nl.wijkbeeld.dossier;

import java.util.List;

/**
 * A value axis from 0 with round marks.
 *
 * @param top value at its end
 */
record Axis(double step, double top) {

    /** The smallest round axis that holds the highest value in two to four steps. */
    static Axis of(double highest) {
        double wanted = Math.max(highest, 1) / 3;
        double magnitude = Math.pow(10, Math.floor(Math.log10(wanted)));
        for (double factor : List.of(1.0, 2.0, 2.5, 5.0, 10.0)) {
            double step = factor * magnitude;
            if (step >= wanted && (step >= 1 && step == Math.rint(step) || highest < 3 && step >= 0.5)) {
                return new Axis(step, step * Math.max(1, Math.ceil(highest / step)));
            }
        }
        return new Axis(1, Math.max(1, Math.ceil(highest)));
    }

    double share(double value) {
        return value / top;
    }

    /** Marks without the 0. */
    List<Double> marks() {
        return java.util.stream.IntStream.rangeClosed(1, (int) Math.round(top / step))
                .mapToObj(mark -> mark * step)
                .toList();
    }

    String label(double mark) {
        return step == Math.rint(step) ? Dutch.number(Math.round(mark)) : Dutch.decimal(mark);
    }
}
