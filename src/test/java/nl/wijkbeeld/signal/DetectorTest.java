package nl.wijkbeeld.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.wijkbeeld.signal.Verdict.Judged;
import nl.wijkbeeld.signal.Verdict.NotJudged;
import nl.wijkbeeld.signal.Verdict.Reason;
import org.junit.jupiter.api.Test;

class DetectorTest {

    private static final LocalDate MONDAY = LocalDate.of(2021, 1, 4);
    private static final int WEEKS = 300;

    private static Series series(int provisional, IntUnaryOperator count) {
        return new Series("reeks", Step.WEEK, MONDAY, counts(WEEKS, count), provisional);
    }

    private static List<OptionalInt> counts(int weeks, IntUnaryOperator count) {
        return IntStream.range(0, weeks).map(count).mapToObj(OptionalInt::of).toList();
    }

    /** Four or five a week. */
    private static int usual(int week) {
        return 4 + week % 2;
    }

    private static Signals detect(Series... series) {
        return detect(Stream.of(series));
    }

    private static Signals detect(Stream<Series> series) {
        return Signals.of(series.map(new Detector(Control.FOUR_WEEKS)::judge).toList(), 0.05);
    }

    private static Judged changed(Series series) {
        Signals signals = detect(series);
        assertEquals(1, signals.changed().size(), signals.toString());
        return signals.changed().get(0);
    }

    private static Reason notJudged(Series series) {
        return detect(series).notJudged().stream()
                .map(NotJudged::reason)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void tellsARiseAndTheWeekInWhichItLeftTheBand() {
        Judged rise = changed(series(0, week -> week < WEEKS - 6 ? usual(week) : 15));
        assertTrue(rise.isAbove());
        assertEquals(60, rise.observed());
        assertEquals(18, rise.expected(), 0.2);
        assertEquals(MONDAY.plusWeeks(WEEKS - 1), rise.last());
        assertEquals(Optional.of(MONDAY.plusWeeks(WEEKS - 6)), rise.since());
    }

    @Test
    void tellsAFallAsItTellsARise() {
        Judged fall = changed(series(0, week -> week < WEEKS - 6 ? usual(week) : 0));
        assertTrue(fall.isBelow());
        assertEquals(0, fall.observed());
        assertTrue(fall.since().isPresent());
    }

    @Test
    void judgesNoProvisionalWeek() {
        Series coming = series(4, week -> week < WEEKS - 4 ? usual(week) : 0);
        Signals signals = detect(coming);
        assertEquals(List.of(), signals.changed());
        assertEquals(18, signals.usual().get(0).observed());
        assertTrue(changed(new Series("reeks", Step.WEEK, MONDAY, coming.counts(), 0))
                .isBelow());
    }

    @Test
    void takesNoMissingWeekForAZero() {
        List<OptionalInt> counts = new ArrayList<>(counts(WEEKS, DetectorTest::usual));
        for (int week = WEEKS - 60; week < WEEKS - 40; week++) {
            counts.set(week, OptionalInt.empty());
        }
        Judged judged = detect(new Series("reeks", Step.WEEK, MONDAY, counts, 0))
                .usual()
                .get(0);
        assertEquals(18, judged.expected(), 0.2);
        counts.set(WEEKS - 2, OptionalInt.empty());
        assertEquals(Reason.NO_DELIVERY, notJudged(new Series("reeks", Step.WEEK, MONDAY, counts, 0)));
    }

    @Test
    void judgesNothingWithoutAWeekThatIsSettled() {
        assertEquals(Reason.NO_DELIVERY, notJudged(series(WEEKS + 3, DetectorTest::usual)));
        assertEquals(Reason.NO_DELIVERY, notJudged(new Series("reeks", Step.WEEK, MONDAY, List.of(), 0)));
    }

    @Test
    void needsTheSameWeeksOfAYearAgo() {
        assertEquals(
                Reason.SHORT_HISTORY,
                notJudged(new Series("reeks", Step.WEEK, MONDAY, counts(55, DetectorTest::usual), 0)));
        assertTrue(changed(new Series("reeks", Step.WEEK, MONDAY, counts(100, week -> week < 96 ? usual(week) : 30), 0))
                .isAbove());
    }

    @Test
    void countsFromTheFirstDelivery() {
        List<OptionalInt> late = new ArrayList<>(counts(WEEKS, DetectorTest::usual));
        for (int week = 0; week < WEEKS - 55; week++) {
            late.set(week, OptionalInt.empty());
        }
        assertEquals(Reason.SHORT_HISTORY, notJudged(new Series("reeks", Step.WEEK, MONDAY, late, 0)));
    }

    @Test
    void tellsNothingOfFewerThanFive() {
        Signals signals = detect(series(0, week -> week < WEEKS - 4 ? 0 : 1));
        assertEquals(List.of(), signals.changed());
        assertEquals(1, signals.usual().get(0).p());
        assertTrue(changed(series(0, week -> week < WEEKS - 4 ? 0 : 3)).isAbove());
    }

    @Test
    void aSeasonIsNoChange() {
        Signals signals = detect(series(0, week -> week % 52 >= 34 && week % 52 < 44 ? 12 : 3));
        assertEquals(List.of(), signals.changed());
    }

    @Test
    void looksAtManyMoreStrictlyThanAtOne() {
        MadeUpSeries made = new MadeUpSeries(5);
        Series slight = series(0, week -> week < WEEKS - 4 ? usual(week) : 9);
        assertEquals(1, detect(slight).changed().size());
        Stream<Series> others = IntStream.range(0, 2000).mapToObj(at -> made.calm("kalm " + at, WEEKS));
        Signals signals = detect(Stream.concat(Stream.of(slight), others));
        assertEquals(2001, signals.judged());
        assertEquals(List.of(), signals.changed());
    }

    @Test
    void judgesMonthsByTheSameMonthsOfEarlierYears() {
        LocalDate january = LocalDate.of(2021, 1, 1);
        List<OptionalInt> counts =
                counts(60, month -> month == 40 || month == 59 ? 60 : month % 12 == 7 ? 40 : 17 + month % 2 * 2);
        Series months = new Series("reeks", Step.MONTH, january, counts, 0);
        Detector detector = new Detector(Control.MONTHS);
        assertTrue(detector.judge(months, 40) instanceof Judged judged && judged.isAbove());
        assertTrue(detector.judge(months, 41) instanceof Judged judged
                && judged.since().isEmpty());
        assertTrue(detector.judge(months, 43) instanceof Judged judged && !judged.isAbove());
        assertTrue(detector.judge(months, 5) instanceof NotJudged);
        assertEquals(
                Optional.of(LocalDate.of(2025, 12, 1)),
                detector.judge(months) instanceof Judged judged ? judged.since() : Optional.empty());
    }

    @Test
    void refusesWhatIsNoSeriesOfWeeks() {
        assertThrows(
                IllegalArgumentException.class, () -> new Series("reeks", Step.WEEK, MONDAY.plusDays(1), List.of(), 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Series("reeks", Step.WEEK, MONDAY, List.of(OptionalInt.of(-1)), 0));
    }
}
