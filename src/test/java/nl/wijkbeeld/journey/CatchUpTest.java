package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.journey.Stage.Told;
import nl.wijkbeeld.standin.CbsPartner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights that were missed are made up for once, not as a flood. */
class CatchUpTest {

    private static final String WEEK = "week;buurtcode;maatschappelijke_klasse;aantal\r\n2026-W%d;BU01411000;A20;3\r\n";

    @TempDir
    Path folder;

    /** Every day, at an hour that does not come while the test runs, nor between two and three. */
    private static String daily() {
        int hour = (LocalTime.now(Sources.ZONE).getHour() + 12) % 24;
        return "0 0 " + (hour == 2 ? 1 : hour) + " * * ?";
    }

    @Test
    void collectsEachSourceOnceAndBuildsOnceAfterNightsThatWereMissed() {
        LocalDate before = Stage.TODAY.minusDays(5);
        try (CbsPartner cbs = CbsPartner.ofRealFigures(500);
                Stage stage = new Stage(folder, "politie")) {
            stage.set("politie.opendata.url", cbs.url());
            for (String route : List.of("weektellingen", "inbraken", "opendata")) {
                stage.set("politie-" + route + ".cron", daily());
            }
            stage.on(before).start();
            stage.drop("politie.weektellingen.map", "weektellingen_2026W43.csv", WEEK.formatted(43));
            for (String route : List.of("weektellingen", "inbraken", "opendata")) {
                stage.collect("politie-" + route);
            }
            // SFTP is down all along: it was never collected, so it is missed whatever its schedule
            stage.on(Stage.TODAY).restart();
            stage.drop("politie.weektellingen.map", "weektellingen_2026W44.csv", WEEK.formatted(44));
            stage.drop("politie.weektellingen.map", "weektellingen_2026W45.csv", WEEK.formatted(45));
            assertEquals(
                    List.of(
                            "politie-betrokkenen",
                            "politie-inbraken",
                            "politie-incidenten",
                            "politie-opendata",
                            "politie-weektellingen"),
                    stage.hub().sources().missed().stream()
                            .map(Sources.Source::route)
                            .sorted()
                            .toList());
            int asked = cbs.requests();
            Told told = stage.told(() -> stage.hub().catchUp());
            assertEquals(asked + 1, cbs.requests());
            assertEquals(
                    List.of("politie-incidenten", "politie-betrokkenen"), // down, and nothing else went wrong
                    told.faults().stream().map(fault -> fault.split(" ")[0]).toList());
            assertEquals(
                    List.of("geladen", "geladen", "dubbel"),
                    told.entries().stream()
                            .map(entry -> entry.outcome().word())
                            .sorted(java.util.Comparator.reverseOrder())
                            .toList());
            assertEquals(9, stage.number("select sum(aantal) from fct_gebeurtenissen"));
            assertEquals(
                    List.of(
                            "politie-betrokkenen 1",
                            "politie-inbraken 1",
                            "politie-incidenten 1",
                            "politie-opendata 1",
                            "politie-weektellingen 1"),
                    stage.lines("select bron, count(*) as n from ledger_stappen where stap = 'collect'"
                            + " and nacht_id = (select max(nacht_id) from ledger_nachten) group by all order by all"));
            assertEquals(
                    List.of("afgebroken", "storing"), // the first was cut off after it had collected
                    stage.lines("select coalesce(uitkomst, 'afgebroken') from ledger_nachten order by nacht_id"));
            assertEquals(1, stage.number("select count(*) from ledger_stappen where stap = 'build'"));

            asked = cbs.requests();
            assertTrue(stage.hub().sources().missed().stream()
                    .noneMatch(source -> source.route().equals("politie-opendata")));
            stage.hub().catchUp();
            assertEquals(asked, cbs.requests());
            assertEquals(9, stage.number("select sum(aantal) from fct_gebeurtenissen"));
        }
    }
}
