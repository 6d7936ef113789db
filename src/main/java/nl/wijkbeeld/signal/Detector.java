package nl.wijkbeeld.signal;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nl.wijkbeeld.signal.Verdict.Judged;
import nl.wijkbeeld.signal.Verdict.NotJudged;
import nl.wijkbeeld.signal.Verdict.Reason;

/**
 * Holds the last settled period of each series against its own past.
 *
 * <p>Not for use by several threads at once.
 */
public final class Detector {

    /** With fewer events in the comparable periods the model's normal approximations do not hold. */
    private static final int SPARSE = 10;

    private static final int YEARS_FOR_SEASONS = 2;

    private final Control control;
    private final FarringtonFlexible method;
    private final Map<Timeline, Season> seasons = new HashMap<>();

    public Detector(Control control) {
        this.control = control;
        this.method = new FarringtonFlexible(control.weightsThreshold());
    }

    /** What series of one length have in common. */
    private record Timeline(LocalDate last, int periods, int years) {}

    /** The last settled period, and since when it is out of the band; to be tested with the others of the night. */
    public Verdict judge(Series series) {
        Verdict verdict = judge(series, series.lastSettled());
        return verdict instanceof Judged judged && isOutside(judged) ? judged.since(since(series, judged)) : verdict;
    }

    private static boolean isOutside(Judged judged) {
        return judged.isAbove() || judged.isBelow();
    }

    /** Looks back step by step while the count was out of the band on the same side; not beyond what is no baseline. */
    private LocalDate since(Series series, Judged judged) {
        int last = series.lastSettled();
        int furthest = last - control.excluded() * control.length();
        while (last > furthest
                && judge(series, last - 1) instanceof Judged before
                && before.isAbove() == judged.isAbove()
                && before.isBelow() == judged.isBelow()) {
            last--;
        }
        return series.begin(last);
    }

    /**
     * The period that ends with this step beside what its past let expect.
     *
     * @param last its place in the series
     */
    public Verdict judge(Series series, int last) {
        double[] counts = series.periods(last, control.length());
        if (counts.length == 0 || Double.isNaN(counts[counts.length - 1])) {
            return new NotJudged(series.key(), Reason.NO_DELIVERY);
        }
        LocalDate begin = series.begin(last);
        int years = years(begin, counts.length);
        if (years == 0) {
            return new NotJudged(series.key(), Reason.SHORT_HISTORY);
        }
        Season season =
                seasons.computeIfAbsent(new Timeline(begin, counts.length, years), timeline -> season(timeline));
        Baseline baseline = Baseline.of(counts, season);
        if (baseline.comparable() == 0 || baseline.size() < control.seasons() + 2) {
            return new NotJudged(series.key(), Reason.SHORT_HISTORY);
        }
        int observed = (int) counts[counts.length - 1];
        return judge(series.key(), begin, observed, predict(baseline, counts.length - 1, years));
    }

    /** How many years back the series has the comparable periods whole. */
    private int years(LocalDate last, int periods) {
        int years = 0;
        while (years < control.years() && reference(last, periods, years + 1) >= control.halfWindow()) {
            years++;
        }
        return years;
    }

    /** The period nearest to the same date of an earlier year. */
    private int reference(LocalDate last, int periods, int yearsEarlier) {
        return periods - 1 - (int) Math.round(control.step().in(yearsEarlier, last) / control.length());
    }

    private Season season(Timeline timeline) {
        return Season.of(
                timeline.years < YEARS_FOR_SEASONS ? control.withoutSeasons() : control,
                IntStream.rangeClosed(0, timeline.years)
                        .map(year -> reference(timeline.last, timeline.periods, year))
                        .toArray());
    }

    private Prediction predict(Baseline baseline, int at, int years) {
        if (years < YEARS_FOR_SEASONS || baseline.comparableTotal() < SPARSE) {
            QuasiPoisson model = method.level(baseline);
            return Prediction.ofSparse(
                    baseline.comparableTotal(), baseline.comparable(), model.dispersion(), model.freedomOfDispersion());
        }
        return Prediction.of(method.expect(baseline, at, years));
    }

    private Judged judge(String key, LocalDate last, int observed, Prediction prediction) {
        double tail = control.falseDiscoveryRate() / 2;
        boolean isEnough = Math.max(observed, prediction.mean()) >= control.leastCount();
        return new Judged(
                key,
                last,
                observed,
                prediction.mean(),
                prediction.below().lower(tail),
                prediction.above().upper(tail),
                isEnough ? prediction.pValue(observed) : 1,
                Optional.empty());
    }
}
