package nl.wijkbeeld.journey;

import static nl.wijkbeeld.journey.IncidentFile.CANARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.wijkbeeld.journey.Stage.Told;
import nl.wijkbeeld.ledger.Entry.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logs of one JSON record a line that are not what was agreed: refused whole, and never a value in a message. */
@SuppressWarnings("NullAway.Init")
class BadLogTest {

    private static final String NAME = "cameralog_20261101.jsonl";
    private static final String LINE =
            "{\"incident_id\":\"%s\",\"start\":\"2026-10-01T12:00:%02dZ\",\"camera_id\":\"CAM-1\",\"categorie\":\"geweld\"}\n";

    @TempDir
    static Path folder;

    private static Stage stage;
    private static int made;

    @BeforeAll
    static void startWithARegisterAndAGoodLog() {
        stage = new Stage(folder).start();
        Path register = stage.write(
                "aanbod/cameraregister.csv",
                "camera_id;gebied_code;omschrijving;aanwijzing_van;aanwijzing_tot\r\nCAM-1;BU01411000;x;01-01-2020;\r\n");
        assertEquals(
                1,
                stage.receive(register, "cameraregister", "meldkamer-toezicht")
                        .entry()
                        .balance()
                        .loaded());
        assertEquals(30, receive(bytes(log(30))).entry().balance().loaded());
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @AfterEach
    void leavesNoValueAndNoFileBehind() {
        assertFalse(stage.logged().contains(CANARY));
        assertEquals(List.of(), stage.whereIs(CANARY));
        assertEquals(List.of(), stage.underway());
    }

    /** So many good records; no two logs are the same. */
    private static String log(int records) {
        StringBuilder log = new StringBuilder();
        made++;
        for (int i = 0; i < records; i++) {
            log.append(LINE.formatted(CANARY + made, i % 60));
        }
        return log.toString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Told receive(byte[] bytes) {
        Told told = stage.receive(
                stage.write("aanbod/" + made + "/" + NAME, bytes), "cameratoezicht", "meldkamer-toezicht");
        assertFalse(told.words().contains(CANARY), told.words());
        return told;
    }

    private static void refused(byte[] bytes, String... rules) {
        Map<String, List<String>> before = stage.contents("stg_", "fct_", "mart_", "vast_");
        Told told = receive(bytes);
        assertEquals(List.of(rules), told.rules());
        assertEquals(Outcome.REFUSED, told.entry().outcome());
        assertEquals(before, stage.contents("stg_", "fct_", "mart_", "vast_"));
    }

    @Test
    void refusesAnEmptyLogAndOneOfBlankLines() {
        refused(bytes(""), "leeg-bestand");
        refused(bytes("\n\r\n \n"), "geen-rijen");
    }

    @Test
    void takesAByteOrderMark() {
        Told told = receive(bytes("\uFEFF" + log(30)));
        assertEquals(List.of(), told.rules());
        assertEquals(30, told.entry().balance().loaded());
    }

    @Test
    void refusesAnotherCharset() {
        refused(log(30).replace(CANARY, CANARY + "é").getBytes(StandardCharsets.ISO_8859_1), "tekenset");
        refused(log(30).getBytes(StandardCharsets.UTF_16), "nul-byte");
    }

    @Test
    void refusesANulByte() {
        refused(bytes(log(30).replaceFirst(CANARY, "\0")), "nul-byte");
    }

    @Test
    void refusesARecordOfTenMegabytes() {
        refused(bytes(log(30).replaceFirst(CANARY, CANARY.repeat(10_000_000 / CANARY.length()))), "regel-te-lang");
    }

    @Test
    void refusesAListOfRecordsInsteadOfOneALine() {
        refused(bytes("[" + log(30).strip().replace("\n", ",") + "]"), "rij-onleesbaar", "boven-tolerantie");
    }

    @Test
    void refusesALogThatIsCutOffInTheMiddleOfARecord() {
        String log = log(10);
        refused(bytes(log.substring(0, log.length() - 40)), "rij-onleesbaar", "boven-tolerantie");
    }

    @Test
    void refusesARecordThatNamesAFieldTwice() {
        Told told = receive(bytes(log(30).replaceFirst("\"camera_id\"", "\"camera_id\":\"CAM-9\",\"camera_id\"")));
        assertEquals(List.of("rij-onleesbaar"), told.rules());
        assertEquals(29, told.entry().balance().loaded());
        assertEquals(1, told.entry().balance().refused());
    }

    @Test
    void refusesAMomentThatIsStillToCome() {
        Told told = receive(bytes(log(30).replaceFirst("2026-10-01T", "2026-11-25T")));
        assertEquals(List.of("datum-toekomst"), told.rules());
        assertEquals(29, told.entry().balance().loaded());
    }
}
