package nl.wijkbeeld.signal;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalInt;

/**
 * Weekly counts of one category in one area.
 *
 * @param key whose series it is; comes back with the verdict
 * @param firstWeek Monday of the first week
 * @param counts per week, oldest first; empty where nothing was delivered, which is no zero
 * @param provisional how many of the last weeks still gain registrations; they are not judged
 */
public record Series(String key, LocalDate firstWeek, List<OptionalInt> counts, int provisional) {

    /** @throws IllegalArgumentException when the first week begins on no Monday, or a count is negative */
    public Series {
        counts = List.copyOf(counts);
        if (firstWeek.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException("a week that begins on " + firstWeek);
        }
        if (provisional < 0 || counts.stream().anyMatch(count -> count.orElse(0) < 0)) {
            throw new IllegalArgumentException("a negative count, or " + provisional + " provisional weeks");
        }
    }

    /** The place of the last week that is judged; negative when there is none. */
    int lastSettled() {
        return counts.size() - provisional - 1;
    }

    LocalDate monday(int week) {
        return firstWeek.plusWeeks(week);
    }

    /**
     * Totals of whole periods, the last of which ends with this week; from the first week that was delivered.
     *
     * @return oldest first; NaN when a week of it was not delivered
     */
    double[] periods(int lastWeek, int weeks) {
        int first = 0;
        while (first <= lastWeek && counts.get(first).isEmpty()) {
            first++;
        }
        double[] totals = new double[(lastWeek + 1 - first) / weeks];
        for (int period = 0; period < totals.length; period++) {
            int end = lastWeek + 1 - (totals.length - 1 - period) * weeks;
            for (int week = end - weeks; week < end; week++) {
                totals[period] += count(week);
            }
        }
        return totals;
    }

    private double count(int week) {
        OptionalInt count = counts.get(week);
        return count.isPresent() ? count.getAsInt() : Double.NaN;
    }
}
