package nl.wijkbeeld.dossier;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.Digest;
import nl.wijkbeeld.disclosure.ProtectedTable;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.settings.Fault;

/**
 * Publishes editions: a folder that appears whole or not at all and is never written to again. A second edition of the
 * same night gets the next number.
 */
public final class Editions {

    private final DossierSettings settings;
    private final Clock clock;

    public Editions(DossierSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A published edition.
     *
     * @param files names in its folder
     */
    public record Edition(String name, Path folder, List<String> files) {}

    /** The name that the next edition of this peildatum gets. */
    public String next(LocalDate peildatum) {
        int number = 1;
        while (Files.exists(settings.editions().resolve(name(peildatum, number)))) {
            number++;
        }
        return name(peildatum, number);
    }

    private static String name(LocalDate peildatum, int number) {
        return peildatum + "-" + number;
    }

    /**
     * Writes documents, tables and manifest, and moves them into place.
     *
     * @throws Fault when the edition exists or cannot be written; nothing of it is then left
     */
    public Edition publish(Publication publication, String edition, List<Document> documents) {
        Path folder = settings.editions().resolve(edition);
        Path draft = settings.editions().resolve("." + edition + ".concept");
        try {
            makeFolder(settings.editions());
            remove(draft);
            makeFolder(draft);
            List<String> files = write(publication, edition, documents, draft);
            moveInPlace(draft, folder);
            return new Edition(edition, folder, files);
        } catch (IOException failed) {
            removeQuietly(draft, failed);
            throw new Fault(
                    "Editie %s is niet gepubliceerd in %s. Controleer de schijf en de rechten."
                            .formatted(edition, settings.editions()),
                    failed);
        }
    }

    private List<String> write(Publication publication, String edition, List<Document> documents, Path draft)
            throws IOException {
        Map<String, String> digests = new LinkedHashMap<>();
        for (Document document : documents) {
            digests.put(document.name(), save(draft, document.name(), document.content()));
            digests.put(
                    document.webName(),
                    save(draft, document.webName(), document.html().getBytes(StandardCharsets.UTF_8)));
        }
        for (ProtectedTable table : publication.tables()) {
            String name = table.name() + ".csv";
            digests.put(name, save(draft, name, CsvTable.bytes(table)));
        }
        Texts texts = Texts.read(settings.reports().resolve("teksten.properties"));
        digests.put(
                "tabellen.xlsx",
                save(draft, "tabellen.xlsx", new ExcelTables(texts, edition).bytes(publication.tables())));
        save(draft, "manifest.json", manifest(publication, edition, documents, digests));
        List<String> files = new ArrayList<>(digests.keySet());
        files.add("manifest.json");
        return List.copyOf(files);
    }

    private static String save(Path folder, String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        return sha256(content);
    }

    private byte[] manifest(
            Publication publication, String edition, List<Document> documents, Map<String, String> digests)
            throws IOException {
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("editie", edition);
        manifest.put("peildatum", publication.peildatum().toString());
        manifest.put("gemaakt_op", clock.instant().toString());
        manifest.put("demonstratiegegevens", settings.demo());
        manifest.put("software_versie", settings.softwareVersion());
        manifest.put(
                "publicatiebeleid",
                Map.of(
                        "versie", publication.policy().versie(),
                        "sha256", publication.policy().digest(),
                        "tabellen",
                                publication.tables().stream()
                                        .map(ProtectedTable::name)
                                        .toList()));
        manifest.put(
                "leveringen",
                publication.digests().stream().map(Editions::delivery).toList());
        Map<String, Object> dossiers = new LinkedHashMap<>();
        documents.forEach(document -> dossiers.put(
                document.name(),
                Map.of(
                        "gebied_code", document.area(),
                        "naam", publication.area(document.area()).name(),
                        "web", document.webName(),
                        "kort", document.inShort())));
        manifest.put("dossiers", dossiers);
        manifest.put("bestanden", digests);
        return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsBytes(manifest);
    }

    private static Map<String, Object> delivery(Digest digest) {
        Map<String, Object> delivery = new LinkedHashMap<>();
        delivery.put("levering_id", digest.delivery());
        delivery.put("bron", digest.source());
        delivery.put("leverancier", digest.supplier());
        delivery.put("ontvangen_op", digest.received() + "Z");
        delivery.put("sha256", digest.sha256());
        return delivery;
    }

    /** Renaming onto a folder that has files fails, so an edition is never overwritten. */
    private static void moveInPlace(Path draft, Path folder) throws IOException {
        if (Files.exists(folder)) {
            throw new FileAlreadyExistsException(folder.toString());
        }
        try {
            Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException bug) {
            throw new IllegalStateException("draft and edition lie in one folder", bug);
        }
    }

    private static void makeFolder(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    private static void removeQuietly(Path folder, IOException because) {
        try {
            remove(folder);
        } catch (IOException left) {
            because.addSuppressed(left);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
