package nl.wijkbeeld.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * What editions made of each figure of a closed period: what was shown stays shown, what was withheld stays withheld.
 *
 * <p>Written before an edition is composed: a figure that was never printed after all is only kept stiller than needed.
 */
public final class Published {

    private static final String TABLE = "ledger_publicaties";

    private Published() {}

    /** Every figure that was decided on, by its key; empty when it was withheld. */
    public static Map<String, OptionalLong> read(Connection connection) throws SQLException {
        Map<String, OptionalLong> published = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select cijfer, aantal from " + TABLE)) {
            while (rows.next()) {
                published.put(
                        rows.getString(1),
                        rows.getObject(2) == null ? OptionalLong.empty() : OptionalLong.of(rows.getLong(2)));
            }
        }
        return published;
    }

    /** Adds figures that no edition had; the count of a withheld one is not kept. */
    public static void add(Connection connection, Map<String, OptionalLong> figures, LocalDate peildatum)
            throws SQLException {
        try (DuckDBAppender row =
                connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, TABLE)) {
            for (Map.Entry<String, OptionalLong> figure : figures.entrySet()) {
                row.beginRow();
                row.append(figure.getKey());
                row.append(
                        figure.getValue().isPresent() ? (Long) figure.getValue().getAsLong() : null);
                row.append(peildatum);
                row.endRow();
            }
        }
    }
}
