package nl.wijkbeeld.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class DutchTest {

    @Test
    void tellsTheDayOfAMomentOnTheCalendarHere() {
        assertEquals("26 november 2026", Dutch.day(LocalDateTime.of(2026, 11, 25, 23, 34)));
        assertEquals("25 november 2026", Dutch.day(LocalDateTime.of(2026, 11, 25, 22, 59)));
        assertEquals("1 juli 2026", Dutch.day(LocalDateTime.of(2026, 6, 30, 22, 0)));
    }
}
