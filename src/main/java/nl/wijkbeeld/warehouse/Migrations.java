package nl.wijkbeeld.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Brings the state of a warehouse to this version: each numbered file once, remembered in table migraties. */
final class Migrations {

    private Migrations() {}

    static void run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists migraties"
                    + " (migratie varchar primary key, uitgevoerd_op timestamp not null)");
            Set<String> done = done(connection);
            List<Script> wanted = Script.of("migrations");
            for (Script migration : wanted) {
                if (!done.contains(migration.name())) {
                    statement.execute(migration.sql());
                    statement.execute(
                            "insert into migraties values ('" + migration.name() + "', now() at time zone 'UTC')");
                }
            }
        }
    }

    private static Set<String> done(Connection connection) throws SQLException {
        return Row.query(connection, "select migratie from migraties").stream()
                .map(row -> row.text("migratie"))
                .collect(Collectors.toSet());
    }
}
