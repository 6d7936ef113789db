package nl.wijkbeeld.signal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made-up year of nights with planted rises, and what two ways of looking tell of it.
 *
 * <p>1,000 series of six years of weekly counts. Means per four weeks are log-uniform from 0.3 to 60, dispersions uniform
 * from 1 to 2.5, seasons ±30 %, trends at most ±5 % a year. Every second series had six weeks of three times its level
 * somewhere in the first five years. In the sixth year, one in eight of the series with a mean of 4 or more rises to 1.5, 2
 * or 3 times its level for eight weeks. Each week of that year all series are looked at.
 */
final class PlantedRises {

    static final int SERIES = 1000;
    private static final int HISTORY = 261;
    private static final int YEAR = 52;
    private static final int LASTING = 8;
    private static final int PERIOD = 4;
    private static final double LEAST_MEAN = 4;
    private static final int ONE_IN = 8;
    private static final List<Double> FACTORS = List.of(1.5, 2.0, 3.0);

    /** A series of the year; a factor of 1: nothing was planted. */
    private record Sample(Series series, int start, double factor) {

        boolean isPlanted() {
            return factor > 1;
        }

        /** Whether the four weeks that end in this week hold a week of the rise. */
        boolean isRisen(int week) {
            return isPlanted() && week >= start && week < start + LASTING + PERIOD - 1;
        }

        int fourWeeks(int lastWeek) {
            return series.counts().subList(lastWeek + 1 - PERIOD, lastWeek + 1).stream()
                    .mapToInt(OptionalInt::getAsInt)
                    .sum();
        }
    }

    /**
     * What a way of looking found.
     *
     * @param found per factor, which share of the rises was told while it lasted
     * @param days from the start of a rise to the end of the week that told it, the median of those told; NaN when none was
     * @param falseAlarms times in the year that a change was told that was none
     * @param falseShare of what a night told, which share was none: the mean of the nights
     */
    record Found(Map<Double, Double> found, double days, int falseAlarms, double falseShare) {

        double found(double factor) {
            return found.getOrDefault(factor, 0.0);
        }

        double allFound() {
            return found.values().stream().mapToDouble(share -> share).average().orElse(0);
        }
    }

    private final List<Sample> samples = new ArrayList<>();

    PlantedRises(long seed) {
        MadeUpSeries made = new MadeUpSeries(seed);
        while (samples.size() < SERIES) {
            samples.add(sample(made, "reeks " + samples.size()));
        }
    }

    private static Sample sample(MadeUpSeries made, String key) {
        MadeUpSeries.Truth truth = made.truth();
        boolean isPlanted = truth.mean() >= LEAST_MEAN && made.below(ONE_IN) == 0;
        double factor = isPlanted ? FACTORS.get(made.below(FACTORS.size())) : 1;
        int start = HISTORY + made.below(YEAR - LASTING - PERIOD);
        int past = made.below(2) == 0 ? made.below(HISTORY - 6) : -6;
        IntToDoubleFunction level = made.level(truth.mean());
        List<OptionalInt> counts = made.counts(
                HISTORY + YEAR,
                truth.dispersion(),
                week -> level.applyAsDouble(week)
                        * (week >= start && week < start + LASTING ? factor : 1)
                        * (week >= past && week < past + 6 ? 3 : 1));
        return new Sample(new Series(key, Step.WEEK, MadeUpSeries.FIRST_WEEK, counts, 0), start, factor);
    }

    /** The detector, all series of a week together; a fall that it tells is a false alarm too. */
    Found byDetector(Control control) {
        Map<String, BitSet> told = new HashMap<>();
        Detector detector = new Detector(control);
        for (int week = HISTORY; week < HISTORY + YEAR; week++) {
            int night = week;
            Signals signals = Signals.of(
                    samples.stream()
                            .map(sample -> detector.judge(until(sample.series, night)))
                            .toList(),
                    control.falseDiscoveryRate());
            signals.changed()
                    .forEach(judged -> told.computeIfAbsent(judged.key(), key -> new BitSet())
                            .set(night));
        }
        return found(samples.stream()
                .map(sample -> told.getOrDefault(sample.series.key(), new BitSet()))
                .toList());
    }

    private static Series until(Series series, int week) {
        return new Series(
                series.key(), series.step(), series.begin(), series.counts().subList(0, week + 1), 0);
    }

    /** Five or more in four weeks, and more than this much above the same four weeks of a year ago. */
    Found byShare(double above) {
        return found(samples.stream()
                .map(sample -> IntStream.range(HISTORY, HISTORY + YEAR)
                        .filter(week -> sample.fourWeeks(week) >= Control.FOUR_WEEKS.leastCount()
                                && sample.fourWeeks(week) > (1 + above) * Math.max(1, sample.fourWeeks(week - YEAR)))
                        .collect(BitSet::new, BitSet::set, BitSet::or))
                .toList());
    }

    private Found found(List<BitSet> told) {
        Map<Double, Double> found = new HashMap<>();
        FACTORS.forEach(factor -> found.put(
                factor,
                days(told, factor)
                        .mapToInt(days -> Double.isFinite(days) ? 1 : 0)
                        .average()
                        .orElse(0)));
        List<Double> days = FACTORS.stream()
                .flatMap(factor -> days(told, factor))
                .filter(Double::isFinite)
                .sorted()
                .toList();
        return new Found(
                found,
                days.isEmpty() ? Double.NaN : days.get(days.size() / 2),
                IntStream.range(0, SERIES)
                        .map(at -> falseAlarms(samples.get(at), told.get(at)))
                        .sum(),
                IntStream.range(HISTORY, HISTORY + YEAR)
                        .mapToDouble(night -> falseShare(told, night))
                        .average()
                        .orElse(0));
    }

    private double falseShare(List<BitSet> told, int night) {
        int[] of =
                IntStream.range(0, SERIES).filter(at -> told.get(at).get(night)).toArray();
        return IntStream.of(of)
                .mapToDouble(at -> samples.get(at).isRisen(night) ? 0 : 1)
                .average()
                .orElse(0);
    }

    private Stream<Double> days(List<BitSet> told, double factor) {
        return IntStream.range(0, samples.size())
                .filter(at -> samples.get(at).factor == factor)
                .mapToObj(at -> days(samples.get(at), told.get(at)));
    }

    private static double days(Sample sample, BitSet told) {
        return told.stream()
                .filter(sample::isRisen)
                .mapToDouble(week -> 7.0 * (week - sample.start + 1))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** An alarm that goes on from week to week is one. */
    private static int falseAlarms(Sample sample, BitSet told) {
        return (int) told.stream()
                .filter(week -> !sample.isRisen(week) && !told.get(week - 1))
                .count();
    }

    /** The least share with which the rule tells no more false alarms than this. */
    double shareWith(int falseAlarms) {
        return IntStream.rangeClosed(1, 400)
                .mapToDouble(step -> step / 20.0)
                .filter(above -> byShare(above).falseAlarms() <= falseAlarms)
                .findFirst()
                .orElseThrow();
    }
}
