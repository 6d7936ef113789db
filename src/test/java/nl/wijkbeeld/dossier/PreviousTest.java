package nl.wijkbeeld.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.wijkbeeld.disclosure.MadeUpNight;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.ProtectedTable;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.dossier.Previous.News;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What two editions differ by: months that are new, months that were still open, and corrections. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviousTest {

    private static final LocalDate TODAY = MadeUpNight.PEILDATUM;

    private ProtectedTable months;

    @BeforeAll
    void fill(@TempDir Path folder) throws IOException {
        try (Warehouse warehouse = MadeUpNight.filled(folder)) {
            months = Publication.of(warehouse, Policy.read(Path.of("config/publicatie.yaml")), TODAY)
                    .seriesPerTheme();
        }
    }

    /** An edition as it stands now, but for what the change makes of its text. */
    private void edition(Path editions, String name, String from, String to) throws IOException {
        Path folder = Files.createDirectories(editions.resolve(name));
        String now = new String(CsvTable.bytes(months), StandardCharsets.UTF_8);
        String then = now.replaceAll(from, to);
        Files.writeString(folder.resolve("reeksen_per_thema.csv"), then);
    }

    private News news(Path editions) {
        return Previous.before(TODAY, editions, months)
                .orElseThrow()
                .against(
                        months,
                        months.where(Map.of(
                                "gebied_code", "WK014110", "bron", "politie-incidenten", "thema", "leefbaarheid")));
    }

    private static String line(String month) {
        return "(WK014110;politie-incidenten;leefbaarheid;" + month + ";)(\\d+)(;[^\\r]*)";
    }

    @Test
    void tellsNothingOfTheSameFigures(@TempDir Path editions) throws IOException {
        edition(editions, "2026-10-23-1", "x^", "");
        assertEquals(new News(List.of(), 0, 0, 0, List.of()), news(editions));
    }

    @Test
    void tellsANewMonth(@TempDir Path editions) throws IOException {
        edition(editions, "2026-10-23-1", line("2026-10-01") + "\\r\\n", "");
        News news = news(editions);
        assertEquals(List.of(LocalDate.of(2026, 10, 1)), news.months());
        assertTrue(news.counted() > 0);
        assertEquals(0, news.corrected());
    }

    @Test
    void keepsLateRegistrationsApartFromCorrections(@TempDir Path editions) throws IOException {
        edition(editions, "2026-10-23-1", line("2026-10-01"), "$11$3");
        News late = news(editions);
        assertTrue(late.late() > 0);
        assertEquals(0, late.corrected());
        edition(editions, "2026-10-23-2", line("2025-10-01"), "$10$3");
        News corrected = news(editions);
        assertEquals(0, corrected.late());
        assertEquals(1, corrected.corrected());
    }

    @Test
    void tellsWhatWasDeliveredAfterAll(@TempDir Path editions) throws IOException {
        edition(editions, "2026-10-23-1", line("2025-10-01"), "$1geen levering$3");
        assertEquals(List.of(LocalDate.of(2025, 10, 1)), news(editions).delivered());
    }

    @Test
    void takesTheNewestOfAnEarlierDay(@TempDir Path editions) throws IOException {
        assertTrue(Previous.before(TODAY, editions.resolve("none"), months).isEmpty());
        edition(editions, TODAY + "-1", "x^", "");
        assertTrue(Previous.before(TODAY, editions, months).isEmpty());
        for (String name : List.of("2026-10-23-9", "2026-10-23-10", "2026-09-23-11", ".2026-11-01-1.concept")) {
            edition(editions, name, "x^", "");
        }
        assertEquals(
                "2026-10-23-10",
                Previous.before(TODAY, editions, months).orElseThrow().edition());
    }

    @Test
    void namesAnEditionThatCannotBeRead(@TempDir Path editions) throws IOException {
        Files.createDirectories(editions.resolve("2026-10-23-1"));
        Fault fault = assertThrows(Fault.class, () -> Previous.before(TODAY, editions, months));
        assertTrue(String.valueOf(fault.getMessage()).contains("reeksen_per_thema.csv"));
    }
}
