package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nl.wijkbeeld.Wijkbeeld;
import nl.wijkbeeld.finding.Rule.Weight;
import nl.wijkbeeld.ledger.Entry;
import nl.wijkbeeld.ledger.Entry.Outcome;
import nl.wijkbeeld.standin.Generator;
import nl.wijkbeeld.standin.Partners;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One whole night: all partners on their own servers, every route in the order of its schedule, to the dossiers. */
class NightJourneyTest {

    private static final String[] ROUTES = {
        "politie", "zorg-en-veiligheidshuis", "woningcorporaties", "cameratoezicht", "cbs"
    };

    @TempDir
    Path folder;

    @Test
    void takesTheDeliveriesOfAllPartnersToTheDossiers() {
        Generator generator = new Generator(1, Stage.TODAY, 1);
        try (Partners partners = Partners.start(folder.resolve("partners"), generator);
                Stage stage = new Stage(folder.resolve("hub"), ROUTES).set(partners.settings())) {
            stage.start();
            stage.hub().night();
            assertEquals(List.of(), stage.hub().journal().faults());
            List<Entry> entries = stage.hub().journal().entries();
            assertEquals(
                    Set.of(Outcome.LOADED), entries.stream().map(Entry::outcome).collect(Collectors.toSet()));
            for (Entry entry : entries) {
                assertEquals(
                        entry.balance().refused(),
                        entry.findings().stream()
                                .filter(finding -> finding.rule().weight() == Weight.ROW)
                                .count(),
                        entry.name());
            }
            assertEquals(
                    stage.lines("select bron, leverancier from ref_leveranciers order by all"),
                    stage.lines("select bron, leverancier from mart_leveringen where not is_gemist order by all"));
            assertEquals(
                    stage.number("select sum(rijen_gelezen) from ledger_leveringen"),
                    stage.number("select sum(rijen_geladen + rijen_geweigerd + rijen_samengevoegd + rijen_nagekomen"
                            + " + rijen_buiten_bereik) from ledger_leveringen"));
            assertEquals(
                    entries.stream()
                            .filter(entry -> entry.contract().bron().equals("politie-incidenten"))
                            .mapToLong(entry ->
                                    entry.balance().loaded() - entry.balance().replaced())
                            .sum(),
                    stage.number("select sum(aantal) from fct_gebeurtenissen where bron = 'politie-incidenten'"));
            assertTrue(stage.number("select count(*) from vast_maanden") > 0);
            assertEquals(
                    0,
                    stage.number("select count(*) from stg_gebeurtenissen where (bron, maand) in"
                            + " (select (bron, maand) from vast_maanden)"));
            assertEquals(Wijkbeeld.FINDINGS, stage.hub().outcome());
            assertEquals(List.of(), stage.underway());
            assertEquals(List.of(), stage.refused());
            for (String personal : List.of("Testpersoon", "DEMO-20", "DEMO-RAAR", "Voorbeeldstraat", "Testobservant")) {
                assertEquals(List.of(), stage.whereIs(personal), personal);
                assertFalse(stage.logged().contains(personal), personal);
            }
            tellsTheSameTheNextNight(stage);
        }
    }

    private static void tellsTheSameTheNextNight(Stage stage) {
        var before = stage.contents("fct_", "vast_");
        stage.hub().night();
        assertEquals(List.of(), stage.hub().journal().faults());
        assertEquals(
                Set.of(Outcome.DUPLICATE),
                stage.hub().journal().entries().stream().map(Entry::outcome).collect(Collectors.toSet()));
        assertEquals(before, stage.contents("fct_", "vast_"));
    }
}
