package nl.wijkbeeld.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import nl.wijkbeeld.disclosure.MadeUpNight;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.Reference;
import nl.wijkbeeld.warehouse.Warehouse;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Composes all dossiers of a made-up night and holds them against what a reader and the standards ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DossiersTest {

    private Publication publication;
    private List<Document> documents;
    private Document council = new Document("", "", new byte[0], "", Map.of());
    private Publication bounded;

    static DossierSettings settings(Path editions) {
        return new DossierSettings(
                Path.of("reports"), Path.of("config/codes/themas.csv"), editions, true, "0.1.0-test", 2);
    }

    @BeforeAll
    static void validator() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @BeforeAll
    void compose(@TempDir Path folder) throws IOException {
        try (Warehouse warehouse = MadeUpNight.filled(
                folder,
                "insert into ledger_correctierondes values (2024, timestamp '2025-04-03 09:00:00', 'x', 1234),"
                        + " (2025, timestamp '2026-04-07 09:00:00', 'x', 9);\n"
                        + "update vast_waarnemingen set aantal = aantal + 60, aantal_bijgeteld = 60"
                        + " where gebied_code = 'BU01411001' and categorie = 'drugs' and maand = date '2025-11-01';\n"
                        + "insert into ledger_duidingen (nummer, soort, gebied_code, thema, datum, auteur, tekst, ingevoerd_op) values (1, 'duiding', 'WK014118', 'jeugd', date '2026-11-05',"
                        + " 'W. Regisseur', 'Minder <overlast> & meer toezicht sinds de zomer.', now()::timestamp),"
                        + " (2, 'besluit', 'GM0141', null, date '2026-10-29', 'Basisteamoverleg', 'Wij gaan door.', now()::timestamp),"
                        + " (3, 'gebeurtenis', 'WK014118', 'jeugd', date '2025-03-12', 'W. Regisseur', 'Meer toezicht.', now()::timestamp),"
                        + " (4, 'registratie', 'GM0141', 'jeugd', date '2024-06-01', 'Politie', 'Andere code.', now()::timestamp);\n")) {
            publication =
                    Publication.of(warehouse, Policy.read(Path.of("config/publicatie.yaml")), MadeUpNight.PEILDATUM);
            warehouse.boundaries(boundaries());
            bounded = Publication.of(warehouse, Policy.read(Path.of("config/publicatie.yaml")), MadeUpNight.PEILDATUM);
        }
        long start = System.nanoTime();
        try (Dossiers dossiers = Dossiers.open(settings(folder))) {
            long opened = System.nanoTime();
            documents = dossiers.compose(publication, "2026-11-23-1");
            council = dossiers.council(publication, "raadsrapportage-2025", 2025);
            System.out.printf(
                    "templates %d ms, %d dossiers %d ms%n",
                    (opened - start) / 1_000_000, documents.size(), (System.nanoTime() - opened) / 1_000_000);
        }
        Path out = Path.of("target/dossiers");
        Files.createDirectories(out);
        for (Document document : documents) {
            Files.write(out.resolve(document.name()), document.content());
        }
        Files.write(out.resolve(council.name()), council.content());
    }

    /** Made up: a triangle for each buurt. */
    private List<Reference.Grens> boundaries() {
        return publication.geography().tiles().entrySet().stream()
                .map(tile -> new Reference.Grens(
                        tile.getKey(),
                        2024,
                        "POLYGON ((%1$d00 %2$d00, %1$d90 %2$d00, %1$d50 %2$d90, %1$d00 %2$d00))"
                                .formatted(
                                        tile.getValue().column(),
                                        50 - tile.getValue().row())))
                .toList();
    }

    @AfterAll
    void forget() {
        documents = List.of();
    }

    @Test
    void composesEachWijkAndTheBaseTeam() {
        assertEquals(19, documents.size());
        assertTrue(documents.stream()
                .anyMatch(document -> document.name().equals("wijkdossier-wk014118-schelfhorst.pdf")));
    }

    /** A large wijk, one with few inhabitants, the joint dossier and the councils' report; see {@link Pictures}. */
    @Test
    void looksAsApproved() throws IOException {
        List<String> different = new ArrayList<>(Pictures.different(council));
        for (String area : List.of("WK014118", "WK170006", "basisteam")) {
            different.addAll(Pictures.different(document(area)));
        }
        assertEquals(List.of(), different, "compare target/paginas with the approved pictures");
    }

    @Test
    void aMapThatIsDrawnOtherwiseIsSeen() throws IOException {
        try (Dossiers dossiers = Dossiers.open(settings(Path.of("target")))) {
            Document bordered = dossiers.compose(bounded, "2026-11-23-1", "WK014118");
            List<Integer> seen = new ArrayList<>();
            for (int page = 0; page < 9; page++) {
                if (Pictures.isSeen(
                        bordered, page, "%s-%02d.png".formatted(bordered.name().replace(".pdf", ""), page + 1))) {
                    seen.add(page);
                }
            }
            assertEquals(1, seen.size(), "the page of the map alone: " + seen);
        }
    }

    @Test
    void reportsNoYearOfWhichAMonthWasNotDeliveredOrMayStillChange(@TempDir Path folder) throws IOException {
        try (Warehouse warehouse = MadeUpNight.filled(
                        folder,
                        "update ledger_leveringen set maand_van = date '2021-03-01' where bron = 'politie-incidenten';\n");
                Dossiers dossiers = Dossiers.open(settings(folder))) {
            Publication late =
                    Publication.of(warehouse, Policy.read(Path.of("config/publicatie.yaml")), MadeUpNight.PEILDATUM);
            assertEquals(
                    "raadsrapportage-basisteam-noord-twente.pdf",
                    dossiers.council(late, "raadsrapportage-2022", 2022).name());
            for (int year : List.of(2020, 2021, 2026)) {
                assertThrows(Fault.class, () -> dossiers.council(late, "raadsrapportage-" + year, year), "" + year);
            }
        }
    }

    @Test
    void reportsAClosedYearToTheCouncils() throws IOException, VeraPDFException {
        assertEquals("raadsrapportage-basisteam-noord-twente.pdf", council.name());
        List<String> pages = pages(council);
        String text = String.join(" ", pages).replaceAll("\\s+", " ");
        pages.forEach(page -> assertTrue(page.contains("editie raadsrapportage-2025"), page));
        assertTrue(text.contains("Over 2025, aan de raden van Almelo en Twenterand"), text);
        assertTrue(text.contains("Thema 2021 2022 2023 2024 2025"), text);
        assertTrue(text.contains("motie van 1 juli 2021"), text);
        assertTrue(text.contains("Mishandeling"), text);
        assertTrue(text.contains("slachtoffer, vrouw, 0-17"), text);
        assertFalse(text.contains("verdachte, "), text);
        assertFalse(text.contains("2025 2026"), "no running year: " + text);
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A)) {
            ValidationResult result = validate(council, flavour);
            assertTrue(result.isCompliant(), flavour + ": " + broken(result));
        }
    }

    @Test
    void reportsNoYearThatIsNotClosed() {
        try (Dossiers dossiers = Dossiers.open(settings(Path.of("target")))) {
            for (int year : List.of(2026, 2015)) {
                Fault fault = assertThrows(Fault.class, () -> dossiers.council(publication, "concept", year));
                assertTrue(String.valueOf(fault.getMessage()).contains("Over " + year), fault.getMessage());
            }
        }
    }

    @Test
    void theWebHasTheTablesAndDrawingsOfThePaper() throws Exception {
        List<Document> all = new ArrayList<>(documents);
        all.add(council);
        for (Document document : all) {
            Rows paper = new Rows();
            TaggedTables.read(document).forEach(table -> paper.add(table.header(), table.rows()));
            org.w3c.dom.Document web = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader("<div>" + document.html() + "</div>")));
            Rows shown = new Rows();
            for (Element table : elements(web.getDocumentElement(), "table")) {
                List<List<String>> rows =
                        elements(table, "tr").stream().map(row -> cells(row)).toList();
                shown.add(rows.get(0), rows.subList(1, rows.size()));
            }
            assertTrue(shown.all.size() > 40, document.name());
            assertEquals(paper.all, shown.all, document.name());
            List<Element> drawings = elements(web.getDocumentElement(), "svg");
            assertTrue(drawings.size() > 1, document.name());
            drawings.forEach(
                    drawing -> assertTrue(drawing.getAttribute("aria-label").length() > 20, document.name()));
        }
    }

    /** Of all tables in turn; what runs on over pages has its header once. */
    private static final class Rows {
        private final List<List<String>> all = new ArrayList<>();
        private List<String> header = List.of();

        void add(List<String> header, List<List<String>> rows) {
            int[] headed = IntStream.range(0, header.size())
                    .filter(column -> !header.get(column).isBlank())
                    .toArray();
            List<String> headings = solid(header, headed);
            if (!headings.equals(this.header)) {
                all.add(headings);
                this.header = headings;
            }
            rows.forEach(row -> {
                List<String> cells = solid(row, headed);
                assertEquals(
                        String.join("", row).replaceAll("\\s+", ""),
                        String.join("", cells),
                        "nothing below no heading");
                all.add(cells);
            });
        }

        /** Without white space: the PDF's tags do not tell where a line of a cell ends. */
        private static List<String> solid(List<String> row, int[] columns) {
            return IntStream.of(columns)
                    .mapToObj(column -> row.get(column).replaceAll("\\s+", ""))
                    .toList();
        }
    }

    private static List<Element> elements(Element in, String name) {
        NodeList found = in.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<String> cells(Element row) {
        return IntStream.range(0, row.getChildNodes().getLength())
                .mapToObj(i -> (Element) row.getChildNodes().item(i))
                .map(cell -> elements(cell, "svg").isEmpty() ? cell.getTextContent() : "")
                .toList();
    }

    @Test
    void saysOnEveryPageThatTheFiguresAreMadeUp() throws IOException {
        for (String area : List.of("WK014118", "WK170006", "basisteam")) {
            for (String page : pages(document(area))) {
                assertTrue(page.contains("demonstratiegegevens"), area + ": " + page);
            }
        }
    }

    @Test
    void printsTheSignsApart() throws IOException {
        String text = String.join("\n", pages(document("WK014118")));
        assertTrue(text.contains("•"));
        assertTrue(text.contains("geen levering"));
        assertTrue(text.contains("Corporatie West"));
        assertTrue(text.contains("Echte cijfers, bron: politie/CBS"));
    }

    @Test
    void everyDossierIsValidAsPdfUa1AndPdfA2a() throws VeraPDFException {
        for (Document document : documents) {
            for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A)) {
                ValidationResult result = validate(document, flavour);
                assertTrue(result.isCompliant(), document.name() + " " + flavour + ": " + broken(result));
            }
        }
    }

    @Test
    void drawsTilesUntilBoundariesAreImported() throws IOException, VeraPDFException {
        String tiles = text(document("WK014118"));
        assertTrue(tiles.contains("Elk vakje is een buurt"), tiles);
        try (Dossiers dossiers = Dossiers.open(settings(Path.of("target")))) {
            Document document = dossiers.compose(bounded, "2026-11-23-1", "WK014118");
            Files.write(Path.of("target/dossiers/grenzen-" + document.name()), document.content());
            String text = text(document);
            assertTrue(text.contains("Indeling: CBS 2024, vereenvoudigd."), text);
            for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_2_A)) {
                ValidationResult result = validate(document, flavour);
                assertTrue(result.isCompliant(), flavour + ": " + broken(result));
            }
        }
    }

    @Test
    void tellsOfEachCorrectionRoundButNotOfHowMany() throws IOException {
        for (String area : List.of("WK014118", "basisteam")) {
            String text = text(document(area));
            assertTrue(text.contains("correctieronde over 2024 (3 april 2025) zijn nagekomen"), text);
            assertTrue(text.contains("correctieronde over 2025 (7 april 2026) zijn nagekomen"), text);
            assertFalse(text.contains("1.234"), text);
        }
    }

    @Test
    void printsWhatWasWrittenWhereItBelongs() throws IOException {
        String own = text(document("WK014118"));
        assertTrue(own.contains("Schelfhorst, Jeugd en veiligheid: duiding van 5 november 2026"), own);
        assertTrue(own.contains("Minder <overlast> & meer toezicht sinds de zomer. W. Regisseur"), own);
        assertTrue(own.contains("Almelo: besluit van 29 oktober 2026"), own);
        String other = text(document("WK170006"));
        assertFalse(other.contains("duiding van"), other);
        assertTrue(String.join(" ", pages(document("basisteam"))).contains("Wij gaan door."));
    }

    @Test
    void marksEventsInTheChartAndSaysWhereRegistrationChanged() throws IOException {
        String own = text(document("WK014118"));
        assertTrue(own.contains("a: 1 juni 2024, Andere code. b: 12 maart 2025, Meer toezicht."), own);
        assertTrue(own.contains("Let op: vanaf 1 juni 2024 wordt dit anders geregistreerd"), own);
        String other = text(document("WK014110"));
        assertTrue(other.contains("a: 1 juni 2024, Andere code. Categorie"), other);
    }

    @Test
    void marksWhatACorrectionRoundRaisedAndSaysThatPartsMayNotAddUp() throws IOException {
        String raised = text(document("WK014110"));
        assertTrue(raised.matches(".* \\d+\\* .*"), raised);
        assertTrue(raised.contains("* betekent: verhoogd met wat na sluiting binnenkwam."), raised);
        String other = text(document("WK014118"));
        assertFalse(other.contains("* betekent"), other);
    }

    private Document document(String area) {
        return documents.stream()
                .filter(document -> document.area().equals(area))
                .findFirst()
                .orElseThrow();
    }

    /** All pages on one line. */
    static String text(Document document) throws IOException {
        return String.join(" ", pages(document)).replaceAll("\\s+", " ");
    }

    private static List<String> pages(Document document) throws IOException {
        try (PDDocument pdf = Loader.loadPDF(document.content())) {
            List<String> pages = new ArrayList<>();
            for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                pages.add(stripper.getText(pdf));
            }
            assertFalse(pages.isEmpty());
            return pages;
        }
    }

    private static ValidationResult validate(Document document, PDFAFlavour flavour) throws VeraPDFException {
        try (PDFAParser parser = Foundries.defaultInstance()
                        .createParser(new ByteArrayInputStream(document.content()), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            return validator.validate(parser);
        } catch (IOException bug) {
            throw new VeraPDFException("close", bug);
        }
    }

    private static String broken(ValidationResult result) {
        return result.getTestAssertions().stream()
                .map(assertion -> assertion.getRuleId().getClause() + "-"
                        + assertion.getRuleId().getTestNumber() + " " + assertion.getMessage() + " at "
                        + assertion.getLocation().getContext())
                .distinct()
                .limit(12)
                .collect(Collectors.joining("\n"));
    }
}
