package nl.wijkbeeld.warehouse;

import static nl.wijkbeeld.warehouse.ExampleWarehouse.PEILDATUM;
import static nl.wijkbeeld.warehouse.ExampleWarehouse.count;
import static nl.wijkbeeld.warehouse.ExampleWarehouse.deliver;
import static nl.wijkbeeld.warehouse.ExampleWarehouse.facts;
import static nl.wijkbeeld.warehouse.ExampleWarehouse.settings;
import static nl.wijkbeeld.warehouse.ExampleWarehouse.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import nl.wijkbeeld.settings.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosingTest {

    private static final String CANARY = "kanarie-7f3a91";
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    @TempDir
    Path folder;

    private static String event(int key, String categorie, String maand) {
        return "insert into stg_gebeurtenissen values (1, 'incidenten', 'politie', %d, '%s', 'BU111', '%s', '%s', 1, 'nacht', 1, 0)"
                .formatted(key, categorie, maand, maand);
    }

    private static String person(int key) {
        return "insert into stg_betrokkenen values (2, 'betrokkenen', 'politie', %d, 'verdachte', 'm', '18-24', 0)"
                .formatted(key);
    }

    private static String zaak(int key, String begin, String eind) {
        return "insert into stg_zaken values (3, 'zaken', 'noord', %d, 'burenruzie', 'BU111', '%s', %s, 'x', null, 0)"
                .formatted(key, begin, eind);
    }

    private Warehouse filled() {
        Warehouse warehouse = ExampleWarehouse.open(folder);
        deliver(warehouse, 1, "incidenten", "politie", "2025-11-01", "2026-03-01");
        deliver(warehouse, 2, "betrokkenen", "politie", "2025-11-01", "2026-03-01");
        deliver(warehouse, 3, "zaken", "noord", "2025-11-01", "2026-03-01");
        write(
                warehouse,
                event(1, "inbraak", "2025-12-01"),
                event(2, "burenruzie", "2025-12-01"),
                event(3, "inbraak", "2026-01-01"),
                event(4, "inbraak", "2026-02-01"),
                person(1),
                person(3),
                person(99),
                zaak(1, "2025-10-01", "null"),
                zaak(2, "2025-11-01", "date '2025-12-01'"),
                zaak(3, "2025-12-01", "date '2026-02-01'"));
        return warehouse;
    }

    @Test
    void closesTheMonthsThatAreDue() {
        try (Warehouse warehouse = filled()) {
            List<ClosedMonth> closed = warehouse.closeMonths(LocalDate.of(2026, 3, 2));

            assertEquals(
                    List.of(
                            month("betrokkenen", "2025-11-01"),
                            month("betrokkenen", "2025-12-01"),
                            month("incidenten", "2025-11-01"),
                            month("incidenten", "2025-12-01"),
                            month("zaken", "2025-10-01"),
                            month("zaken", "2025-11-01"),
                            month("zaken", "2025-12-01")),
                    closed);
            assertEquals(2, count(warehouse, "stg_gebeurtenissen"));
            assertEquals(
                    List.of("3", "99"),
                    warehouse.rows("select sleutel from stg_betrokkenen order by 1").stream()
                            .map(row -> row.text("sleutel"))
                            .toList());
            assertEquals(
                    List.of("1", "3"),
                    warehouse.rows("select sleutel from stg_zaken order by 1").stream()
                            .map(row -> row.text("sleutel"))
                            .toList());
        }
    }

    private static ClosedMonth month(String bron, String maand) {
        return new ClosedMonth(bron, LocalDate.parse(maand));
    }

    @Test
    void aMonthIsDueOnTheDayThatItsSettlingDaysEnd() {
        try (Warehouse warehouse = filled()) {
            assertFalse(warehouse.closeMonths(LocalDate.of(2026, 2, 28)).contains(month("incidenten", "2025-12-01")));
            assertTrue(warehouse.closeMonths(LocalDate.of(2026, 3, 1)).contains(month("incidenten", "2025-12-01")));
        }
    }

    @Test
    void changesNoFigure() {
        try (Warehouse warehouse = filled()) {
            for (LocalDate today :
                    List.of(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 3, 15), LocalDate.of(2026, 7, 1))) {
                warehouse.build(today);
                var before = facts(warehouse);
                warehouse.closeMonths(today);
                warehouse.build(today);
                assertEquals(before, facts(warehouse), today.toString());
            }
            assertEquals(0, count(warehouse, "stg_gebeurtenissen"));
            assertEquals(0, count(warehouse, "stg_betrokkenen"));
            assertEquals(1, count(warehouse, "stg_zaken"), "the case that still runs");
        }
    }

    @Test
    void aLateCorrectionOfARunningCaseLeavesTheFrozenMonths() {
        try (Warehouse warehouse = filled()) {
            warehouse.closeMonths(PEILDATUM);
            write(
                    warehouse,
                    "update stg_zaken set maand_begin = '2025-09-01', maand_eind = '2026-01-01' where sleutel = 1");
            warehouse.build(PEILDATUM);
            Row december = zaken(warehouse, LocalDate.of(2025, 12, 1));
            assertEquals(2, december.number("lopend"));
            Row january = zaken(warehouse, JANUARY);
            assertEquals(1, january.number("uitstroom"));
            assertEquals(1, january.number("lopend"));
        }
    }

    private static Row zaken(Warehouse warehouse, LocalDate maand) {
        return warehouse.rows("select * from fct_zaken where maand = ?", maand).get(0);
    }

    @Test
    void doesNothingWhenNothingIsDue() throws Exception {
        try (Warehouse warehouse = filled()) {
            warehouse.closeMonths(PEILDATUM);
            FileTime written = Files.getLastModifiedTime(settings(folder).file());
            assertEquals(List.of(), warehouse.closeMonths(PEILDATUM));
            assertEquals(written, Files.getLastModifiedTime(settings(folder).file()));
        }
    }

    @Test
    void leavesNoByteOfAnErasedRow() throws Exception {
        try (Warehouse warehouse = filled()) {
            write(
                    warehouse,
                    "update stg_gebeurtenissen set dagdeel = '" + CANARY + "' where sleutel = 2",
                    "update stg_zaken set status = '" + CANARY + "' where sleutel = 2");
        }
        assertTrue(hits() > 0, "the canary must be in the file first");
        try (Warehouse warehouse = ExampleWarehouse.open(folder)) {

            warehouse.closeMonths(LocalDate.of(2026, 3, 2));

            assertEquals(0, hits());
            assertEquals(2, count(warehouse, "stg_gebeurtenissen"));
        }
        assertEquals(0, hits());
    }

    private int hits() throws IOException {
        int hits = 0;
        for (Path file : CaseFiles.entries(folder.resolve("w"))) {
            if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CANARY)) {
                hits++;
            }
        }
        return hits;
    }

    @Test
    void clearsAwayACopyThatWasCutOff() throws Exception {
        filled().close();
        Path halfway = folder.resolve("w/wijkbeeld.duckdb.nieuw");
        Files.writeString(halfway, "half a file");
        try (Warehouse warehouse = ExampleWarehouse.open(folder)) {
            assertFalse(Files.exists(halfway));
            Files.writeString(halfway, "half a file");
            assertFalse(warehouse.closeMonths(PEILDATUM).isEmpty());
            assertFalse(Files.exists(halfway));
        }
    }

    @Test
    void compactsWithoutLosingAnything() {
        try (Warehouse warehouse = filled()) {
            warehouse.build(PEILDATUM);
            List<String> before = state(warehouse);
            warehouse.compact();
            assertEquals(before, state(warehouse));
        }
    }

    @Test
    void keepsTheRulesOfTheTables() {
        try (Warehouse warehouse = filled()) {
            warehouse.closeMonths(PEILDATUM);
            assertThrows(Fault.class, () -> deliver(warehouse, 1, "incidenten", "politie", "2026-01-01", "2026-01-01"));
            assertThrows(Fault.class, () -> write(warehouse, "insert into vast_maanden values (null, null, null)"));
            assertThrows(Fault.class, () -> write(warehouse, "set threads = 1"));
        }
    }

    @Test
    void takesAwayTheDuplicatesThatAreOut() throws Exception {
        try (Warehouse warehouse = filled();
                Connection duplicate = warehouse.duplicate()) {
            warehouse.closeMonths(PEILDATUM);
            assertTrue(duplicate.isClosed());
        }
    }

    @Test
    void refusesToSwapTheFileUnderWork() {
        try (Warehouse warehouse = filled()) {
            assertThrows(
                    IllegalStateException.class,
                    () -> warehouse.read(connection -> {
                        warehouse.compact();
                        return true;
                    }));
        }
    }

    @Test
    void losesNothingWhenKilledAtAnyPoint() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<String, List<String>> before;
        try (Warehouse warehouse = ExampleWarehouse.open(folder)) {
            deliver(warehouse, 1, "incidenten", "politie", "2025-06-01", "2026-03-01");
            deliver(warehouse, 2, "betrokkenen", "politie", "2025-06-01", "2026-03-01");
            deliver(warehouse, 3, "zaken", "noord", "2025-06-01", "2026-03-01");
            deliver(warehouse, 5, "camera", "meldkamer", "2025-06-01", "2026-03-01");
            RandomRows rows = new RandomRows(seed, 20_000);
            warehouse.transaction(connection -> {
                rows.write(connection);
                return true;
            });
            warehouse.build(PEILDATUM);
            before = facts(warehouse);
        }
        for (int round = 0; round < 8; round++) {
            Process other = OtherProcess.closing(settings(folder).file());
            Thread.sleep(random.nextInt(500));
            other.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            try (Warehouse warehouse = Warehouse.open(settings(folder))) {
                warehouse.build(PEILDATUM);
                assertEquals(before, facts(warehouse), "round " + round + ", seed " + seed);
            }
        }
    }

    private static List<String> state(Warehouse warehouse) {
        return warehouse
                .rows("select table_name from duckdb_tables() where database_name = current_database() order by 1")
                .stream()
                .map(row -> row.text("table_name"))
                .map(table -> table + " "
                        + warehouse
                                .rows("select count(*) as aantal, sum(hash(t)) as som from " + table + " as t")
                                .get(0))
                .toList();
    }
}
