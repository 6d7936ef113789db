package nl.wijkbeeld.dossier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.List;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.MadeUpNight;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.dossier.Editions.Edition;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.Warehouse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Editions appear whole, hold what they rest on, and are never written again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditionsTest {

    private static final List<Document> DOCUMENTS =
            List.of(new Document("wijkdossier.pdf", "WK014118", "een".getBytes(StandardCharsets.UTF_8)));

    private Publication publication;
    private Editions editions;
    private Path root;

    @BeforeAll
    void fill(@TempDir Path folder) throws IOException {
        try (Warehouse warehouse = MadeUpNight.filled(folder)) {
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
        List<Document> other = List.of(new Document("wijkdossier.pdf", "WK014118", new byte[] {1}));
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
