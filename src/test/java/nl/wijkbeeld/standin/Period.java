package nl.wijkbeeld.standin;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The days that a delivery covers, both included. */
record Period(LocalDate from, LocalDate to) {
    private static final int WEEK = 7;
    private static final int LEAST_HISTORY_DAYS = 90;

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    /** As it stands in a file's name: {@code 20260101_20261114}. */
    String inName() {
        DateTimeFormatter plain = DateTimeFormatter.BASIC_ISO_DATE;
        return from.format(plain) + "_" + to.format(plain);
    }

    /** A delivery per year of history up to eight days ago, then one of the last week with late news and corrections. */
    static List<Period> until(LocalDate night, LocalDate start) {
        LocalDate last = night.minusDays(WEEK + 1);
        List<Period> periods = new ArrayList<>();
        LocalDate from = start;
        while (from.getYear() < last.minusDays(LEAST_HISTORY_DAYS).getYear()) {
            LocalDate next = LocalDate.of(from.getYear() + 1, 1, 1);
            periods.add(new Period(from, next.minusDays(1)));
            from = next;
        }
        periods.add(new Period(from, last));
        periods.add(new Period(last.plusDays(1), night.minusDays(1)));
        return periods;
    }
}
