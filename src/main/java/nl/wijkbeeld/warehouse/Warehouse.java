package nl.wijkbeeld.warehouse;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import nl.wijkbeeld.border.Released;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.ledger.Entry;
import nl.wijkbeeld.ledger.Ledger;
import nl.wijkbeeld.ledger.Published;
import nl.wijkbeeld.settings.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The warehouse of one hub: many readers, one writer at a time.
 *
 * <p>What a caller's own SQL fails on is told by kind alone: DuckDB's messages can quote a row of a delivery.
 */
public final class Warehouse implements AutoCloseable {

    private final DatabaseFile database;
    private final ReentrantLock writing = new ReentrantLock();

    private Warehouse(DatabaseFile database) {
        this.database = database;
    }

    /**
     * Opens the file, or makes it, and brings it to this version.
     *
     * @throws Fault when another process has it open, or the folder is not for this user alone
     */
    public static Warehouse open(WarehouseSettings settings) {
        Warehouse warehouse = new Warehouse(DatabaseFile.open(settings));
        try {
            warehouse.transaction(connection -> {
                Migrations.run(connection);
                return true;
            });
            return warehouse;
        } catch (RuntimeException | Error failed) {
            warehouse.close();
            throw failed;
        }
    }

    /** Whether there is such a table: those that are derived come with the first night. */
    public boolean has(String table) {
        return !rows("select 1 as een from information_schema.tables where table_name = ?", table)
                .isEmpty();
    }

    /** Reads; sees what is committed, while a writer may be at work. */
    public List<Row> rows(String sql, @Nullable Object... parameters) {
        return read(connection -> Row.query(connection, sql, parameters));
    }

    /** As {@link #rows}, for more than one query; the connection is closed after the work. */
    public <T> T read(Work<T> work) {
        return database.use(connection -> {
            try {
                return work.on(connection);
            } catch (SQLException failed) {
                throw Failure.of(failed);
            }
        });
    }

    /** Writes all or nothing; one writer at a time. Temporary tables of the work vanish with its connection. */
    public <T> T transaction(Work<T> work) {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("a transaction inside a transaction");
        }
        writing.lock();
        try {
            return database.use(connection -> committed(connection, work));
        } finally {
            writing.unlock();
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException failed) {
            rollback(connection, failed);
            throw Failure.of(failed);
        } catch (RuntimeException | Error failed) {
            rollback(connection, failed);
            throw failed;
        }
    }

    private static void rollback(Connection connection, Throwable because) {
        try {
            connection.rollback();
        } catch (SQLException alreadyRolledBack) {
            because.addSuppressed(Failure.of(alreadyRolledBack));
        }
    }

    /** Writes with one statement; returns how many rows. */
    public int write(String sql, @Nullable Object... parameters) {
        return transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.length; i++) {
                    statement.setObject(i + 1, parameters[i]);
                }
                return statement.executeUpdate();
            }
        });
    }

    /**
     * A connection of the caller's own, who closes it. Closing months takes it away: hold it no longer than one task.
     */
    public Connection duplicate() {
        return database.duplicate();
    }

    /** Writes the ref_ tables anew. */
    public void reference(Reference reference) {
        transaction(connection -> {
            reference.write(connection);
            Lookups.refresh(connection);
            return true;
        });
    }

    /** Puts these boundaries in the place of all that were imported before. */
    public void boundaries(List<Reference.Grens> grenzen) {
        transaction(connection -> {
            Reference.writeBoundaries(connection, grenzen);
            return true;
        });
    }

    /**
     * Loads a delivery: its rows, what they replace and its line in the ledger, all or nothing.
     *
     * @return what became of it; refused ones are in the ledger too, and nothing else of them is
     * @throws Fault when the hub is the cause; then not even the ledger knows of it, and it can be tried again
     */
    public Entry load(Released released) {
        try {
            return transaction(connection -> Loading.load(connection, released));
        } catch (Loading.Refusal refusal) {
            return record(refusal.entry());
        }
    }

    /** Writes a delivery in the ledger that was not loaded. */
    public Entry record(Entry entry) {
        return transaction(connection -> {
            Entry numbered = entry.withId(Ledger.nextId(connection));
            Ledger.record(connection, numbered);
            return numbered;
        });
    }

    /** Whether this content of this supplier was loaded before. */
    public boolean isKnown(Contract contract, String supplier, String sha256) {
        return read(connection -> Ledger.isKnown(connection, contract, supplier, sha256));
    }

    /** What editions made of each figure of a closed period, by its key; empty when it was withheld. */
    public Map<String, OptionalLong> published() {
        return read(Published::read);
    }

    /** Adds figures that no edition had, before one is made that has them. */
    public void publish(Map<String, OptionalLong> figures, LocalDate peildatum) {
        transaction(connection -> {
            Published.add(connection, figures, peildatum);
            return true;
        });
    }

    /**
     * Builds dimensions, facts and marts anew and checks them, all or nothing.
     *
     * @param peildatum the day that the figures are about
     * @return what the checks found that does not stop the figures
     * @throws Fault when a check refuses; the figures of the last build stay
     */
    public List<Warning> build(LocalDate peildatum) {
        return transaction(connection -> Models.kept(connection, peildatum).build());
    }

    /** The rows of {@code mart_leveringen} as that day would have them, also when the night's build failed. */
    public List<Row> deliveries(LocalDate peildatum) {
        return read(connection -> Models.passing(connection, peildatum).rows("marts", "mart_leveringen"));
    }

    /**
     * Closes the months that are due: their counts are frozen and their rows erased.
     *
     * <p>This writes the whole file anew without those rows and puts it in the old one's place, so no byte of them is
     * left, and killed at any point either file is there complete.
     *
     * @param today on which the settling days are reckoned
     * @return the months that closed; empty when none was due, and then nothing is written
     */
    public List<ClosedMonth> closeMonths(LocalDate today) {
        writing.lock();
        try {
            List<ClosedMonth> closed =
                    database.use(connection -> new Closing(connection).run(today, database.newCopy()));
            if (!closed.isEmpty()) {
                database.swap();
            }
            return closed;
        } finally {
            writing.unlock();
        }
    }

    /**
     * Adds what came late for the closed months of a year to their frozen counts, once; all or nothing.
     *
     * @param by who does it, for the ledger
     * @throws Fault when that year can still have an open month
     */
    public CorrectionRound correct(int year, String by, Clock clock) {
        return transaction(connection -> CorrectionRound.run(connection, year, by, clock));
    }

    /** Destroys what an interrupted copy of the file left; returns how many files. */
    public int discardCopies() {
        writing.lock();
        try {
            return database.discardCopy();
        } finally {
            writing.unlock();
        }
    }

    /** Writes the file anew without its free blocks, where deleted rows may still be read. */
    public void compact() {
        writing.lock();
        try {
            database.use(connection -> {
                new FileCopy(connection).write(database.newCopy(), Map.of());
                return true;
            });
            database.swap();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
