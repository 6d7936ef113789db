package nl.wijkbeeld.attack;

import java.time.LocalDate;

/**
 * A period.
 *
 * @param to the first day after it
 */
record Span(LocalDate from, LocalDate to) {

    static Span months(LocalDate from, int months) {
        return new Span(from, from.plusMonths(months));
    }

    boolean holds(Span other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    @Override
    public String toString() {
        return from + "–" + to;
    }
}
