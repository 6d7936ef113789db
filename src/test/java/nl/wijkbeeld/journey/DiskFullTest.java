package nl.wijkbeeld.journey;

import static nl.wijkbeeld.journey.IncidentFile.CANARY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.wijkbeeld.journey.Stage.Told;
import nl.wijkbeeld.standin.CbsPartner;
import nl.wijkbeeld.standin.Generator;
import nl.wijkbeeld.standin.PostgresPartner;
import nl.wijkbeeld.standin.SftpPartner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that is full, really: {@code var} is a file system of a few MB in memory.
 */
@SuppressWarnings("NullAway.Init")
class DiskFullTest {

    private static final long MEGABYTE = 1 << 20;
    private static final String PASSWORD = "geheim-voor-de-test";

    @TempDir
    Path folder;

    private SmallDisk disk;
    private Stage stage;

    @BeforeEach
    void mount() throws Exception {
        stage = new Stage(folder, "politie", "zorg-en-veiligheidshuis");
        disk = SmallDisk.mount(stage.home().var(), 24);
        stage.start();
    }

    @AfterEach
    void unmount() throws Exception {
        stage.close();
        disk.close();
    }

    private static IncidentFile delivery(int rows) {
        return new IncidentFile().rows(rows, "VOL");
    }

    @Test
    void saysThatTheDiskIsFullLoadsNothingAndLoadsOnceThereIsRoom() throws IOException {
        stage.receive(
                        stage.write(
                                "aanbod/incidenten_20261001_20261031.csv",
                                new IncidentFile().rows(10, "EERST").text()),
                        "politie-incidenten",
                        "politie")
                .entry();
        Map<String, List<String>> before = stage.contents("stg_", "ledger_l", "vast_");
        Path large = stage.write(
                "aanbod/incidenten_20261101_20261115.csv", delivery(20_000).text());
        for (long free : List.of(0L, 64 * 1024L, MEGABYTE, 3 * MEGABYTE)) {
            Path filler = disk.fill(free);
            Told told = stage.receive(large, "politie-incidenten", "politie");
            assertEquals(List.of(), told.entries(), "free " + free);
            assertEquals(1, told.faults().size());
            assertTrue(told.words().contains("uimte") || told.words().contains("schijf"), told.words());
            assertFalse(told.words().contains(CANARY));
            Files.delete(filler);
            assertEquals(before, stage.contents("stg_", "ledger_l", "vast_"), "free " + free);
            assertEquals(List.of(), stage.underway(), "free " + free);
        }
        assertEquals(
                20_000,
                stage.receive(large, "politie-incidenten", "politie")
                        .entry()
                        .balance()
                        .loaded());
        stage.restart();
        assertEquals(20_010, stage.number("select count(*) from stg_gebeurtenissen"));
    }

    @Test
    void leavesTheFileWithItsSupplierWhileTheDiskIsFull() throws IOException {
        Path dropped = stage.drop(
                "politie.inbraken.map",
                "vol.csv",
                "Postcode,Datum,Soort\r\n" + "7606,01-10-2026,Woninginbraak\r\n".repeat(20_000));
        Path filler = disk.fill(0);
        Told told = collectOnAFullDisk("politie-inbraken");
        assertEquals(List.of(), told.entries());
        assertTrue(Files.exists(dropped));
        Files.delete(filler);
        assertEquals(20_000, stage.collect("politie-inbraken").entry().balance().loaded());
        assertTrue(Files.notExists(dropped));
    }

    @Test
    void saysThatTheDiskIsFullAndNotThatThePartnerIsWrongWhenPagesDoNotFit() throws IOException {
        try (CbsPartner cbs = CbsPartner.ofRealFigures(120)) {
            stage.set("politie.opendata.url", cbs.url()).restart();
            Path filler = disk.fill(16 * 1024);
            Told told = collectOnAFullDisk("politie-opendata");
            assertEquals(List.of(), told.entries());
            assertEquals(1, told.faults().size(), told.words());
            assertTrue(told.words().contains("ruimte"), told.words());
            assertEquals(List.of(), stage.underway());
            Files.delete(filler);
            assertEquals(
                    500, stage.collect("politie-opendata").entry().balance().loaded());
        }
    }

    @Test
    void leavesTheFileOnTheServerWhileTheDiskIsFull() throws IOException {
        Path server = folder.resolve("sftp");
        Files.createDirectories(server.resolve("uit"));
        try (SftpPartner police = new SftpPartner(server, PASSWORD)) {
            stage.set("politie.sftp.uri", "sftp://" + SftpPartner.USER + "@127.0.0.1:" + police.port() + "/uit")
                    .set("politie.sftp.wachtwoord", PASSWORD)
                    .set(
                            "politie.sftp.bekende-hosts",
                            police.writeKnownHosts(folder.resolve("bekende-hosts"))
                                    .toString())
                    .restart();
            Path remote = Files.writeString(
                    server.resolve("uit/incidenten_20261101_20261115.csv"),
                    delivery(20_000).text());
            Path filler = disk.fill(64 * 1024);
            Told told = collectOnAFullDisk("politie-incidenten");
            assertEquals(List.of(), told.entries());
            assertEquals(1, told.faults().size(), told.words());
            assertTrue(told.words().contains("ruimte"), told.words());
            assertTrue(Files.exists(remote));
            Files.delete(filler);
            assertEquals(
                    20_000,
                    stage.collect("politie-incidenten").entry().balance().loaded());
            assertTrue(Files.notExists(remote));
            assertEquals(List.of(), stage.underway());
        }
    }

    @Test
    void saysThatTheDiskIsFullAndNotThatTheDatabaseIsWrongWhenRowsDoNotFit() throws IOException {
        try (PostgresPartner databases = PostgresPartner.of(new Generator(1, Stage.TODAY, 5), PASSWORD)) {
            stage.set("zvh.jdbc.url", databases.careUrl())
                    .set("zvh.jdbc.gebruiker", PostgresPartner.USER)
                    .set("zvh.jdbc.wachtwoord", PASSWORD)
                    .restart();
            Path filler = disk.fill(16 * 1024);
            Told told = collectOnAFullDisk("zorg-en-veiligheidshuis");
            assertEquals(List.of(), told.entries());
            assertEquals(1, told.faults().size(), told.words());
            assertTrue(told.words().contains("ruimte"), told.words());
            assertEquals(List.of(), stage.underway());
            Files.delete(filler);
            assertTrue(
                    stage.collect("zorg-en-veiligheidshuis").entry().balance().loaded() > 500);
        }
    }

    private Told collectOnAFullDisk(String route) {
        return stage.told(() -> {
            try {
                stage.collect(route);
            } catch (nl.wijkbeeld.settings.Fault journalCannotBeWritten) {
                // the ledger itself has no room: said aloud instead
            }
        });
    }
}
