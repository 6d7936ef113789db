package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import nl.wijkbeeld.journey.Stage.Told;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.CorrectionRound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes for a closed month: kept as a count, out of the figures until the correction round of its year. */
@SuppressWarnings("NullAway.Init")
class LateJourneyTest {

    private static final String LATE =
            "select bron, categorie, gebied_code, maand, doorgezet_naar, aantal, aantal_aanhoudingen from vast_nagekomen order by all";
    private static final String COUNTS =
            "select categorie, gebied_code, maand, aantal from fct_gebeurtenissen where bron = 'politie-incidenten' order by all";
    private static final String HEADER = "week;buurtcode;maatschappelijke_klasse;aantal\r\n";

    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void closeTheMonthsOfAFirstDelivery() {
        stage = new Stage(folder).start();
        incidents(
                "20250101_20261031",
                new IncidentFile()
                        .row("PL-2025000001", "03-03-2025", "23:30", "A20", "7606AA")
                        .row("PL-2025000002", "04-03-2025", "11:00", "C40", "7672AA")
                        .row("PL-2026000001", "03-05-2026", "11:00", "A20", "7606AA")
                        .row("PL-2026000002", "03-10-2026", "11:00", "A20", "7606AA"));
        receive("politie-weektellingen", "weektellingen.csv", HEADER + "2025-W10;BU01411000;A20;4\r\n");
        receive("cameraregister", "cameraregister.csv", """
                camera_id;gebied_code;omschrijving;aanwijzing_van;aanwijzing_tot
                CAM-1;BU01411000;x;01-01-2020;
                """);
        camera("a.jsonl", "2025-03-03T12:00:00Z", "politie", "n");
        close();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private void close() {
        stage.build();
        stage.hub().warehouse().closeMonths(Stage.TODAY);
        stage.build();
    }

    private Told receive(String bron, String name, String text) {
        return stage.receive(
                stage.write("aanbod/" + name, text),
                bron,
                bron.startsWith("camera") ? "meldkamer-toezicht" : "politie");
    }

    private Told incidents(String period, IncidentFile file) {
        return receive("politie-incidenten", "incidenten_" + period + ".csv", file.text());
    }

    private Told camera(String name, String start, String passedOnTo, String arrest) {
        return receive(
                "cameratoezicht",
                name,
                "{\"start\":\"%s\",\"camera_id\":\"CAM-1\",\"categorie\":\"geweld\",\"doorgezet_naar\":\"%s\",\"aanhouding\":\"%s\"}\n"
                        .formatted(start, passedOnTo, arrest));
    }

    /** Three events for March 2025, one of them told twice, one for May 2026, and one for an open month. */
    private Told deliverLate() {
        return incidents(
                "20261101_20261107",
                new IncidentFile()
                        .row("PL-2026000011", "05-03-2025", "23:30", "A20", "7606AA")
                        .row("PL-2026000011", "05-03-2025", "23:30", "A20", "7606AA")
                        .row("PL-2026000012", "06-03-2025", "23:30", "A20", "7606AA")
                        .row("PL-2026000013", "06-03-2025", "23:30", "C40", "7606AA")
                        .row("PL-2026000014", "06-05-2026", "23:30", "C40", "7606AA")
                        .row("PL-2026000015", "06-10-2026", "23:30", "C40", "7606AA"));
    }

    private CorrectionRound correct(int year, String by) {
        return stage.hub().warehouse().correct(year, by, Stage.morningOf(Stage.TODAY));
    }

    @Test
    void keepsCountsOfWhatComesLateAndLeavesTheFiguresAlone() {
        List<String> before = stage.lines(COUNTS + " limit 3");
        Told late = deliverLate();
        assertEquals(5, late.entry().balance().late());
        assertEquals(1, late.entry().balance().loaded());
        assertEquals(
                List.of(
                        "politie-incidenten 1.1.1 WK014116 2025-03-01 - 2 0",
                        "politie-incidenten 2.2.1 WK014116 2025-03-01 - 1 0",
                        "politie-incidenten 2.2.1 WK014116 2026-05-01 - 1 0"),
                stage.lines(LATE));
        close();
        assertEquals(3, before.size());
        assertTrue(stage.lines(COUNTS).containsAll(before));
        assertEquals(5, stage.number("select sum(aantal) from fct_gebeurtenissen where bron = 'politie-incidenten'"));

        incidents("20261108_20261114", new IncidentFile().row("PL-2026000012", "06-03-2025", "23:30", "A20", "7606AA"));
        assertEquals(
                "politie-incidenten 1.1.1 WK014116 2025-03-01 - 3 0",
                stage.lines(LATE).get(0),
                "of two deliveries nobody can tell that it was one event");
    }

    @Test
    void keepsNothingOfADeliveryThatIsRefused() {
        Told refused = incidents(
                "20261101_20261107",
                new IncidentFile()
                        .row("PL-2026000011", "05-03-2025", "23:30", "A20", "7606AA")
                        .row("PL-2026000012", "31-02-2025", "23:30", "A20", "7606AA"));
        assertTrue(refused.entry().isRefused());
        assertEquals(List.of(), stage.lines(LATE));
    }

    @Test
    void countsNoWeekThatIsToldAnew() {
        Told again = receive("politie-weektellingen", "weektellingen2.csv", HEADER + "2025-W10;BU01411000;A20;5\r\n");
        assertEquals(1, again.entry().balance().late());
        assertEquals(List.of(), stage.lines(LATE));
    }

    @Test
    void addsTheLateCountsOfAYearOnce() {
        deliverLate();
        camera("b.jsonl", "2025-03-04T12:00:00Z", "politie", "j");
        camera("c.jsonl", "2025-03-04T13:00:00Z", "boa", "n");
        close();
        CorrectionRound round = correct(2025, "een test");
        assertTrue(round.isNew());
        assertEquals(5, round.events());
        stage.build(); // its checks hold the weeks against the months
        List<String> corrected = List.of(
                "1.1.1 WK014116 2025-03-01 3",
                "1.1.1 WK014116 2026-05-01 1",
                "1.1.1 WK014116 2026-10-01 1",
                "2.2.1 BU17000104 2025-03-01 1",
                "2.2.1 WK014116 2025-03-01 1",
                "2.2.1 WK014116 2026-10-01 1");
        assertEquals(corrected, stage.lines(COUNTS));
        assertEquals(
                List.of("geweld boa 1 0", "geweld politie 2 1"),
                stage.lines(
                        "select categorie, doorgezet_naar, aantal, aantal_aanhoudingen from fct_waarnemingen order by all"));
        assertEquals(List.of("politie-incidenten 2.2.1 WK014116 2026-05-01 - 1 0"), stage.lines(LATE));
        assertEquals(
                List.of("2025 2026-11-24 05:00:00 een test 5"),
                stage.lines(
                        "select jaar, strftime(uitgevoerd_op, '%Y-%m-%d %H:%M:%S'), door, aantal from ledger_correctierondes"));

        incidents("20261108_20261114", new IncidentFile().row("PL-2026000021", "07-03-2025", "23:30", "A20", "7606AA"));
        var before = stage.contents("vast_", "ledger_correctierondes");
        CorrectionRound again = correct(2025, "iemand anders");
        assertFalse(again.isNew());
        assertEquals("een test", again.by());
        assertEquals(before, stage.contents("vast_", "ledger_correctierondes"));
        close();
        assertEquals(corrected, stage.lines(COUNTS));
    }

    @Test
    void addsNothingWhileAMonthOfTheYearCanBeOpen() {
        deliverLate();
        var before = stage.contents("vast_", "ledger_correctierondes");
        Fault fault = assertThrows(Fault.class, () -> correct(2026, "een test"));
        assertTrue(String.valueOf(fault.getMessage()).contains("vanaf 2027-03-01"), fault.getMessage());
        assertEquals(before, stage.contents("vast_", "ledger_correctierondes"));
    }

    @Test
    void aYearInWhichNothingWasLateKeepsItsOneRound() {
        assertEquals(0, correct(2025, "een test").events());
        assertEquals(0, stage.number("select count(*) from ledger_correctierondes"));
        deliverLate();
        assertEquals(3, correct(2025, "een test").events());
    }

    @Test
    void freezesTheCorrectedCountsWhenLaterMonthsClose() {
        deliverLate();
        correct(2025, "een test");
        stage.build();
        List<String> corrected = stage.lines(COUNTS);
        LocalDate later = Stage.TODAY.plusDays(60);
        assertFalse(stage.hub().warehouse().closeMonths(later).isEmpty());
        stage.build();
        assertEquals(corrected, stage.lines(COUNTS));
    }
}
