package nl.wijkbeeld.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Writes a warehouse to a second file: every table with its rules, and its rows or those that are put in their place. */
final class FileCopy {

    private final Connection connection;

    FileCopy(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param file one that does not exist yet
     * @param contents by table, the SELECT whose rows the copy gets in the place of the table's own
     */
    void write(Path file, Map<String, String> contents) throws SQLException {
        String own = one("select current_database() as waarde");
        execute("attach '" + file.toString().replace("'", "''") + "' as nieuw");
        try {
            execute("copy from database \"" + own + "\" to nieuw (schema)");
            for (String table : tables(own)) {
                execute("insert into nieuw." + table + " by name "
                        + contents.getOrDefault(table, "select * from \"" + own + "\"." + table));
            }
            execute("checkpoint nieuw");
        } finally {
            execute("detach nieuw");
        }
    }

    private List<String> tables(String database) throws SQLException {
        return Row.query(
                        connection,
                        "select table_name from duckdb_tables() where database_name = ? order by table_name",
                        database)
                .stream()
                .map(row -> row.text("table_name"))
                .toList();
    }

    private String one(String sql) throws SQLException {
        return Row.query(connection, sql).get(0).text("waarde");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
