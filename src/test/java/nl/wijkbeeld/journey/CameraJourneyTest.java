package nl.wijkbeeld.journey;

import static nl.wijkbeeld.journey.IncidentFile.CANARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.wijkbeeld.journey.Stage.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The control room's log, held against its register of designated cameras. */
@SuppressWarnings("NullAway.Init")
class CameraJourneyTest {

    private static final String REGISTER = "camera_id;gebied_code;omschrijving;aanwijzing_van;aanwijzing_tot\r\n"
            + "CAM-1;BU01411000;Plein;01-01-2020;\r\n"
            + "CAM-2;BU01411001;Straat;01-06-2026;30-09-2026\r\n"
            + "CAM-2;BU17000107;Dorp;01-11-2026;\r\n";

    @TempDir
    Path folder;

    private Stage stage;

    @BeforeEach
    void startWithARegister() {
        stage = new Stage(folder, "cameratoezicht").start();
        stage.drop("cameraregister.map", "cameraregister.csv", REGISTER);
        assertEquals(
                3, stage.collect("cameratoezicht-register").entry().balance().loaded());
    }

    @AfterEach
    void stop() {
        assertEquals(List.of(), stage.whereIs(CANARY));
        assertFalse(stage.logged().contains(CANARY));
        assertEquals(List.of(), stage.underway());
        stage.close();
    }

    private static String line(String camera, String start, String category, String passedTo, String arrest) {
        return ("{\"incident_id\":\"%1$s\",\"start\":\"%2$s\",\"eind\":\"%2$s\",\"camera_id\":\"%3$s\",\"observant\":\"%1$s\","
                        + "\"categorie\":\"%4$s\",\"wijze\":\"live\",\"doorgezet_naar\":\"%5$s\",\"aanhouding\":\"%6$s\",\"opmerking\":\"%1$s\"}\n")
                .formatted(CANARY, start, camera, category, passedTo, arrest);
    }

    private Told deliver(String name, String text) {
        stage.drop("cameratoezicht.map", name, text);
        stage.drop("cameratoezicht.map", name + ".done", "");
        return stage.collect("cameratoezicht-log");
    }

    @Test
    void waitsForTheDoneFileAndTakesBothAway() {
        String name = "cameralog_20261101.jsonl";
        Path log =
                stage.drop("cameratoezicht.map", name, line("CAM-1", "2026-10-31T21:00:00Z", "geweld", "politie", "j"));
        assertEquals(List.of(), stage.collect("cameratoezicht-log").entries());
        assertTrue(Files.exists(log));
        Path done = stage.drop("cameratoezicht.map", name + ".done", "");
        assertEquals(1, stage.collect("cameratoezicht-log").entry().balance().loaded());
        assertTrue(Files.notExists(log) && Files.notExists(done));
        stage.build();
        assertEquals(
                List.of("geweld BU01411000 2026-10-01 politie 1 1"),
                stage.lines(
                        "select categorie, gebied_code, maand, doorgezet_naar, aantal, aantal_aanhoudingen from fct_waarnemingen"));
    }

    @Test
    void countsInTheMonthAndPartOfTheDayThatItWasInTheNetherlands() {
        String log = line("CAM-1", "2026-10-31T22:59:00Z", "geweld", "politie", "n") // winter time: 23.59 in October
                + line("CAM-1", "2026-10-31T23:00:00Z", "geweld", "politie", "n") // the first minute of November
                + line("CAM-1", "2026-06-30T22:00:00Z", "geweld", "politie", "n") // summer time: the first of July
                + line("CAM-1", "2026-10-25T00:30:00Z", "geweld", "politie", "n") // 02.30, the first time
                + line("CAM-1", "2026-10-25T01:30:00Z", "geweld", "politie", "n") // 02.30, once more
                + line("CAM-1", "2026-03-29T01:00:00Z", "geweld", "politie", "n"); // 03.00, an hour after 01.00
        assertEquals(
                6, deliver("cameralog_20261102.jsonl", log).entry().balance().loaded());
        assertEquals(
                List.of(
                        "2026-03-01 7 nacht 1",
                        "2026-07-01 3 nacht 1",
                        "2026-10-01 6 avond 1",
                        "2026-10-01 7 nacht 2",
                        "2026-11-01 7 nacht 1"),
                stage.lines(
                        "select maand, weekdag, dagdeel, count(*) as n from stg_waarnemingen group by all order by all"));
    }

    @Test
    void refusesWhatACameraSawOutsideItsDesignation() {
        String good = line("CAM-1", "2026-10-31T12:00:00Z", "drugs", "boa", "n").repeat(97);
        String log = good
                + line("CAM-2", "2026-09-30T21:59:00Z", "drugs", "boa", "n") // its last minute in the street
                + line("CAM-2", "2026-10-15T12:00:00Z", "drugs", "boa", "n") // between two designations
                + line("CAM-2", "2026-11-02T12:00:00Z", "drugs", "boa", "n") // in the village since a day
                + line("CAM-1", "2019-12-31T12:00:00Z", "drugs", "boa", "n") // before the first
                + line("CAM-99", "2026-10-31T12:00:00Z", "drugs", "boa", "n"); // in no register
        Told told = deliver("cameralog_20261103.jsonl", log);
        assertEquals(
                List.of(99L, 101L, 102L),
                told.entry().findings().stream().map(finding -> finding.row()).toList());
        assertEquals(
                List.of("camera-buiten-aanwijzing"),
                told.rules().stream().distinct().toList());
        assertEquals(
                List.of("BU01411000 97", "BU01411001 1", "BU17000107 1"),
                stage.lines("select gebied_code, count(*) as n from stg_waarnemingen group by all order by all"));
    }

    @Test
    void addsALogToEarlierOnesAndCountsItOnce() {
        String log = line("CAM-1", "2026-10-31T12:00:00Z", "jeugd", "geen", "n");
        deliver("cameralog_20261031.jsonl", log);
        deliver("cameralog_20261101.jsonl", log + log);
        assertEquals(
                List.of("dubbele-levering"),
                deliver("cameralog_20261104.jsonl", log).rules());
        assertEquals(3, stage.number("select count(*) from stg_waarnemingen"));
    }

    @Test
    void replacesTheRegisterAsAWhole() {
        stage.drop("cameraregister.map", "cameraregister.csv", REGISTER.replace("BU17000107", "BU17000402"));
        assertEquals(
                3, stage.collect("cameratoezicht-register").entry().balance().replaced());
        assertEquals(
                List.of("BU01411000", "BU01411001", "BU17000402"),
                stage.lines("select gebied_code from stg_cameras order by 1"));
        assertEquals(
                1,
                deliver("cameralog_20261105.jsonl", line("CAM-2", "2026-11-02T12:00:00Z", "drugs", "boa", "n"))
                        .entry()
                        .balance()
                        .loaded());
        assertEquals(List.of("BU17000402"), stage.lines("select gebied_code from stg_waarnemingen"));
    }
}
