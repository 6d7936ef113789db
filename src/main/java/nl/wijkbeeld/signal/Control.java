package nl.wijkbeeld.signal;

/**
 * How series are judged; the names in brackets are those of farringtonFlexible in the R package surveillance.
 *
 * @param length steps in a period
 * @param years how many years back at most (b)
 * @param halfWindow periods before and after the same period of an earlier year that are comparable with it (w)
 * @param seasons levels of the season: the comparable periods, and the rest of the year in equal parts (noPeriods)
 * @param excluded periods before the judged one that are no baseline, lest a rise becomes its own measure
 *     (pastWeeksNotIncluded)
 * @param weightsThreshold standardised Anscombe residual above which a past period weighs less (weightsThreshold)
 * @param leastCount no change is told when fewer were counted and fewer were expected (limit54)
 * @param falseDiscoveryRate share of the told changes that may be chance, between 0 and 1; also what the band leaves out
 */
public record Control(
        Step step,
        int length,
        int years,
        int halfWindow,
        int seasons,
        int excluded,
        double weightsThreshold,
        int leastCount,
        double falseDiscoveryRate) {

    /**
     * The hub's: the last four weeks, looked at each week. In a wijk a category counts a few events a week at most, and a
     * week of them tells nothing; four have the counts, and no trace of the weekday on which a month begins. The year in
     * proportion to the literature's: window 3 of 13 periods, half a year excluded.
     */
    public static final Control FOUR_WEEKS = new Control(Step.WEEK, 4, 5, 1, 5, 6, 2.58, 5, 0.05);

    /** For charts, and for buurten, whose counts are kept by month. */
    public static final Control MONTHS = new Control(Step.MONTH, 1, 5, 1, 5, 6, 2.58, 5, 0.05);

    /** @throws IllegalArgumentException when no year can be divided like this, or a share is none */
    public Control {
        int rest = step.perYear() / Math.max(1, length) - 2 * halfWindow - 1;
        if (length < 1 || years < 1 || halfWindow < 0 || excluded < 0 || seasons < 2 || seasons - 1 > rest) {
            throw new IllegalArgumentException("length %d, years %d, halfWindow %d, excluded %d, seasons %d"
                    .formatted(length, years, halfWindow, excluded, seasons));
        }
        if (!(weightsThreshold >= 1) || !(falseDiscoveryRate > 0 && falseDiscoveryRate < 1)) {
            throw new IllegalArgumentException(
                    "weightsThreshold %s, falseDiscoveryRate %s".formatted(weightsThreshold, falseDiscoveryRate));
        }
    }

    /** Two levels: a year or less tells no more of the season than whether it is this one. */
    Control withoutSeasons() {
        return new Control(
                step, length, years, halfWindow, 2, excluded, weightsThreshold, leastCount, falseDiscoveryRate);
    }
}
