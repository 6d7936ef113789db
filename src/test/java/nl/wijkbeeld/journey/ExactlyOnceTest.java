package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.wijkbeeld.journey.Stage.Told;
import nl.wijkbeeld.ledger.Entry.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same content counts once, a refused one not at all, and its mended form when it is offered again. */
class ExactlyOnceTest {

    private static final String[] FIGURES = {"stg_", "fct_", "mart_", "vast_"};
    private static final String WEEKS = "week;buurtcode;maatschappelijke_klasse;aantal\r\n"
            + "2026-W44;BU01411000;A20;3\r\n2026-W44;BU01411001;C40;2\r\n2026-W45;BU01411000;A20;1\r\n";

    @TempDir
    Path folder;

    @Test
    void countsTheSameContentOnceWhateverItsNameAndTime() throws Exception {
        try (Stage stage = new Stage(folder, "politie").start()) {
            stage.drop("politie.weektellingen.map", "weektellingen_2026W45.csv", WEEKS);
            assertEquals(
                    Outcome.LOADED,
                    stage.collect("politie-weektellingen").entry().outcome());
            stage.build();
            Map<String, List<String>> before = stage.contents(FIGURES);
            Path again = stage.drop("politie.weektellingen.map", "weektellingen_2026W46.csv", WEEKS);
            Files.setLastModifiedTime(again, FileTime.from(Instant.parse("2026-11-23T10:00:00Z")));
            Told told = stage.collect("politie-weektellingen");
            assertEquals(Outcome.DUPLICATE, told.entry().outcome());
            assertEquals(List.of("dubbele-levering"), told.rules());
            assertEquals(before, stage.contents(FIGURES));
            assertTrue(Files.notExists(again));
            assertEquals(List.of(), stage.underway());
            stage.build();
            before.remove("mart_leveringen");
            Map<String, List<String>> after = stage.contents(FIGURES);
            after.remove("mart_leveringen");
            assertEquals(before, after);
            assertEquals(
                    List.of("politie dubbel"),
                    stage.lines("select leverancier, laatste_uitkomst from mart_leveringen"
                            + " where bron = 'politie-weektellingen'"));
        }
    }

    @Test
    void keepsARefusedFileWithItsReasonAndTakesItMended() throws Exception {
        try (Stage stage = new Stage(folder, "politie").start()) {
            stage.drop("politie.weektellingen.map", "weektellingen_2026W45.csv", WEEKS);
            stage.collect("politie-weektellingen");
            stage.build();
            Map<String, List<String>> before = stage.contents(FIGURES);
            Path dropped = stage.drop(
                    "politie.weektellingen.map",
                    "weektellingen_2026W46.csv",
                    WEEKS.replace("W44", "W46").replace("aantal", "aantal;naam").replace("\r\n", ";Jan\r\n"));
            Told refused = stage.collect("politie-weektellingen");
            assertEquals(Outcome.REFUSED, refused.entry().outcome());
            assertTrue(Files.notExists(dropped));
            assertEquals(before, stage.contents(FIGURES));
            assertEquals(
                    List.of(
                            "00002-politie-weektellingen-politie/reden.txt",
                            "00002-politie-weektellingen-politie/weektellingen_2026W46.csv"),
                    stage.refused());
            Path kept = stage.home().refused().resolve(stage.refused().get(1));
            assertEquals(
                    "rwx------", permissions(stage.home().refused().resolve("00002-politie-weektellingen-politie")));
            assertTrue(Files.readString(kept.resolveSibling("reden.txt")).contains("kolom-onbekend"));
            stage.build();
            Map<String, List<String>> after = stage.contents(FIGURES);
            after.remove("mart_leveringen");
            before.remove("mart_leveringen");
            assertEquals(before, after);

            Files.writeString(kept, Files.readString(kept).replace(";Jan", "").replace(";naam", ""));
            Told replayed = stage.receive(kept, "politie-weektellingen", "politie");
            assertEquals(Outcome.LOADED, replayed.entry().outcome());
            assertTrue(Files.exists(kept));
            assertNotEquals(before, stage.contents(FIGURES));
            assertEquals(5, stage.number("select sum(aantal) from stg_gebeurtenissen where week = date '2026-11-09'"));
        }
    }

    @Test
    void takesTheSameRefusedBytesOnceTheContractAllowsThem() {
        try (Stage stage = new Stage(folder, "politie").start()) {
            stage.drop(
                    "politie.weektellingen.map",
                    "weektellingen_2026W45.csv",
                    WEEKS.replace("aantal", "aantal;herkomst")
                            .replace("\r\n", ";bureau\r\n")
                            .replace("herkomst;bureau", "herkomst"));
            assertEquals(
                    List.of("kolom-onbekend"),
                    stage.collect("politie-weektellingen").rules());
            Path kept = stage.home().refused().resolve(stage.refused().get(1));
            assertEquals(
                    Outcome.REFUSED,
                    stage.receive(kept, "politie-weektellingen", "politie")
                            .entry()
                            .outcome());
            stage.edit(
                            "config/bronnen/politie-weektellingen.yaml",
                            "kolommen:\n",
                            "kolommen:\n  herkomst: {lot: weg}\n")
                    .restart();
            assertEquals(
                    3,
                    stage.receive(kept, "politie-weektellingen", "politie")
                            .entry()
                            .balance()
                            .loaded());
            assertEquals(
                    Outcome.DUPLICATE,
                    stage.receive(kept, "politie-weektellingen", "politie")
                            .entry()
                            .outcome());
            assertEquals(6, stage.number("select sum(aantal) from stg_gebeurtenissen"));
        }
    }

    private static String permissions(Path path) throws java.io.IOException {
        return java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void neverReplacesSomethingByNothing() {
        try (Stage stage = new Stage(folder).start()) {
            String header = "zaak_id;begindatum;einddatum;detailsoort;postcode;huisnummer\r\n";
            StringBuilder rows = new StringBuilder(header);
            for (int i = 0; i < 10; i++) {
                rows.append("Z-%d;2026-10-0%d;;GEL;7606AA;%d\r\n".formatted(i, 1 + i % 9, i));
            }
            Path whole = stage.write("overlast_20261101.csv", rows.toString());
            assertEquals(
                    10,
                    stage.receive(whole, "woningcorporaties", "corporatie-zuid")
                            .entry()
                            .balance()
                            .loaded());
            Map<String, List<String>> before = stage.contents(FIGURES);
            Path none = stage.write("overlast_20261102.csv", header);
            assertEquals(
                    List.of("geen-rijen"),
                    stage.receive(none, "woningcorporaties", "corporatie-zuid").rules());
            String few = header + "Z-1;2026-10-01;;GEL;7606AA;1\r\nZ-2;2026-10-01;;GEL;7606AA;2\r\n";
            Path less = stage.write("overlast_20261103.csv", few);
            assertEquals(
                    List.of("te-weinig-terug"),
                    stage.receive(less, "woningcorporaties", "corporatie-zuid").rules());
            assertEquals(before, stage.contents(FIGURES));
        }
    }
}
