package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.wijkbeeld.border.Keys;
import nl.wijkbeeld.journey.Stage.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key per partner and year: what happens when one is missing, is another, or a new year begins. */
@SuppressWarnings("NullAway.Init")
class KeysJourneyTest {

    @TempDir
    Path folder;

    private Path keys;
    private Stage stage;

    @BeforeEach
    void start() {
        stage = new Stage(folder).start();
        keys = folder.resolve("sleutels");
    }

    @AfterEach
    void tellsNoSecret() throws IOException {
        for (String line : Files.readAllLines(keys)) {
            String secret = line.substring(line.indexOf('=') + 1);
            assertFalse(stage.logged().contains(secret));
            assertEquals(List.of(), stage.whereIs(secret));
        }
        stage.close();
    }

    private Told incidents(String period, IncidentFile file) {
        return stage.receive(
                stage.write("aanbod/" + period + "/incidenten_" + period + ".csv", file.text()),
                "politie-incidenten",
                "politie");
    }

    private Told persons(String period, String... rows) {
        String text = "registratienummer;rol;geslacht;geboortedatum;naam\r\n" + String.join("\r\n", rows) + "\r\n";
        return stage.receive(
                stage.write("aanbod/" + period + "/betrokkenen_" + period + ".csv", text),
                "politie-betrokkenen",
                "politie");
    }

    /** Changes the key file as its operator would, and starts anew. */
    private void edit(UnaryOperator<String> line) throws IOException {
        List<String> lines = Files.readAllLines(keys);
        Files.write(
                keys, lines.stream().map(line).filter(kept -> !kept.isEmpty()).toList());
        stage.restart();
    }

    private static UnaryOperator<String> without(String name) {
        return line -> line.startsWith(name + "=") ? "" : line;
    }

    private static IncidentFile october(String number, String klasse) {
        return new IncidentFile().row(number, "03-10-2026", "23:30", klasse, "7606AA");
    }

    @Test
    void aMissingKeyStopsTheLoadAndNamesTheSettingAndTheYear() throws IOException {
        edit(without("politie-2026"));
        Told told = incidents(
                "20261001_20261031",
                october("PL-2026000001", "A20").row("PL-2025000001", "01-10-2026", "", "A20", "7606AA"));
        assertEquals(List.of(), told.entries());
        assertEquals(1, told.faults().size());
        assertTrue(told.words().contains("sleutel politie-2026 ontbreekt (sleutel.bestand)"), told.words());
        assertEquals(0, stage.number("select count(*) from ledger_leveringen"));
        assertEquals(0, stage.number("select count(*) from stg_gebeurtenissen"));
        assertEquals(0, stage.number("select count(*) from ledger_sleutels"), "nothing is remembered of it");

        assertEquals(
                1,
                incidents("20260901_20261031", october("PL-2025000001", "A20"))
                        .entry()
                        .balance()
                        .loaded(),
                "another year's key is there");
        Keys.make(keys, List.of("politie"), 2020, 2027);
        stage.restart();
        assertEquals(
                1,
                incidents("20261001_20261031", october("PL-2026000001", "A20"))
                        .entry()
                        .balance()
                        .loaded());
    }

    @Test
    void aChangedKeyStopsTheLoadUntilTheOldOneIsBack() throws IOException {
        incidents("20261001_20261031", october("PL-2026000001", "A20"));
        String old = Files.readAllLines(keys).stream()
                .filter(line -> line.startsWith("politie-2026="))
                .findFirst()
                .orElseThrow();
        String other = "politie-2026=" + "een-ander-geheim-".repeat(3);
        edit(line -> line.equals(old) ? other : line);
        var before = stage.contents("stg_", "ledger_leveringen", "ledger_sleutels");
        for (Told told : List.of(
                incidents("20261108_20261114", october("PL-2026000001", "C40")),
                persons("20261108_20261114", "PL-2026000001;verdachte;M;;x"))) {
            assertEquals(List.of(), told.entries());
            assertTrue(told.words().contains("politie-2026 is een andere"), told.words());
            assertFalse(told.words().contains("een-ander-geheim"));
        }
        assertEquals(before, stage.contents("stg_", "ledger_leveringen", "ledger_sleutels"));
        edit(line -> line.equals(other) ? old : line);
        assertEquals(
                1,
                incidents("20261108_20261114", october("PL-2026000001", "C40"))
                        .entry()
                        .balance()
                        .replaced());
    }

