package nl.wijkbeeld.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.wijkbeeld.settings.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarehouseTest {

    @TempDir
    Path folder;

    private WarehouseSettings settings() {
        return new WarehouseSettings(folder.resolve("var/wijkbeeld.duckdb"), "512MB", 2);
    }

    @Test
    void keepsWhatWasWrittenAndMigratesOnce() {
        try (Warehouse warehouse = Warehouse.open(settings())) {
            write(
                    warehouse,
                    "insert into vast_maanden values ('halt', date '2026-01-01', timestamp '2026-03-02 01:00')");
        }
        try (Warehouse warehouse = Warehouse.open(settings())) {
            Row month = warehouse
                    .rows("select * from vast_maanden where bron = ?", "halt")
                    .get(0);
            assertEquals(LocalDate.of(2026, 1, 1), month.date("maand"));
            assertEquals("2026-03-02T01:00", month.moment("gesloten_op").toString());
            assertEquals(
                    Script.of("migrations").size(),
                    warehouse
                            .rows("select count(*) as aantal from migraties")
                            .get(0)
                            .number("aantal"));
        }
    }

    @Test
    void keepsTheFileToItsUser() throws Exception {
        try (Warehouse warehouse = Warehouse.open(settings())) {
            write(warehouse, "insert into vast_maanden values ('x', '2026-01-01', now())");
            assertEquals("rw-------", modes(settings().file()));
            assertEquals("rwx------", modes(folder.resolve("var")));
        }
    }

    @Test
    void refusesAFolderThatEveryoneCanWriteIn() throws Exception {
        Path shared = Files.createDirectory(folder.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        Fault fault = assertThrows(
                Fault.class, () -> Warehouse.open(new WarehouseSettings(shared.resolve("w.duckdb"), "512MB", 1)));
        assertTrue(fault.toString().contains(shared.toString()), fault.getMessage());
        assertEquals("rwxrwxrwx", modes(shared));
    }

    @Test
    void locksTheConfiguration() {
        try (Warehouse warehouse = Warehouse.open(settings())) {
            Row row = warehouse
                    .rows("select current_setting('temp_directory') as spill, current_setting('threads') as threads,"
                            + " current_setting('memory_limit') as memory,"
                            + " current_setting('autoload_known_extensions') as autoload")
                    .get(0);
            assertEquals("", row.text("spill"));
            assertEquals(2, row.number("threads"));
            assertEquals("488.2 MiB", row.text("memory"));
            assertFalse(row.flag("autoload"));
            assertThrows(Fault.class, () -> write(warehouse, "set temp_directory = '/tmp/elsewhere'"));
        }
    }

    @Test
    void refusesASecondOpeningInThisProcess() {
        try (Warehouse warehouse = Warehouse.open(settings())) {
            Fault fault = assertThrows(Fault.class, () -> Warehouse.open(settings()));
            assertTrue(fault.toString().contains(settings().file().toString()), fault.getMessage());
            assertTrue(fault.toString().contains("al in gebruik"), fault.getMessage());
            assertTrue(warehouse.rows("select 1 as een").get(0).number("een") == 1);
        }
        Warehouse.open(settings()).close();
    }

    @Test
    void refusesAFileThatAnotherProcessHolds() throws Exception {
        Warehouse.open(settings()).close();
        Process other = OtherProcess.holding(settings().file());
        try {
            Fault fault = assertThrows(Fault.class, () -> Warehouse.open(settings()));
            assertTrue(fault.toString().contains("al in gebruik"), fault.getMessage());
        } finally {
            other.destroyForcibly().waitFor();
        }
        Warehouse.open(settings()).close();
    }

    @Test
    void rollsBackWhatFails() {
        try (Warehouse warehouse = Warehouse.open(settings())) {
            assertThrows(
                    IllegalStateException.class,
                    () -> warehouse.transaction(connection -> {
                        execute(connection, "insert into vast_maanden values ('x', '2026-01-01', now())");
                        throw new IllegalStateException("halfway");
                    }));
            assertEquals(List.of(), warehouse.rows("select * from vast_maanden"));
        }
    }

    @Test
    void neverQuotesWhatDuckDbSaysOfALoad() {
        try (Warehouse warehouse = Warehouse.open(settings())) {
            Fault fault = assertThrows(
                    Fault.class,
                    () -> write(warehouse, "insert into vast_maanden select 'x', cast('Jansen' as date), now()"));
            assertTrue(fault.toString().contains("Conversion Error"), fault.getMessage());
            assertFalse(fault.toString().contains("Jansen"), fault.getMessage());
            assertNull(fault.getCause());
        }
    }

    @Test
    void letsOneWriterWorkAtATimeWhileOthersRead() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try (Warehouse warehouse = Warehouse.open(settings())) {
            CountDownLatch inside = new CountDownLatch(1);
            CountDownLatch seen = new CountDownLatch(1);
            Future<Integer> first = pool.submit(() -> warehouse.transaction(connection -> {
                execute(connection, "insert into vast_maanden values ('x', '2026-01-01', now())");
                inside.countDown();
                await(seen);
                return 1;
            }));
            inside.await();
            Future<?> second =
                    pool.submit(() -> write(warehouse, "insert into vast_maanden values ('x', '2026-01-01', now())"));
            assertEquals(List.of(), warehouse.rows("select * from vast_maanden"));
            seen.countDown();
            first.get();
            second.get();
            assertEquals(2, warehouse.rows("select * from vast_maanden").size());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void leavesNoTemporaryTableBehind() {
        try (Warehouse warehouse = Warehouse.open(settings())) {
            write(warehouse, "create temp table tussen as select 1 as een");
            assertThrows(Fault.class, () -> warehouse.rows("select * from tussen"));
        }
    }

    @Test
    void writesTheReferenceAnew() {
        try (Warehouse warehouse = Warehouse.open(settings())) {
            warehouse.reference(reference("Centrum"));
            warehouse.reference(reference("Binnenstad"));
            List<Row> gebieden = warehouse.rows("select * from ref_gebieden");
            assertEquals(1, gebieden.size());
            assertEquals("Binnenstad", gebieden.get(0).text("naam"));
            assertTrue(gebieden.get(0).isNull("huishoudens"));
            Row code = warehouse.rows("select * from ref_codes").get(0);
            assertTrue(code.flag("is_hic"));
            assertEquals(60, warehouse.rows("select * from ref_bronnen").get(0).number("sluiten_na_dagen"));
            assertEquals(
                    Set.of("bron", "leverancier", "titel"),
                    warehouse.rows("select * from ref_leveranciers").get(0).columns());
        }
    }

    private static Reference reference(String naam) {
        return new Reference(
                List.of(new Reference.Gebied(2024, "BU01410000", naam, "buurt", "WK014100", 1200, null, 2, "7607")),
                List.of(new Reference.Postcode("7607", "BU01410000")),
                List.of(),
                List.of(new Reference.Code(
                        "politie", "A1", null, "1.1.1", "Woninginbraak", "overig", true, "openbaar", false)),
                List.of(new Reference.Bron(
                        "politie-incidenten",
                        "politie",
                        "Incidenten",
                        "gebeurtenissen",
                        "politie",
                        "dag",
                        14,
                        60,
                        false,
                        5)),
                List.of(new Reference.Leverancier("politie-incidenten", "politie", "Politie")));
    }

    private static boolean write(Warehouse warehouse, String sql) {
        return warehouse.transaction(connection -> execute(connection, sql));
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String modes(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
