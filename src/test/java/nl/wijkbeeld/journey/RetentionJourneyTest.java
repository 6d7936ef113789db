package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.wijkbeeld.journey.Stage.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a night destroys, what it leaves alone, and that it tells. No source is asked: nothing but the night's own steps. */
@SuppressWarnings("NullAway.Init")
class RetentionJourneyTest {

    private static final String CANARY = "KANARIE-VAN-GEELEN";

    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void start() {
        stage = new Stage(folder).start();
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    private Told refuse() {
        return stage.receive(
                stage.write(
                        "aanbod/inbraken.csv",
                        "Postcode,Datum,Soort,Naam\r\n7606,01-10-2026,Woninginbraak," + CANARY + "\r\n"),
                "politie-inbraken",
                "politie");
    }

    /** Runs the night on that morning; what it told in one line. */
    private String night(LocalDate day) {
        stage.on(day).restart();
        stage.hub().night();
        return stage.lines(
                        "select toelichting from ledger_stappen where stap = 'retain' order by nacht_id desc limit 1")
                .get(0);
    }

    private List<String> destroyed() {
        return stage.lines(
                "select levering_id, uitkomst, vernietigd_op is not null from ledger_leveringen order by all");
    }

    private boolean isInVar(String text) throws IOException {
        try (var files = Files.walk(stage.home().var())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                        .contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void destroysARefusedDeliveryAfterItsDaysAndNotADayBefore() throws IOException {
        assertEquals(List.of("kolom-onbekend"), refuse().rules());
        List<String> kept = stage.refused();
        assertEquals(2, kept.size());
        assertTrue(isInVar(CANARY), "the canary must be there first");

        assertEquals("vernietigd: 0 bestanden, 0 maanden gesloten", night(Stage.TODAY.plusDays(13)));
        assertEquals(kept, stage.refused());
        assertEquals(List.of("1 geweigerd false"), destroyed());

        assertEquals("vernietigd: 1 bestand, 0 maanden gesloten", night(Stage.TODAY.plusDays(14)));
        assertEquals(1, stage.hub().journal().faults().size(), "nothing was loaded, so nothing could be published");
        assertEquals(List.of(), stage.refused());
        assertEquals(List.of("1 geweigerd true"), destroyed());
        assertFalse(isInVar(CANARY));
        assertEquals("vernietigd: 0 bestanden, 0 maanden gesloten", night(Stage.TODAY.plusDays(15)));
    }

    @Test
    void keepsARefusedDeliveryAsLongAsItsContractSays() {
        stage.edit(
                "config/bronnen/politie-inbraken.yaml",
                "tolerantie: 1%",
                "tolerantie: 1%\ngeweigerd_bewaren_dagen: 30");
        stage.restart();
        refuse();
        night(Stage.TODAY.plusDays(29));
        assertEquals(2, stage.refused().size());
        night(Stage.TODAY.plusDays(30));
        assertEquals(List.of(), stage.refused());
    }

    @Test
    void leavesAloneWhatTheLedgerDoesNotKnowAndTellsIt() {
        refuse();
        stage.write("var/refused/00099-politie-inbraken-politie/inbraken.csv", "van wie?");
        night(Stage.TODAY.plusDays(100));
        assertEquals(List.of("00099-politie-inbraken-politie/inbraken.csv"), stage.refused());
        assertTrue(
                stage.hub().journal().faults().stream()
                        .anyMatch(fault -> fault.contains("00099-politie-inbraken-politie hoort niet bij")),
                stage.hub().journal().faults().toString());
    }

    @Test
    void destroysWhatAStepThatWasCutOffLeftAndNothingThatIsUnderWay() throws IOException {
        Path old = stage.write("var/in/politie-inbraken/levering-1/inbraken.csv", CANARY);
        Path fresh = stage.write("var/in/politie-inbraken/levering-2/inbraken.csv", CANARY);
        Path copy = stage.write("var/wijkbeeld.duckdb.nieuw", CANARY);
        Instant morning = Stage.morningOf(Stage.TODAY).instant();
        Files.setLastModifiedTime(old.getParent(), FileTime.from(morning.minus(Duration.ofHours(25))));
        Files.setLastModifiedTime(fresh.getParent(), FileTime.from(morning.minus(Duration.ofHours(23))));
        stage.hub().night();
        assertEquals(
                List.of("vernietigd: 2 bestanden, 0 maanden gesloten"),
                stage.lines("select toelichting from ledger_stappen where stap = 'retain'"));
        assertFalse(Files.exists(old.getParent()));
        assertTrue(Files.exists(fresh));
        assertFalse(Files.exists(copy));
    }

    @Test
    void writesOfEachDeliveryThatItsFileIsNoMoreAndTellsTheMonthsThatClosed() {
        Path offered = stage.write(
                "aanbod/incidenten_20260801_20260831.csv",
                new IncidentFile()
                        .row("PL-2026000001", "03-08-2026", "23:30", "A20", "7606AA")
                        .text());
        stage.receive(offered, "politie-incidenten", "politie");
        stage.receive(offered, "politie-incidenten", "politie");
        refuse();
        assertEquals(List.of("1 geladen true", "2 dubbel true", "3 geweigerd false"), destroyed());
        assertTrue(Files.exists(offered), "the operator's file stays");
        stage.hub().night();
        assertEquals(List.of(), stage.hub().journal().faults());
        assertEquals(
                List.of("vernietigd: 2 bestanden, 1 maand gesloten"),
                stage.lines("select toelichting from ledger_stappen where stap = 'retain'"));
        assertEquals(2, stage.refused().size());
    }
}
