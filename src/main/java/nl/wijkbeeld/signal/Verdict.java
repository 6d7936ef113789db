package nl.wijkbeeld.signal;

import java.time.LocalDate;
import java.util.Optional;

/** What can be said of one period of a series. */
public sealed interface Verdict permits Verdict.Judged, Verdict.NotJudged {

    /** The series' key. */
    String key();

    /**
     * A count beside what was expected.
     *
     * @param last first day of the last week or month of the period
     * @param observed count of the period
     * @param expected mean of what was expected
     * @param lower least count within the band
     * @param upper largest count within the band
     * @param p two-sided p-value; 1 when too few were counted and expected to tell a change
     * @param since first day of the week or month with which the period's count left the band and stayed out; empty when it is
     *     within
     */
    record Judged(
            String key,
            LocalDate last,
            int observed,
            double expected,
            int lower,
            int upper,
            double p,
            Optional<LocalDate> since)
            implements Verdict {

        public boolean isAbove() {
            return observed > upper;
        }

        public boolean isBelow() {
            return observed < lower;
        }

        Judged since(LocalDate begin) {
            return new Judged(key, last, observed, expected, lower, upper, p, Optional.of(begin));
        }
    }

    /** Nothing can be said, and why. */
    record NotJudged(String key, Reason reason) implements Verdict {}

    /** Why a series is not judged. */
    enum Reason {
        /** A step of the period was not delivered, or none is settled. */
        NO_DELIVERY,
        /** There is no same period of an earlier year to compare with. */
        SHORT_HISTORY
    }
}
