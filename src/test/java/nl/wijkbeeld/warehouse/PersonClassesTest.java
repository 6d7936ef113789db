package nl.wijkbeeld.warehouse;

import static nl.wijkbeeld.warehouse.ExampleWarehouse.count;
import static nl.wijkbeeld.warehouse.ExampleWarehouse.deliver;
import static nl.wijkbeeld.warehouse.ExampleWarehouse.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Months of persons that a seed makes close one after the other; what is kept of them is counted after each. */
class PersonClassesTest {

    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int MONTHS = 24;
    private static final String CELL =
            "concat_ws('|', %s, jaar, rol, coalesce(geslacht, ''), coalesce(leeftijdsband, ''))";
    private static final Map<String, String> GEMEENTEN = Map.of(
            "BU111", "GM1", "BU112", "GM1", "BU121", "GM1", "WK12", "GM1", "BU211", "GM2", "onbekend", "onbekend");

    @TempDir
    Path folder;

    /** How many persons each cell of the dossier has. */
    private final Map<String, Long> cells = new HashMap<>();

    private int persons;

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(1), new Random().longs(1));
    }

    private void month(Warehouse warehouse, Random random, LocalDate month) {
        StringBuilder events = new StringBuilder();
        StringBuilder rows = new StringBuilder();
        for (int i = 30 + random.nextInt(60); i > 0; i--) {
            persons++;
            String area = pick(random, "BU111", "BU112", "BU121", "BU121", "WK12", "BU211", "BU211", "onbekend");
            String sex = pick(random, "m", "m", "m", "v", "v", "");
            String band = pick(random, "18-24", "18-24", "25-44", "25-44", "25-44", "65+", "");
            String role = pick(random, "verdachte", "slachtoffer", "slachtoffer", "slachtoffer");
            events.append(", (1, 'incidenten', 'politie', %d, '%s', '%s', '%s', '%s', 1, 'nacht', 1, 0)"
                    .formatted(
                            persons,
                            pick(random, "inbraak", "onbekend", "burenruzie", "huiselijk"),
                            area,
                            month,
                            month));
            rows.append(", (2, 'betrokkenen', 'politie', %d, '%s', nullif('%s', ''), nullif('%s', ''), 0)"
                    .formatted(persons, role, sex, band));
            cells.merge(
                    String.join("|", GEMEENTEN.get(area), String.valueOf(month.getYear()), role, sex, band),
                    1L,
                    Long::sum);
        }
        write(
                warehouse,
                "insert into stg_gebeurtenissen values " + events.substring(2),
                "insert into stg_betrokkenen values " + rows.substring(2));
    }

    private static String pick(Random random, String... values) {
        return values[random.nextInt(values.length)];
    }

    private Warehouse opened(int k) {
        Warehouse warehouse = ExampleWarehouse.open(folder);
        deliver(warehouse, 1, "incidenten", "politie", "2024-01-01", "2025-12-01");
        deliver(warehouse, 2, "betrokkenen", "politie", "2024-01-01", "2025-12-01");
        write(warehouse, "update ref_bronnen set kleinste_groep = " + k);
        return warehouse;
    }

    private static Map<String, Long> numbers(Warehouse warehouse, String cell, String relation) {
        return warehouse
                .rows("select %s as cel, sum(aantal) as aantal from %s group by 1".formatted(cell, relation))
                .stream()
                .collect(Collectors.toMap(row -> row.text("cel"), row -> row.number("aantal")));
    }

    private static Map<String, Long> released(Warehouse warehouse) {
        return numbers(
                warehouse,
                "cast(row(gebied_code, jaar, kwartaal, thema, rol, geslacht, leeftijdsband) as varchar)",
                "vast_betrokkenen where stand = 'vrijgegeven'");
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsOnlyClassesThatAreLargeEnoughMonthAfterMonth(long seed) {
        Random random = new Random(seed);
        int k = random.nextBoolean() ? 5 : 10;
        try (Warehouse warehouse = opened(k)) {
            Map<String, Long> before = Map.of();
            for (int i = 0; i < MONTHS; i++) {
                LocalDate month = FIRST.plusMonths(i);
                LocalDate due = month.plusMonths(1).plusDays(59);
                month(warehouse, random, month);
                String message = "k " + k + ", " + month + ", seed " + seed;

                assertTrue(!warehouse.closeMonths(due).isEmpty(), message);

                Map<String, Long> now = released(warehouse);
                assertTrue(now.values().stream().allMatch(rows -> rows >= k), message);
                before.forEach((values, rows) -> assertTrue(now.getOrDefault(values, 0L) >= rows, message));
                assertEquals(0, count(warehouse, "stg_betrokkenen"), message);
                assertEquals(
                        0, count(warehouse, "vast_betrokkenen where thema <> 'overig'"), "of one category, " + message);
                assertEquals(
                        0,
                        count(
                                warehouse,
                                "vast_betrokkenen where stand = 'wacht' and (kwartaal is not null"
                                        + " or thema is not null or gebied_code not in ('GM1', 'GM2', 'onbekend'))"),
                        message);
                before = now;
                if (i % 6 == 5) {
                    assertEveryoneIsCounted(warehouse, due, k, message);
                }
            }
            if (seed == 1) {
                assertTrue(count(warehouse, "vast_betrokkenen where thema is not null") > 0, "no class kept its theme");
            }
        }
    }

    /** In the dossier's cell; only where all of a cell are too few, and their year is over, elsewhere. */
    private void assertEveryoneIsCounted(Warehouse warehouse, LocalDate today, int k, String message) {
        warehouse.build(today);
        Map<String, Long> shown =
                numbers(warehouse, CELL.formatted("gemeente_code"), "mart_betrokkenen_per_gemeente_en_jaar");
        assertEquals(persons, shown.values().stream().mapToLong(n -> n).sum(), message);
        cells.forEach((cell, rows) -> {
            boolean isOver = today.isAfter(LocalDate.of(Integer.parseInt(cell.split("\\|")[1]) + 1, 2, 28));
            if (rows >= k || !isOver || shown.containsKey(cell)) {
                assertEquals(rows, shown.get(cell), cell + ", " + message);
            }
        });
        long waiting = warehouse
                .rows(
                        "select coalesce(sum(aantal), 0) as aantal from fct_betrokkenen where stand = 'wacht' and jaar < ?",
                        today.getYear() - 1)
                .get(0)
                .number("aantal");
        assertTrue(waiting < k, "who waits for no one, " + message);
    }

    @Test
    void refusesToFreezeAClassThatIsTooSmall() {
        try (Warehouse warehouse = opened(2)) {
            month(warehouse, new Random(1), FIRST);
            assertThrows(IllegalStateException.class, () -> warehouse.closeMonths(FIRST.plusMonths(4)));
            assertEquals(persons, count(warehouse, "stg_betrokkenen"));
            write(warehouse, "update ref_bronnen set kleinste_groep = 5");
            assertEquals(
                    List.of(new ClosedMonth("incidenten", FIRST)),
                    warehouse.closeMonths(LocalDate.of(2024, 4, 1)).stream()
                            .filter(closed -> closed.bron().equals("incidenten"))
                            .toList());
        }
    }
}
