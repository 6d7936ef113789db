package nl.wijkbeeld.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import nl.wijkbeeld.settings.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.CronExpression;

class ScheduleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"0 0 2 * * ?", "0 30 2 * * ?", "59 59 2 * * ?", "0 0 * * * ?", "0 15 2 ? * SUN", "0+30+2+*+*+?"})
    void refusesTheHourThatIsSkippedOrDoubled(String cron) {
        Fault fault = assertThrows(Fault.class, () -> Sources.readSchedule("halt", cron));
        assertTrue(
                String.valueOf(fault.getMessage()).contains("Het rooster van halt valt tussen 02.00 en 03.00"),
                fault.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "elke nacht", "0 10 3 * *", "0 10 25 * * ?"})
    void refusesWhatIsNoCron(String cron) {
        Fault fault = assertThrows(Fault.class, () -> Sources.readSchedule("halt", cron));
        assertTrue(String.valueOf(fault.getMessage()).contains("halt is geen geldige Quartz-cron"), fault.getMessage());
    }

    @Test
    void runsOnceInTheNightsThatTheClockIsSet() {
        CronExpression schedule = Sources.readSchedule("halt", "0 10 3 * * ?");
        assertEquals("2026-03-28T02:10:00Z", after(schedule, "2026-03-27T12:00:00Z"));
        assertEquals("2026-03-29T01:10:00Z", after(schedule, "2026-03-28T12:00:00Z"));
        assertEquals("2026-03-30T01:10:00Z", after(schedule, "2026-03-29T12:00:00Z"));
        assertEquals("2026-10-25T02:10:00Z", after(schedule, "2026-10-24T12:00:00Z"));
        assertEquals("2026-10-26T02:10:00Z", after(schedule, "2026-10-25T12:00:00Z"));
    }

    @Test
    void takesTheEdgesOfTheHour() {
        assertEquals(
                2,
                Stream.of("59 59 1 * * ?", "0 0 3 * * ?")
                        .map(cron -> Sources.readSchedule("halt", cron))
                        .count());
    }

    private static String after(CronExpression schedule, String moment) {
        return schedule.getNextValidTimeAfter(Date.from(Instant.parse(moment)))
                .toInstant()
                .toString();
    }
}
