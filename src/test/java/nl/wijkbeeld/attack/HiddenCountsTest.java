package nl.wijkbeeld.attack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.lowagie.text.pdf.PdfReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.MadeUpNight;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.dossier.Document;
import nl.wijkbeeld.dossier.DossierSettings;
import nl.wijkbeeld.dossier.Dossiers;
import nl.wijkbeeld.dossier.Editions;
import nl.wijkbeeld.warehouse.Warehouse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two nights on which the same was decided of each figure, and that differ in counts that are withheld, give the same bytes
 * on each page and in each table. So no bar's height, point of a line, shade, percentage, sentence or order of rows rests
 * on a withheld count; what is decided is all that is printed.
 */
class HiddenCountsTest {

    private static final List<String> AREAS = List.of("WK014110", "WK014121", "WK170006", "basisteam");

    /** One more in each part of the day, ZVH year and corporation's quarter that stays under its minimum. */
    private static final String HIDDEN = """
            update vast_gebeurtenissen_per_dagdeel set aantal = aantal + 1 where rowid in (
                select min(rowid) from vast_gebeurtenissen_per_dagdeel
                where kwartaal between date '2025-07-01' and date '2026-04-01'
                group by wijk_code, weekdag, dagdeel having sum(aantal) between 1 and 3);
            update vast_zaken set instroom = instroom + 1 where rowid in (
                select min(rowid) from vast_zaken where bron = 'zorg-en-veiligheidshuis'
                group by gebied_code, categorie, extract(year from maand) having sum(instroom) < 9);
            update vast_zaken set instroom = instroom + 1 where rowid in (
                select min(rowid) from vast_zaken where bron = 'woningcorporaties'
                group by gebied_code, categorie, date_trunc('quarter', maand) having sum(instroom) between 1 and 3);
            """;

    /** One more in a count that is shown. */
    private static final String SHOWN = """
            update vast_zaken set instroom = instroom + 1 where rowid in (
                select min(rowid) from vast_zaken where bron = 'woningcorporaties' and gebied_code = 'WK014110'
                group by gebied_code, categorie, date_trunc('quarter', maand) having sum(instroom) >= 5);
            """;

    @Test
    void nothingPublishedRestsOnAWithheldCount(@TempDir Path one, @TempDir Path other, @TempDir Path third)
            throws IOException {
        Map<String, OptionalLong> decided = new TreeMap<>();
        Map<String, byte[]> plain = published(one, "", decided);
        assertFalse(decided.isEmpty());
        Map<String, byte[]> moved = published(other, HIDDEN, decided);
        assertEquals(plain.keySet(), moved.keySet());
        plain.forEach((name, content) -> assertArrayEquals(content, moved.get(name), name));
        Map<String, byte[]> told = published(third, SHOWN, new TreeMap<>());
        assertFalse(plain.entrySet().stream()
                .filter(page -> page.getKey().startsWith("WK014110"))
                .allMatch(page -> java.util.Arrays.equals(page.getValue(), told.get(page.getKey()))));
    }

    /** The tables of one edition, to whoever knows that no count is negative and to whoever sees that zeros are told. */
    @Test
    void theTablesOfANightKeepTheirPromise(@TempDir Path folder) throws IOException {
        published(folder, "", new TreeMap<>());
        Edition.Reader reader = Edition.Reader.of(Path.of("config"));
        for (Edition.Reader promised :
                List.of(reader.promised(Promise::blindToZeros), reader.promised(Promise::seeingZeros))) {
            Edition edition = promised.read(folder.resolve("editions/1"));
            Attack.Outcome outcome = Attack.on(List.of(edition), promised, false);
            assertFalse(outcome.withheld().isEmpty());
            assertEquals(List.of(), outcome.leaks());
        }
    }

    /**
     * What is drawn on each page, and each table.
     *
     * @param decided what was decided on each figure, or empty: then what is decided now is added
     */
    private static Map<String, byte[]> published(Path folder, String change, Map<String, OptionalLong> decided)
            throws IOException {
        Publication publication;
        try (Warehouse warehouse = MadeUpNight.filled(folder, change)) {
            warehouse.publish(decided, MadeUpNight.PEILDATUM);
            publication =
                    Publication.of(warehouse, Policy.read(Path.of("config/publicatie.yaml")), MadeUpNight.PEILDATUM);
            decided.putAll(warehouse.published());
        }
        DossierSettings settings = new DossierSettings(
                Path.of("reports"), Path.of("config/codes/themas.csv"), folder.resolve("editions"), true, "0", 2);
        Map<String, byte[]> content = new TreeMap<>();
        try (Dossiers dossiers = Dossiers.open(settings)) {
            for (String area : AREAS) {
                pages(dossiers.compose(publication, "1", area), content);
            }
        }
        Editions editions = new Editions(settings, Clock.fixed(Instant.parse("2026-11-23T03:00:00Z"), ZoneOffset.UTC));
        Path edition = editions.publish(publication, "1", List.of()).folder();
        try (Stream<Path> files = Files.list(edition)) {
            for (Path file : files.toList()) {
                content.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
            }
        }
        return content;
    }

    private static void pages(Document document, Map<String, byte[]> content) throws IOException {
        try (PdfReader reader = new PdfReader(document.content())) {
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                content.put(document.area() + " page " + page, reader.getPageContent(page));
            }
            String structure = structure(reader);
            content.put(document.area() + " descriptions", structure.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What a screen reader says of the drawings. */
    private static String structure(PdfReader reader) {
        StringBuilder descriptions = new StringBuilder();
        for (int number = 1; number < reader.getXrefSize(); number++) {
            if (reader.getPdfObject(number) instanceof com.lowagie.text.pdf.PdfDictionary dictionary
                    && dictionary.get(com.lowagie.text.pdf.PdfName.ALT) != null) {
                descriptions
                        .append(dictionary.get(com.lowagie.text.pdf.PdfName.ALT))
                        .append('\n');
            }
        }
        return descriptions.toString();
    }
}
