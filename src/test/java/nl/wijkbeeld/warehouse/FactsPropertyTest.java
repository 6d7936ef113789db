package nl.wijkbeeld.warehouse;

import static nl.wijkbeeld.warehouse.ExampleWarehouse.PEILDATUM;
import static nl.wijkbeeld.warehouse.ExampleWarehouse.deliver;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the rows, each of them counts in exactly one cell of each cube, before and after months close. */
class FactsPropertyTest {

    private static final LocalDate HALFWAY = LocalDate.of(2025, 12, 10);

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 4), new Random().longs(1));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void countAsAPersonWould(long seed) {
        RandomRows rows = new RandomRows(seed, 2000);
        try (Warehouse warehouse = ExampleWarehouse.open(folder)) {
            deliver(warehouse, 1, "incidenten", "politie", "2025-06-01", "2026-03-01");
            deliver(warehouse, 2, "betrokkenen", "politie", "2025-06-01", "2026-03-01");
            deliver(warehouse, 3, "zaken", "noord", "2025-06-01", "2026-03-01");
            deliver(warehouse, 5, "camera", "meldkamer", "2025-06-01", "2026-03-01");
            warehouse.transaction(connection -> {
                rows.write(connection);
                return true;
            });
            warehouse.build(PEILDATUM);
            compare("all months open", seed, rows, warehouse);

            warehouse.closeMonths(HALFWAY);
            warehouse.build(PEILDATUM);
            compare("half of the months closed", seed, rows, warehouse);

            warehouse.closeMonths(PEILDATUM);
            warehouse.build(PEILDATUM);
            compare("all due months closed", seed, rows, warehouse);
        }
    }

    private static void compare(String when, long seed, RandomRows rows, Warehouse warehouse) {
        String message = when + ", seed " + seed;
        assertEquals(
                rows.perMonth(),
                cells(warehouse, "fct_gebeurtenissen", "aantal", "categorie", "gebied_code", "maand"),
                message);
        assertEquals(
                rows.perWeek(),
                cells(warehouse, "fct_gebeurtenissen_per_week", "aantal", "categorie", "wijk_code", "week"),
                message);
        assertEquals(
                rows.perDagdeel(),
                cells(
                        warehouse,
                        "fct_gebeurtenissen_per_dagdeel",
                        "aantal",
                        "wijk_code",
                        "year(kwartaal)",
                        "month(kwartaal)",
                        "weekdag",
                        "dagdeel"),
                message);
        assertEquals(
                rows.perGemeente(),
                cells(
                        warehouse,
                        "mart_betrokkenen_per_gemeente_en_jaar",
                        "aantal",
                        "gemeente_code",
                        "jaar",
                        "rol",
                        "geslacht"),
                message);
        for (var sums : Map.of("instroom", rows.begun(), "lopend", rows.running(), "uitstroom", rows.ended())
                .entrySet()) {
            assertEquals(
                    sums.getValue(),
                    cells(warehouse, "fct_zaken", sums.getKey(), "leverancier", "categorie", "gebied_code", "maand"),
                    message);
        }
        assertEquals(
                rows.seen(),
                cells(warehouse, "fct_waarnemingen", "aantal", "categorie", "gebied_code", "maand", "doorgezet_naar"),
                message);
    }

    /** The cells that are not 0; a cell twice is an error, for a fact has one row per cell. */
    private static Map<String, Long> cells(Warehouse warehouse, String fact, String measure, String... cell) {
        String name = List.of(cell).stream()
                .map(column -> "coalesce(cast(" + column + " as varchar), '')")
                .reduce((left, right) -> left + " || '|' || " + right)
                .orElseThrow();
        Map<String, Long> cells = new TreeMap<>();
        for (Row row : warehouse.rows(
                "select " + name + " as cel, " + measure + " as aantal from " + fact + " where " + measure + " <> 0")) {
            Long twice = cells.put(row.text("cel"), row.number("aantal"));
            assertEquals(null, twice, fact + " has two rows for " + row.text("cel"));
        }
        return cells;
    }
}
