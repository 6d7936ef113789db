package nl.wijkbeeld.standin;

import java.time.LocalDate;
import java.time.YearMonth;

/** When a kind of incident happens: a weight for each month, weekday and hour, one digit each. */
enum Rhythm {
    WONING("986654465789", "5556778", "321111124445556677788764"),
    NACHT("766666667788", "5556787", "998764321111111122345678"),
    DAG("667777677776", "6666664", "211111235666666666554332"),
    WINKEL("667777667789", "5567893", "000000001357788998753100"),
    AVOND("667788888776", "5556998", "432211122334455667889976"),
    UITGAAN("667788888667", "2233699", "999862111111222233445778"),
    JEUGD("345789997653", "5556898", "321100012222334568899864");

    private static final int HEAVIEST = 9;
    private final String months;
    private final String weekdays;
    private final String hours;

    Rhythm(String months, String weekdays, String hours) {
        this.months = months;
        this.weekdays = weekdays;
        this.hours = hours;
    }

    LocalDate day(int year, Chance chance) {
        while (true) {
            YearMonth month = YearMonth.of(year, 1 + chance.weighted(digits(months)));
            LocalDate day = month.atDay(1 + chance.below(month.lengthOfMonth()));
            if (chance.below(HEAVIEST) < digits(weekdays)[day.getDayOfWeek().getValue() - 1]) {
                return day;
            }
        }
    }

    int hour(Chance chance) {
        return chance.weighted(digits(hours));
    }

    private static int[] digits(String weights) {
        return weights.chars().map(digit -> digit - '0').toArray();
    }
}
