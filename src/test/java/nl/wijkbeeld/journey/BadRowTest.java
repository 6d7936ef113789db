package nl.wijkbeeld.journey;

import static nl.wijkbeeld.journey.IncidentFile.CANARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import nl.wijkbeeld.finding.Finding;
import nl.wijkbeeld.journey.Stage.Told;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows that break the contract cost themselves, what is only unknown is loaded as unknown; both are told without a value. */
@SuppressWarnings("NullAway.Init")
class BadRowTest {

    @TempDir
    static Path folder;

    private static Stage stage;
    private static int made;

    @BeforeAll
    static void start() {
        stage = new Stage(folder).start();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    /** One row among so many good ones that the delivery is within its tolerance. */
    private static Told incident(String day, String time, String klasse, String postcode) {
        IncidentFile file = new IncidentFile().rows(60, "G" + ++made);
        file.row("RIJ-" + made, day, time, klasse, postcode);
        return receive("politie-incidenten", "politie", "incidenten_20200101_20261123.csv", file.text());
    }

    private static Told receive(String bron, String supplier, String name, String text) {
        Path file = stage.write("aanbod/" + ++made + "/" + name, text);
        Told told = stage.receive(file, bron, supplier);
        assertFalse(told.words().contains(CANARY), told.words());
        return told;
    }

    private static void costsItself(Told told, String rule, String column) {
        assertEquals(List.of(rule), told.rules());
        Finding finding = told.entry().findings().get(0);
        assertEquals(61L, finding.row());
        assertEquals(column, finding.column());
        assertEquals(60, told.entry().balance().loaded());
        assertEquals(1, told.entry().balance().refused());
    }

    private static String dagdeelOfLast() {
        return stage.lines("select weekdag, dagdeel from stg_gebeurtenissen where levering_id = "
                        + "(select max(levering_id) from ledger_leveringen) and categorie = '2.2.1'")
                .get(0);
    }

    @Test
    void refusesARowWithAnImpossibleDay() {
        for (String day : List.of("31-02-2026", "29-02-2025", "00-10-2026", "01-13-2026", "2026-10-01", "gisteren")) {
            costsItself(incident(day, "12:00", "C40", "7606AA"), "datum-ongeldig", "pleegdatum_van");
        }
    }

    @Test
    void refusesARowOfTomorrowAndTakesOneOfToday() {
        IncidentFile file = new IncidentFile().rows(60, "VANDAAG");
        file.row("NU", "24-11-2026", "05:00", "C40", "7606AA");
        file.row("MORGEN", "25-11-2026", "05:00", "C40", "7606AA");
        Told told = receive("politie-incidenten", "politie", "incidenten_20260101_20261130.csv", file.text());
        assertEquals(List.of("datum-toekomst"), told.rules());
        assertEquals(61, told.entry().balance().loaded());
    }

    @Test
    void refusesARowAfterThePeriodOfItsFile() {
        costsItself(incident("24-11-2026", "05:00", "C40", "7606AA"), "datum-na-periode", "pleegdatum_van");
    }

    @Test
    void refusesARowOfTheLastCentury() {
        costsItself(incident("31-12-1999", "12:00", "C40", "7606AA"), "datum-te-oud", "pleegdatum_van");
    }

    @Test
    void refusesARowWithoutARequiredValue() {
        costsItself(incident("", "12:00", "C40", "7606AA"), "verplicht", "pleegdatum_van");
        costsItself(incident("01-10-2026", "12:00", " ", "7606AA"), "verplicht", "maatschappelijke_klasse");
    }

    @Test
    void refusesATimeThatDoesNotExist() {
        for (String time : List.of("25:61", "12:60", "middag", "-1:00")) {
            costsItself(incident("01-10-2026", time, "C40", "7606AA"), "tijd-ongeldig", "pleegtijd_van");
        }
    }

    @Test
    void refusesTheHourThatTheClockSkippedAndTakesItsNeighbours() {
        costsItself(incident("29-03-2026", "02:30", "C40", "7606AA"), "tijd-bestaat-niet", "pleegtijd_van");
        assertEquals(List.of(), incident("29-03-2026", "01:59", "C40", "7606AA").rules());
        assertEquals(List.of(), incident("29-03-2026", "03:00", "C40", "7606AA").rules());
        assertEquals(List.of(), incident("22-03-2026", "02:30", "C40", "7606AA").rules());
    }

    @Test
    void takesTheHourThatTheClockHadTwice() {
        assertEquals(List.of(), incident("25-10-2026", "02:30", "C40", "7606AA").rules());
        assertEquals("7 nacht", dagdeelOfLast());
    }

    @Test
    void takesARowWithoutATime() {
        assertEquals(List.of(), incident("01-10-2026", "", "C40", "7606AA").rules());
        assertEquals("4 -", dagdeelOfLast());
    }

    @Test
    void loadsAnUnknownCodeAsUnknown() {
        Told told = incident("01-10-2026", "12:00", CANARY, "7606AA");
        assertEquals(List.of("code-onbekend"), told.rules());
        assertEquals(61, told.entry().balance().loaded());
        assertEquals(1, told.entry().balance().unknownCode());
        assertEquals(List.of(), stage.whereIs(CANARY));
    }

    @Test
    void loadsAnUnknownPlaceAsUnknown() {
        for (String postcode : List.of("", "9999ZZ", "hier", "760")) {
            Told told = incident("01-10-2026", "12:00", "C40", postcode);
            assertEquals(List.of("gebied-onbekend"), told.rules());
            assertEquals(61, told.entry().balance().loaded());
            assertEquals(1, told.entry().balance().unknownArea());
        }
    }

    @Test
    void countsANumberOnceThatStandsTwiceInOneFile() {
        IncidentFile file = new IncidentFile().rows(60, "G" + ++made);
        file.row("TWEEMAAL", "01-10-2026", "12:00", "C40", "7606AA");
        file.row("TWEEMAAL", "01-10-2026", "12:00", "A90", "7606AA");
        Told told = receive("politie-incidenten", "politie", "incidenten_20260101_20261123.csv", file.text());
        assertEquals(List.of("samengevoegd"), told.rules());
        assertEquals(61, told.entry().balance().loaded());
        assertEquals(1, told.entry().balance().merged());
        assertEquals(62, told.entry().balance().read());
    }

    @Test
    void refusesARoleThatWasNotAgreed() {
        StringBuilder text = new StringBuilder("registratienummer;rol;geslacht;geboortedatum;naam\r\n");
        for (int i = 0; i < 60; i++) {
            text.append("P-" + i + ";verdachte;M;01-01-1990;" + CANARY + "\r\n");
        }
        text.append("P-61;getuige " + CANARY + ";M;01-01-1990;x\r\n");
        Told told = receive("politie-betrokkenen", "politie", "betrokkenen_20260101_20261123.csv", text.toString());
        costsItself(told, "niet-toegestaan", "rol");
    }

    @Test
    void refusesACountThatIsNoWholeNumber() {
        for (String count : List.of("-1", "1,5", "veel", "100001", "")) {
            StringBuilder text = new StringBuilder("week;buurtcode;maatschappelijke_klasse;aantal\r\n");
            for (int i = 0; i < 200; i++) {
                text.append("2026-W40;BU01411601;A20;1\r\n");
            }
            text.append("2026-W40;BU01411601;A20;" + count + "\r\n");
            Told told = receive("politie-weektellingen", "politie", "weektellingen_2026W40.csv", text.toString());
            assertEquals(List.of(count.isEmpty() ? "verplicht" : "geen-getal"), told.rules());
        }
    }

    @Test
    void refusesAWeekThatDoesNotExist() {
        for (String week : List.of("2026-W54", "2025-W53", "2026-W00", "2026-40", "2026-W49")) {
            StringBuilder text = new StringBuilder("week;buurtcode;maatschappelijke_klasse;aantal\r\n");
            for (int i = 0; i < 200; i++) {
                text.append("2026-W40;BU01411601;A20;1\r\n");
            }
            Told told = receive(
                    "politie-weektellingen",
                    "politie",
                    "weektellingen_2026W40.csv",
                    text + week + ";BU01411601;A20;1\r\n");
            assertEquals(List.of(week.equals("2026-W49") ? "datum-toekomst" : "datum-ongeldig"), told.rules(), week);
        }
    }

    @Test
    void namesTheLineOfARecordThatIsNoJsonAndOfThoseAfterIt() {
        stage.receive(
                        stage.write(
                                "aanbod/register/cameraregister.csv",
                                "camera_id;gebied_code;omschrijving;aanwijzing_van;aanwijzing_tot\r\nCAM-1;BU01411000;x;01-01-2020;\r\n"),
                        "cameraregister",
                        "meldkamer-toezicht")
                .entry();
        StringBuilder text = new StringBuilder();
        for (int i = 1; i <= 60; i++) {
            text.append(
                    switch (i) {
                        case 10 -> "{\"start\": \"" + CANARY + "\n";
                        case 20 -> line("2026-02-31T12:00:00Z");
                        case 30 -> "[]\n";
                        case 40 -> line(CANARY);
                        default -> line("2026-10-01T12:00:00Z");
                    });
        }
        Told told = receive("cameratoezicht", "meldkamer-toezicht", "cameralog_20261101.jsonl", text.toString());
        assertEquals(
                List.of("rij-onleesbaar", "rij-onleesbaar", "datum-ongeldig", "datum-ongeldig", "boven-tolerantie"),
                told.rules());
        assertEquals(
                List.of(10L, 30L, 20L, 40L),
                told.entry().findings().stream()
                        .limit(4)
                        .map(finding -> finding.row() == null ? 0L : finding.row())
                        .toList());
    }

    private static String line(String start) {
        return "{\"incident_id\":\"%s\",\"start\":\"%s\",\"camera_id\":\"CAM-1\",\"categorie\":\"geweld\"}\n"
                .formatted(CANARY, start);
    }

    @Test
    void refusesARecordWithAFieldThatWasNotAgreed() {
        String text = line("2026-10-01T12:00:00Z").repeat(30)
                + line("2026-10-01T12:00:00Z").replace("incident_id", "naam-" + CANARY);
        Told told = receive("cameratoezicht", "meldkamer-toezicht", "cameralog_20261102.jsonl", text);
        assertEquals(List.of("kolom-onbekend"), told.rules());
        assertEquals(31L, told.entry().findings().get(0).row());
    }
}
