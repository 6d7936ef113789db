package nl.wijkbeeld.signal;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The past periods that tell what to expect, oldest first.
 *
 * @param counts of each period
 * @param times its place in the series
 * @param levels its {@link Season} level; numbered anew, without those that have no period
 */
@SuppressWarnings("ArrayRecordComponent") // lives for one fit, never compared
record Baseline(double[] counts, double[] times, int[] levels) {

    /** @param counts of the whole series; NaN when it was not delivered: left out */
    static Baseline of(double[] counts, Season season) {
        int[] periods = IntStream.range(0, season.levels().length)
                .filter(period -> season.levels()[period] != Season.NONE && !Double.isNaN(counts[period]))
                .toArray();
        int[] levels =
                IntStream.of(periods).map(period -> season.levels()[period]).toArray();
        int[] present = IntStream.of(levels).distinct().sorted().toArray();
        return new Baseline(
                IntStream.of(periods).mapToDouble(period -> counts[period]).toArray(),
                IntStream.of(periods).asDoubleStream().toArray(),
                IntStream.of(levels)
                        .map(level -> Arrays.binarySearch(present, level))
                        .toArray());
    }

    int size() {
        return counts.length;
    }

    int seasons() {
        return IntStream.of(levels).max().orElse(-1) + 1;
    }

    double highest() {
        return Arrays.stream(counts).max().orElse(0);
    }

    double mean() {
        return Arrays.stream(counts).average().orElse(0);
    }

    /** How many periods are comparable with the judged one. */
    int comparable() {
        return (int)
                IntStream.of(levels).filter(level -> level == Season.COMPARABLE).count();
    }

    /** What was counted in them. */
    double comparableTotal() {
        return IntStream.range(0, size())
                .filter(period -> levels[period] == Season.COMPARABLE)
                .mapToDouble(period -> counts[period])
                .sum();
    }
}
