package nl.wijkbeeld.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Objects;
import nl.wijkbeeld.warehouse.Warehouse;
import nl.wijkbeeld.warehouse.WarehouseSettings;

/** A warehouse as a night leaves it, from made-up figures of a fixed seed; the yearly police totals are real. */
public final class MadeUpNight {

    public static final LocalDate PEILDATUM = LocalDate.of(2026, 11, 23);

    private MadeUpNight() {}

    /** An empty warehouse in the folder. */
    public static Warehouse empty(Path folder) {
        return empty(folder, "768MB");
    }

    private static Warehouse empty(Path folder, String memory) {
        return Warehouse.open(new WarehouseSettings(folder.resolve("wh/wijkbeeld.duckdb"), memory, 2));
    }

    /** Filled and built. */
    public static Warehouse filled(Path folder) throws IOException {
        return filled(folder, "");
    }

    /** As {@link #filled(Path)}, with statements of the test's own run before the build. */
    public static Warehouse filled(Path folder, String more) throws IOException {
        return filled(folder, more, "768MB");
    }

    /** With as much memory for the warehouse as those statements need. */
    public static Warehouse filled(Path folder, String more, String memory) throws IOException {
        Warehouse warehouse = empty(folder, memory);
        String sql = script();
        warehouse.transaction(connection -> execute(connection, sql + more));
        warehouse.build(PEILDATUM);
        return warehouse;
    }

    public static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String one : sql.split(";\\s*\\n")) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
            return true;
        }
    }

    private static String script() throws IOException {
        try (InputStream in = MadeUpNight.class.getResourceAsStream("made-up-night.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
