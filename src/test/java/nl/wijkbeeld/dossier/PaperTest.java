package nl.wijkbeeld.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.wijkbeeld.disclosure.MadeUpNight;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.warehouse.Warehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every cell of every table of a PDF is what the marts say, by queries of {@link PaperFigures}' own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperTest {

    /** A rise on both sides of the border, so that the base team's table of signals has rows. */
    private static final String RISE = """

            insert into stg_gebeurtenissen
                select any_value(levering_id), 'politie-incidenten', 'politie', null, '1.2.3', buurt, date '2026-09-01', week, 1,
                    'avond', 20, 0
                from ledger_leveringen
                cross join (values (date '2026-09-21'), (date '2026-09-28')) as w (week)
                cross join (values ('BU01411801'), ('BU17000101')) as b (buurt)
                where bron = 'politie-incidenten'
                group by buurt, week;
            """;

    private Warehouse warehouse;
    private final List<Document> documents = new ArrayList<>();

    @BeforeAll
    void compose(@TempDir Path folder) throws IOException {
        warehouse = MadeUpNight.filled(folder, RISE);
        Publication publication =
                Publication.of(warehouse, Policy.read(Path.of("config/publicatie.yaml")), MadeUpNight.PEILDATUM);
        try (Dossiers dossiers = Dossiers.open(DossiersTest.settings(folder))) {
            for (String area : List.of("WK014118", "WK014110", "WK170002", "WK170006", "basisteam")) {
                documents.add(dossiers.compose(publication, "2026-11-23-1", area));
            }
            documents.add(dossiers.council(publication, "raadsrapportage-2025", 2025));
        }
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    @Test
    void everyCellIsWhatTheMartsSay() throws IOException {
        PaperFigures figures = new PaperFigures(warehouse);
        for (Document document : documents) {
            int before = figures.compared();
            List<TaggedTables.Table> tables = TaggedTables.read(document);
            assertFalse(tables.isEmpty(), document.name());
            assertEquals(List.of(), figures.wrong(document.area(), tables), document.name());
            int compared = figures.compared() - before;
            assertTrue(compared > 100, () -> document.name() + ": " + compared);
        }
    }

    @Test
    void theJointDossierTellsWhatCrossesTheBorder() throws IOException {
        Document joint = documents.stream()
                .filter(document -> document.area().equals("basisteam"))
                .findFirst()
                .orElseThrow();
        String text = DossiersTest.text(joint);
        assertTrue(
                text.contains(
                        "Aan beide kanten van de grens Diefstal van fiets of brommer in week 39 tot en met 42: Almelo"),
                text);
        assertTrue(text.matches(".*: Almelo \\d+, verwacht \\d+–\\d+; Twenterand \\d+, verwacht \\d+–\\d+\\..*"), text);
    }

    /** Else {@link #everyCellIsWhatTheMartsSay} could not fail. */
    @Test
    void aCountThatIsOneMoreIsSeenInEachTableThatCountsIt(@TempDir Path folder) throws IOException {
        String more = """

                update vast_gebeurtenissen set aantal = aantal + 1
                    where bron = 'politie-incidenten' and gebied_code = 'BU01411801' and categorie = '2.2.1' and maand = (
                        select max(maand) from vast_gebeurtenissen
                        where bron = 'politie-incidenten' and gebied_code = 'BU01411801' and categorie = '2.2.1'
                    );
                update vast_gebeurtenissen_per_week set aantal = aantal + 1
                    where bron = 'politie-incidenten' and wijk_code = 'WK014118' and categorie = '2.2.1' and week = (
                        select max(week) from vast_gebeurtenissen_per_week
                        where bron = 'politie-incidenten' and wijk_code = 'WK014118' and categorie = '2.2.1'
                    );
                """;
        try (Warehouse other = MadeUpNight.filled(folder, RISE + more)) {
            List<String> wrong = new PaperFigures(other).wrong("WK014118", TaggedTables.read(documents.get(0)));
            for (String at : List.of(
                    "De thema’s / Leefbaarheid / ditjaar",
                    "Leefbaarheid / Vernieling / ditjaar",
                    "Leefbaarheid / Leefbaarheid, samen / laatste12maanden",
                    "De buurten / 2 Drakensteyn en omgeving / leef-baarh.")) {
                assertTrue(wrong.stream().anyMatch(line -> line.startsWith(at)), () -> at + " not among " + wrong);
            }
            assertFalse(wrong.stream().anyMatch(line -> line.contains("vorigjaar")), wrong.toString());
        }
    }
}