    @Test
    void findsTheEventsOfLastYearInTheNextAndNeedsItsKeyNoMoreOnceItIsClosed() throws IOException {
        edit(without("politie-2026"));
        edit(without("politie-2027"));
        stage.on(LocalDate.of(2026, 1, 2)).restart();
        incidents(
                "20251201_20251231",
                new IncidentFile()
                        .row("PL-2025000001", "30-12-2025", "23:30", "A20", "7672AA")
                        .row("PL-2025000002", "31-12-2025", "23:30", "A20", "7606AA"));

        Keys.make(keys, List.of("politie"), 2020, 2026);
        stage.on(LocalDate.of(2026, 1, 12)).restart();
        Told january = incidents(
                "20260101_20260110",
                new IncidentFile()
                        .row("PL-2025000001", "30-12-2025", "23:30", "C40", "7672AA")
                        .row("PL-2026000001", "02-01-2026", "", "A20", "7606AA"));
        assertEquals(1, january.entry().balance().replaced());
        assertEquals(3, stage.number("select count(distinct sleutel) from stg_gebeurtenissen"));
        persons("20260101_20260110", "PL-2025000001;verdachte;M;;x", "PL-2026000001;slachtoffer;V;;x");
        stage.build();
        assertEquals(
                List.of("GM0141 2026 slachtoffer 1", "GM1700 2025 verdachte 1"),
                stage.lines(
                        "select gemeente_code, jaar, rol, aantal from mart_betrokkenen_per_gemeente_en_jaar order by all"));

        stage.on(LocalDate.of(2026, 3, 5)).restart();
        stage.build();
        assertFalse(
                stage.hub().warehouse().closeMonths(LocalDate.of(2026, 3, 5)).isEmpty());
        edit(without("politie-2025"));
        Told late = incidents(
                "20260301_20260304",
                new IncidentFile()
                        .row("PL-2025000002", "31-12-2025", "23:30", "C40", "7606AA")
                        .row("PL-2026000001", "02-01-2026", "", "C40", "7606AA"));
        assertEquals(1, late.entry().balance().late());
        assertEquals(1, late.entry().balance().replaced());
        assertEquals(
                1,
                persons("20260301_20260304", "PL-2025000002;verdachte;M;;x")
                        .entry()
                        .balance()
                        .late());
        edit(without("politie-2026"));
        Told open = incidents(
                "20260301_20260305",
                october("PL-2026000001", "A20").row("PL-2026000001", "03-01-2026", "", "C40", "7606AA"));
        assertEquals(List.of(), open.entries(), "2026 is not closed");
    }

    @Test
    void hashesOneNumberOtherwiseUnderEachPartnersAndYearsKey() throws IOException {
        incidents(
                "20261001_20261031",
                october("PL-2026000001", "A20").row("PL-2025000001", "01-10-2026", "", "A20", "7606AA"));
        List<String> first = stage.lines("select sleutel from stg_gebeurtenissen order by all");
        assertEquals(2, first.stream().distinct().count());
        try (Stage other = new Stage(folder.resolve("ander")).start()) {
            other.receive(
                    other.write(
                            "aanbod/incidenten_20261001_20261031.csv",
                            october("PL-2026000001", "A20").text()),
                    "politie-incidenten",
                    "politie");
            assertFalse(first.containsAll(other.lines("select sleutel from stg_gebeurtenissen")));
        }
    }
}
