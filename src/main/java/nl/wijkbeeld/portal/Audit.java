package nl.wijkbeeld.portal;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import nl.wijkbeeld.settings.Fault;

/**
 * Who did what, when, from where, and what came of it: a line of JSON each, that holds the digest of the line before it, so
 * that a line which was changed or taken out shows. A file beside it knows how many there were, so that lines which were taken
 * off the end show too. Who can write both files can make both anew: keep a copy elsewhere.
 */
public final class Audit {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BEFORE = "vorige";
    private static final String START = "0".repeat(64);

    private final Path file;
    private final Clock clock;
    private final List<String> waiting = new ArrayList<>();
    private String last;
    private int count;
    /** Ends when the lines that wait now are on the disk. */
    private CompletableFuture<Void> batch = new CompletableFuture<>();

    /** @throws Fault when what is there cannot be read; names the file */
    public Audit(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
        List<String> lines = lines(file);
        this.last = lines.isEmpty() ? START : digest(lines.get(lines.size() - 1));
        this.count = lines.size();
        if (lines.size() < marked(file)) {
            write("", "spoor", "", "", "aan het einde ontbreken %d regels".formatted(marked(file) - lines.size()));
        }
    }

    /** How many lines there were when the last was written. */
    private static int marked(Path file) {
        Path mark = mark(file);
        try {
            return Files.exists(mark) ? Integer.parseInt(Files.readString(mark).strip()) : 0;
        } catch (IOException | NumberFormatException broken) {
            throw new Fault("%s is niet te lezen. Verwijder het bestand.".formatted(mark), broken);
        }
    }

    private static Path mark(Path file) {
        return file.resolveSibling(file.getFileName() + ".aantal");
    }

    /**
     * Writes one down, before the answer goes out. Who comes while the disk is busy is written with the others that wait.
     *
     * @param who name of an account; empty for nobody
     * @param what such as {@code aanmelden} or {@code downloaden}
     * @param which edition and file, or path; never what is in it
     * @throws Fault when it cannot be written
     */
    void write(String who, String what, String which, String from, String outcome) {
        CompletableFuture<Void> written;
        synchronized (waiting) {
            ObjectNode line = JSON.createObjectNode();
            line.put("moment", clock.instant().toString());
            line.put("wie", who);
            line.put("wat", what);
            line.put("welke", which);
            line.put("vanaf", from);
            line.put("uitkomst", outcome);
            line.put(BEFORE, last);
            String text = line.toString();
            last = digest(text);
            waiting.add(text);
            written = batch;
        }
        synchronized (this) {
            if (!written.isDone()) {
                flush();
            }
        }
        written.join();
    }

    private void flush() {
        List<String> lines;
        CompletableFuture<Void> done;
        synchronized (waiting) {
            lines = List.copyOf(waiting);
            waiting.clear();
            done = batch;
            batch = new CompletableFuture<>();
        }
        try {
            if (Files.notExists(file)) {
                Files.createDirectories(
                        file.toAbsolutePath().getParent(),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            Files.write(file, lines, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
            count += lines.size();
            Path draft = Files.createTempFile(file.toAbsolutePath().getParent(), "spoor", ".aantal"); // mode 0600
            Files.writeString(draft, String.valueOf(count));
            Files.move(draft, mark(file), StandardCopyOption.ATOMIC_MOVE);
            done.complete(null);
        } catch (IOException failed) {
            synchronized (waiting) {
                waiting.addAll(0, lines); // what follows has their digest
            }
            Fault fault =
                    new Fault("%s is niet te schrijven. Zonder spoor geven wij niets uit.".formatted(file), failed);
            done.completeExceptionally(fault);
            throw fault;
        }
    }

    /**
     * The first line, from 1, that does not follow from the one before it, or that is missing at the end; empty when all are
     * there.
     */
    public static OptionalInt firstBroken(Path file) {
        String before = START;
        int number = 0;
        for (String line : lines(file)) {
            number++;
            if (!before.equals(before(line))) {
                return OptionalInt.of(number);
            }
            before = digest(line);
        }
        return number < marked(file) ? OptionalInt.of(number + 1) : OptionalInt.empty();
    }

    private static String before(String line) {
        try {
            return JSON.readTree(line).path(BEFORE).asText();
        } catch (IOException noJson) {
            return "";
        }
    }

    public static List<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (IOException unreadable) {
            throw new Fault("%s is niet te lezen. Controleer de rechten.".formatted(file), unreadable);
        }
    }

    private static String digest(String line) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(line.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
