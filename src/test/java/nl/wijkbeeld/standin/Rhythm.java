package nl.wijkbeeld.standin;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** When a kind of incident happens: a weight for each month, weekday and hour, one digit each. */
enum Rhythm {
    WONING("986654465789", "5556778", "321111124445556677788764"),
    NACHT("766666667788", "5556787", "998764321111111122345678"),
    DAG("667777677776", "6666664", "211111235666666666554332"),
    WINKEL("667777667789", "5567893", "000000001357788998753100"),
    AVOND("667788888776", "5556998", "432211122334455667889976"),
    UITGAAN("667788888667", "2233699", "999862111111222233445778"),
    JEUGD("345789997653", "5556898", "321100012222334568899864");

    private final String months;
    private final String weekdays;
    private final String hours;
    private final Map<Integer, int[]> daysByYear = new ConcurrentHashMap<>();

    Rhythm(String months, String weekdays, String hours) {
        this.months = months;
        this.weekdays = weekdays;
        this.hours = hours;
    }

    LocalDate day(int year, Chance chance) {
        int[] weights = daysByYear.computeIfAbsent(year, this::dayWeights);
        return LocalDate.ofYearDay(year, 1 + chance.weighted(weights));
    }

    int hour(Chance chance) {
        return chance.weighted(hours.chars().map(digit -> digit - '0').toArray());
    }

    private int[] dayWeights(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .mapToInt(day -> month(day) * weekday(day.getDayOfWeek()))
                .toArray();
    }

    private int month(LocalDate day) {
        return months.charAt(day.getMonthValue() - 1) - '0';
    }

    private int weekday(DayOfWeek day) {
        return weekdays.charAt(day.getValue() - 1) - '0';
    }
}
