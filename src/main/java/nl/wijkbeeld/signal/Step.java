package nl.wijkbeeld.signal;

import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;

/** What a series counts by. */
public enum Step {
    /** From Monday on. */
    WEEK(52, ChronoUnit.WEEKS, ChronoField.DAY_OF_WEEK),
    MONTH(12, ChronoUnit.MONTHS, ChronoField.DAY_OF_MONTH);

    private static final double DAYS_PER_WEEK = 7;

    private final int perYear;
    private final ChronoUnit unit;
    private final ChronoField place;

    Step(int perYear, ChronoUnit unit, ChronoField place) {
        this.perYear = perYear;
        this.unit = unit;
        this.place = place;
    }

    public int perYear() {
        return perYear;
    }

    boolean beginsOn(LocalDate day) {
        return day.get(place) == 1;
    }

    public LocalDate after(LocalDate begin, int steps) {
        return begin.plus(steps, unit);
    }

    /** How many steps lie in the years before this date; of weeks not a whole number. */
    double in(int years, LocalDate before) {
        return this == MONTH
                ? (double) perYear * years
                : ChronoUnit.DAYS.between(before.minusYears(years), before) / DAYS_PER_WEEK;
    }
}
