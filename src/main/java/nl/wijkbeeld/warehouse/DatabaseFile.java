package nl.wijkbeeld.warehouse;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import nl.wijkbeeld.settings.Fault;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/**
 * The file under a warehouse: who may open it, with which settings, and how it is swapped for a compacted copy.
 *
 * <p>A lock file beside it keeps a second process out, and a second opening in this one: two databases on one file that
 * is swapped would lose what one of them writes.
 */
final class DatabaseFile implements AutoCloseable {

    private final WarehouseSettings settings;
    private final FileChannel lockFile;
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock(true);
    private final Set<Connection> duplicates =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));
    private @Nullable DuckDBConnection root;

    private DatabaseFile(WarehouseSettings settings, FileChannel lockFile) {
        this.settings = settings;
        this.lockFile = lockFile;
    }

    static DatabaseFile open(WarehouseSettings settings) {
        Path file = settings.file();
        try {
            keepToOurselves(folder(file));
            DatabaseFile database = new DatabaseFile(settings, lock(file));
            try {
                database.discardCopy();
                database.connect();
                return database;
            } catch (IOException | RuntimeException | Error failed) {
                database.close();
                throw failed;
            }
        } catch (IOException failed) {
            throw new Fault(
                    "%s is niet te openen. Controleer of de map bestaat en van deze gebruiker is.".formatted(file),
                    failed);
        }
    }

    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent(), "folder of the warehouse");
    }

    /** DuckDB makes its files as the umask says, so the folder is what keeps others out. */
    private static void keepToOurselves(Path folder) throws IOException {
        Set<PosixFilePermission> ours = PosixFilePermissions.fromString("rwx------");
        if (Files.notExists(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(ours));
        } else if (Files.getPosixFilePermissions(folder).contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new Fault("Iedereen kan schrijven in %s. Geef het warehouse een eigen map.".formatted(folder));
        } else {
            Files.setPosixFilePermissions(folder, ours);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(Path.of(file + ".lock"), CREATE, WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw inUse(file);
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static Fault inUse(Path file) {
        return new Fault(
                "%s is al in gebruik. Stop de andere Wijkbeeld (of het andere programma) en probeer het opnieuw."
                        .formatted(file));
    }

    private void connect() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("memory_limit", settings.memoryLimit());
        properties.setProperty("threads", Integer.toString(settings.threads()));
        properties.setProperty("temp_directory", "");
        // a delivery's rows always stream past the lists that they are looked up in, never the other way round:
        // the optimiser does not know how long a CSV is, and would build its hash table from it
        properties.setProperty("disabled_optimizers", "join_order,build_side_probe_side");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("autoload_known_extensions", "false");
        properties.setProperty("lock_configuration", "true");
        try {
            root = DriverManager.getConnection("jdbc:duckdb:" + settings.file(), properties)
                    .unwrap(DuckDBConnection.class);
        } catch (SQLException failed) {
            String message = String.valueOf(failed.getMessage());
            if (message.contains("Conflicting lock")) {
                throw inUse(settings.file());
            }
            throw new Fault(
                    "%s is niet te openen (%s). Controleer het bestand of zet een reservekopie terug."
                            .formatted(settings.file(), Failure.kind(failed)),
                    failed);
        }
        Files.setPosixFilePermissions(settings.file(), PosixFilePermissions.fromString("rw-------"));
    }

    /** Destroys what an interrupted copy left; returns how many files. */
    int discardCopy() {
        try {
            return (Files.deleteIfExists(copy()) ? 1 : 0) + (Files.deleteIfExists(writeAheadLog(copy())) ? 1 : 0);
        } catch (IOException failed) {
            throw new Fault("%s is niet te verwijderen. Verwijder het bestand.".formatted(copy()), failed);
        }
    }

    /** Where a copy can be written that takes this file's place; nothing is there yet. */
    Path newCopy() {
        discardCopy();
        return copy();
    }

    private Path copy() {
        return Path.of(settings.file() + ".nieuw");
    }

    /** Runs work on a connection of its own; the file is not swapped meanwhile. */
    <T> T use(Work<T> work) {
        gate.readLock().lock();
        try (Connection connection = root().duplicate()) {
            return work.on(connection);
        } catch (SQLException failed) {
            throw Failure.of(failed);
        } finally {
            gate.readLock().unlock();
        }
    }

    Connection duplicate() {
        gate.readLock().lock();
        try {
            Connection duplicate = root().duplicate();
            duplicates.add(duplicate);
            return duplicate;
        } catch (SQLException failed) {
            throw Failure.of(failed);
        } finally {
            gate.readLock().unlock();
        }
    }

    /**
     * Puts the copy in the file's place. Waits for all work; takes away what {@link #duplicate} gave.
     *
     * <p>The file stays whole until the copy is on disk, so killed at any point one of them is there complete.
     */
    void swap() {
        if (gate.getReadHoldCount() > 0) {
            throw new IllegalStateException("a swap inside work");
        }
        gate.writeLock().lock();
        try {
            disconnect();
            replace();
        } catch (SQLException failed) {
            throw Failure.of(failed);
        } catch (IOException failed) {
            throw new Fault(
                    "%s is niet te verdichten. Controleer of de schijf vol is; de volgende nacht probeert het opnieuw."
                            .formatted(settings.file()),
                    failed);
        } finally {
            try {
                reconnect();
            } finally {
                gate.writeLock().unlock();
            }
        }
    }

    /** A write-ahead log left beside either file would be lost, or read into the wrong one: then the old file stays. */
    private void replace() throws IOException {
        if (Files.exists(writeAheadLog(settings.file())) || Files.exists(writeAheadLog(copy()))) {
            throw new IOException("a write-ahead log is left");
        }
        Files.setPosixFilePermissions(copy(), PosixFilePermissions.fromString("rw-------"));
        force(copy(), WRITE);
        Files.move(copy(), settings.file(), ATOMIC_MOVE);
        force(folder(settings.file()), READ);
    }

    private static void force(Path path, OpenOption mode) throws IOException {
        try (FileChannel channel = FileChannel.open(path, mode)) {
            channel.force(true);
        }
    }

    private static Path writeAheadLog(Path file) {
        return Path.of(file + ".wal");
    }

    private void reconnect() {
        try {
            disconnect();
            connect();
        } catch (SQLException | IOException failed) {
            throw new Fault(
                    "%s is niet opnieuw te openen. Start Wijkbeeld opnieuw.".formatted(settings.file()), failed);
        }
    }

    private DuckDBConnection root() {
        DuckDBConnection open = root;
        if (open == null) {
            throw new IllegalStateException("the warehouse is closed");
        }
        return open;
    }

    @Override
    public void close() {
        gate.writeLock().lock();
        try {
            disconnect();
            lockFile.close();
        } catch (SQLException | IOException failed) {
            throw new Fault("%s is niet netjes gesloten; de volgende start herstelt het.".formatted(settings.file()));
        } finally {
            gate.writeLock().unlock();
        }
    }

    private void disconnect() throws SQLException {
        for (Connection duplicate : duplicates.toArray(Connection[]::new)) {
            duplicate.close();
        }
        duplicates.clear();
        if (root != null) {
            root.close();
            root = null;
        }
    }
}
