package nl.wijkbeeld.dossier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.MadeUpNight;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.ProtectedTable;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.dossier.Editions.Edition;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.Warehouse;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Editions appear whole, hold what they rest on, and are never written again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditionsTest {

    private static final List<Document> DOCUMENTS = List.of(new Document(
            "wijkdossier.pdf", "WK014118", "een".getBytes(StandardCharsets.UTF_8), "<p>een</p>", Map.of()));

    /** What a spreadsheet would run, where a title comes from. */
    private static final String FORMULA = "\nupdate ref_codes set titel = '=1+1' where gevoeligheid = 'openbaar';\n";

    private Publication publication;
    private Editions editions;
    private Path root;

    @BeforeAll
    void fill(@TempDir Path folder) throws IOException {
        try (Warehouse warehouse = MadeUpNight.filled(folder, FORMULA)) {
            publication =
                    Publication.of(warehouse, Policy.read(Path.of("config/publicatie.yaml")), MadeUpNight.PEILDATUM);
        }
    }

    @BeforeEach
    void begin(@TempDir Path folder) {
        root = folder.resolve("editions");
        editions = new Editions(
                DossiersTest.settings(root), Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC));
    }

    private Edition publish() {
        return editions.publish(publication, editions.next(publication.peildatum()), DOCUMENTS);
    }

    @Test
    void numbersTheEditionsOfANight() {
        assertEquals("2026-11-23-1", publish().name());
        assertEquals("2026-11-23-2", publish().name());
    }

    @Test
    void neverOverwritesAnEdition() throws IOException {
        Edition first = publish();
        List<Document> other = List.of(new Document("wijkdossier.pdf", "WK014118", new byte[] {1}, "", Map.of()));
        assertThrows(Fault.class, () -> editions.publish(publication, first.name(), other));
        assertArrayEquals(
                DOCUMENTS.get(0).content(), Files.readAllBytes(first.folder().resolve("wijkdossier.pdf")));
        assertEquals(List.of(first.name()), names(root));
    }

    @Test
    void keepsOthersOut() throws IOException {
        Edition edition = publish();
        assertEquals("rwx------", mode(edition.folder()));
        for (String file : edition.files()) {
            assertEquals("rw-------", mode(edition.folder().resolve(file)));
        }
    }

    @Test
    void namesWhatItRestsOn() throws IOException {
        Edition edition = publish();
        JsonNode manifest = new ObjectMapper()
                .readTree(edition.folder().resolve("manifest.json").toFile());
        assertEquals("2026-11-23", manifest.path("peildatum").asText());
        JsonNode dossier = manifest.path("dossiers").path("wijkdossier.pdf");
        assertEquals("WK014118", dossier.path("gebied_code").asText());
        assertEquals("Schelfhorst", dossier.path("naam").asText());
        assertTrue(manifest.path("demonstratiegegevens").asBoolean());
        assertEquals("0.1.0-test", manifest.path("software_versie").asText());
        assertEquals(
                publication.policy().digest(),
                manifest.path("publicatiebeleid").path("sha256").asText());
        assertEquals(publication.digests().size(), manifest.path("leveringen").size());
        assertEquals(
                64, manifest.path("leveringen").path(0).path("sha256").asText().length());
        assertEquals(edition.files().size() - 1, manifest.path("bestanden").size());
        assertEquals(edition.files().stream().sorted().toList(), names(edition.folder()));
    }

    @Test
    void writesCellsWithoutANumberAsAWord() throws IOException {
        Edition edition = publish();
        String guarded = Files.readString(edition.folder().resolve("beschermd_per_wijk_soort_en_kwartaal.csv"));
        assertTrue(guarded.startsWith(
                "gebied_code;bron;categorie;titel;thema;periode;is_gecorrigeerd;aantal;is_voorlopig"));
        assertTrue(guarded.contains(";afgeschermd;"));
        assertFalse(guarded.contains(";3;nee"));
        String open = Files.readString(edition.folder().resolve("reeksen_per_thema.csv"));
        assertTrue(open.contains(";geen levering;"));
    }

    @Test
    void theWorkbookHoldsTheCellsOfEveryTable() throws IOException {
        Edition edition = publish();
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(Files.newInputStream(edition.folder().resolve("tabellen.xlsx")))) {
            List<ProtectedTable> tables = publication.tables();
            assertEquals(tables.size() + 1, workbook.getNumberOfSheets());
            for (int i = 0; i < tables.size(); i++) {
                String name = workbook.getSheetAt(0).getRow(3 + i).getCell(1).getStringCellValue();
                assertEquals(tables.get(i).name(), name);
                assertEquals(
                        Files.readString(edition.folder().resolve(name + ".csv")),
                        csv(workbook.getSheetAt(i + 1)),
                        name);
            }
        }
    }

    @Test
    void theSameTablesGiveTheSameWorkbook() throws IOException, InterruptedException {
        Edition edition = publish();
        Thread.sleep(2000); // a zip tells time by two seconds
        assertArrayEquals(
                new ExcelTables(Texts.read(Path.of("reports/teksten.properties")), edition.name())
                        .bytes(publication.tables()),
                Files.readAllBytes(edition.folder().resolve("tabellen.xlsx")));
    }

    @Test
    void noTextBecomesAFormula() throws IOException {
        Edition edition = publish();
        String open = Files.readString(edition.folder().resolve("perioden_per_categorie.csv"));
        assertTrue(open.contains(";'=1+1;"));
        assertFalse(open.contains(";=1+1;"));
        try (XSSFWorkbook workbook =
                new XSSFWorkbook(Files.newInputStream(edition.folder().resolve("tabellen.xlsx")))) {
            for (Sheet sheet : workbook) {
                sheet.forEach(row -> row.forEach(cell -> {
                    assertNotEquals(CellType.FORMULA, cell.getCellType());
                    assertFalse(cell.getCellType() == CellType.STRING
                            && cell.getStringCellValue().startsWith("="));
                }));
            }
        }
    }

    /** A sheet as the CSV writes it: counts are numbers there, words text. */
    private static String csv(Sheet sheet) {
        StringBuilder text = new StringBuilder();
        for (Row row : sheet) {
            List<String> cells = new ArrayList<>();
            row.forEach(cell -> cells.add(
                    cell.getCellType() == CellType.NUMERIC
                            ? plain(cell.getNumericCellValue(), sheet, cell.getColumnIndex())
                            : cell.getStringCellValue()));
            text.append(String.join(";", cells)).append("\r\n");
        }
        return text.toString();
    }

    private static String plain(double value, Sheet sheet, int column) {
        boolean rate = sheet.getRow(0).getCell(column).getStringCellValue().equals("per_1000");
        return rate ? Double.toString(value) : Long.toString(Math.round(value));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
