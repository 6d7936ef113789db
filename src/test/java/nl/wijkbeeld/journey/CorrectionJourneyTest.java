package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.ProtectedTable;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.dossier.DossierSettings;
import nl.wijkbeeld.dossier.Dossiers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Late rows of a protected kind, from the delivery through the correction round to the page. */
@SuppressWarnings("NullAway.Init")
class CorrectionJourneyTest {

    private static final String ALMELO = "7606AA";
    private static final String VRIEZENVEEN = "7672AA";

    @TempDir
    Path folder;

    private Stage stage;
    private int number;

    @BeforeEach
    void closeTheMonthsOfAFirstDelivery() {
        stage = new Stage(folder).start();
        deliver("20250101_20261031", 6, 7);
        stage.build();
        stage.hub().warehouse().closeMonths(Stage.TODAY);
    }

    @AfterEach
    void stop() {
        stage.close();
    }

    /** So many times a person who is confused, in March 2025 in each of two wijken. */
    private void deliver(String period, int inAlmelo, int inVriezenveen) {
        IncidentFile file = new IncidentFile();
        for (int i = 0; i < inAlmelo + inVriezenveen; i++) {
            file.row(
                    "PL-2025%06d".formatted(++number),
                    "03-03-2025",
                    "23:30",
                    "E33",
                    i < inAlmelo ? ALMELO : VRIEZENVEEN);
        }
        Path path = stage.write("aanbod/incidenten_" + period + ".csv", file.text());
        assertFalse(stage.receive(path, "politie-incidenten", "politie").entry().isRefused());
    }

    private Publication publication() {
        stage.build();
        return Publication.of(stage.hub().warehouse(), Policy.read(Path.of("config/publicatie.yaml")), Stage.TODAY);
    }

    /** What is told of the first quarter, and whether it was corrected. */
    private static List<String> told(Publication publication, String wijk) {
        return publication.closed().stream()
                .filter(table -> table.name().equals("beschermd_per_wijk_soort_en_kwartaal"))
                .flatMap(table -> table.where(Map.of(
                        "gebied_code",
                        wijk,
                        "bron",
                        "politie-incidenten",
                        "categorie",
                        "E33",
                        "periode",
                        "2025-01-01")))
                .map(line -> line.cell("aantal") + " " + line.key(ProtectedTable.CORRECTED))
                .toList();
    }

    private boolean correct() {
        return stage.hub()
                .warehouse()
                .correct(2025, "een test", Stage.morningOf(Stage.TODAY))
                .isNew();
    }

    @Test
    void raisesWhatIsNotTooSmallOnceAndMarksIt() throws IOException {
        Publication before = publication();
        assertEquals(List.of("6 nee"), told(before, "WK014116"));
        assertEquals(List.of("7 nee"), told(before, "WK170001"));

        deliver("20261101_20261107", 5, 3);
        assertEquals(told(before, "WK014116"), told(publication(), "WK014116"), "late, and no round yet");
        assertTrue(correct());
        Publication corrected = publication();
        assertEquals(List.of("11 ja"), told(corrected, "WK014116"));
        assertEquals(List.of("7 nee"), told(corrected, "WK170001"), "three would be told by subtracting");
        assertTrue(page(corrected).contains("11*"), page(corrected));

        deliver("20261108_20261114", 9, 9);
        assertFalse(correct());
        assertEquals(told(corrected, "WK014116"), told(publication(), "WK014116"));
        assertEquals(told(corrected, "WK170001"), told(publication(), "WK170001"));
    }

    private String page(Publication publication) throws IOException {
        DossierSettings settings = new DossierSettings(
                Path.of("reports"), Path.of("config/codes/themas.csv"), folder.resolve("editions"), true, "0", 2);
        StringBuilder text = new StringBuilder();
        try (Dossiers dossiers = Dossiers.open(settings);
                PdfReader reader = new PdfReader(
                        dossiers.compose(publication, "1", "WK014116").content())) {
            PdfTextExtractor extractor = new PdfTextExtractor(reader);
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(extractor.getTextFromPage(page)).append(' ');
            }
        }
        return text.toString();
    }
}
