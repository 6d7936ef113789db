package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import nl.wijkbeeld.Hub;
import nl.wijkbeeld.settings.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hubs on one warehouse, and a hub that is killed while it loads. */
class KilledTest {

    private static final int ROWS = 700_000;

    @TempDir
    Path folder;

    /** Large enough that reading and loading it takes seconds; one row near its end is wrong. */
    private static Path largeDelivery(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("week;buurtcode;maatschappelijke_klasse;aantal\n");
            for (int i = 1; i <= ROWS; i++) {
                out.write(
                        i == ROWS - 10
                                ? "2026-W99;BU01411000;A20;1\n"
                                : "2026-W%02d;BU0141100%d;A%d0;1\n".formatted(1 + i % 44, i % 2, 1 + i % 3));
            }
        }
        return file;
    }

    @Test
    void loadsNothingHalfWheneverItIsKilledAndEverythingOnceAfterwards() throws Exception {
        Stage stage = new Stage(folder, "politie");
        Path original = largeDelivery(folder.resolve("groot.csv"));
        Path dropped = stage.folder("politie.weektellingen.map").resolve("weektellingen_2026W44.csv");
        Files.copy(original, dropped);
        int underway = 0;
        for (int wait : List.of(0, 250, 700, 1_400)) {
            Process process = HubProcess.collecting(stage, "politie-weektellingen");
            assertEquals("begonnen", HubProcess.line(process));
            for (int i = 0; i < 500 && stage.underway().isEmpty() && Files.exists(dropped); i++) {
                Thread.sleep(10);
            }
            Thread.sleep(wait);
            HubProcess.kill(process);
            underway += stage.underway().isEmpty() ? 0 : 1;
            try (Stage again = stage.start()) {
                long loaded = again.number("select count(*) from ledger_leveringen where uitkomst = 'geladen'");
                assertEquals(loaded * (ROWS - 1), again.number("select count(*) from stg_gebeurtenissen"));
                assertEquals(List.of(), again.underway());
                assertEquals(0, again.number("select count(*) from ledger_leveringen where uitkomst <> 'geladen'"));
                assertTrue(Files.exists(dropped) || loaded == 1, "the delivery is lost");
            }
        }
        assertTrue(underway > 0, "no kill came while the delivery was under way");
        if (Files.notExists(dropped)) {
            Files.copy(original, dropped);
        }
        try (Stage again = stage.start()) {
            again.collect("politie-weektellingen");
            assertEquals(1, again.number("select count(*) from ledger_leveringen where uitkomst = 'geladen'"));
            assertEquals(ROWS - 1, again.number("select sum(aantal) from stg_gebeurtenissen"));
            assertEquals(
                    List.of((ROWS - 10) + " week datum-ongeldig"),
                    again.lines("select rij, kolom, regel from ledger_bevindingen where rij is not null"));
            assertTrue(Files.notExists(dropped));
            assertEquals(List.of(), again.underway());
            try (var left = Files.list(again.folder("politie.weektellingen.map"))) {
                assertEquals(0, left.count());
            }
        }
    }

    @Test
    void keepsASecondHubFromTheSameWarehouse() throws Exception {
        try (Stage stage = new Stage(folder, "politie").start()) {
            Fault here = assertThrows(
                    Fault.class,
                    () -> Hub.start(stage.settings(), Stage.morningOf(Stage.TODAY))
                            .close());
            assertTrue(String.valueOf(here.getMessage()).contains("al in gebruik"), here.getMessage());
            Process other = HubProcess.collecting(stage, "politie-weektellingen");
            try {
                String there = HubProcess.line(other);
                assertTrue(there.contains("al in gebruik"), there);
                assertTrue(there.toLowerCase(Locale.ROOT).contains("stop de andere"), there);
            } finally {
                HubProcess.kill(other);
            }
            stage.write(
                    "f/weektellingen_2026W44.csv",
                    "week;buurtcode;maatschappelijke_klasse;aantal\n2026-W44;BU01411000;A20;1\n");
            stage.receive(folder.resolve("f/weektellingen_2026W44.csv"), "politie-weektellingen", "politie")
                    .entry();
        }
    }
}
