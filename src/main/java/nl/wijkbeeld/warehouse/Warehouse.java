package nl.wijkbeeld.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
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
        return transaction(connection -> new Models(connection, peildatum).build());
    }

    /**
     * Closes the months that are due: freezes their counts and erases their rows in one transaction, then writes the
     * file anew so that no byte of an erased row is left. Killed in between, the next closing finishes it.
     */
    public ClosedMonths closeMonths(LocalDate today) {
        List<ClosedMonths.Month> closed = transaction(connection -> new Closing(connection).run(today));
        boolean owed = !rows("select 1 as een from te_verdichten").isEmpty();
        if (owed) {
            compact();
        }
        return new ClosedMonths(closed, owed);
    }

    private void compact() {
        writing.lock();
        try {
            database.compact();
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void close() {
        database.close();
    }
}
