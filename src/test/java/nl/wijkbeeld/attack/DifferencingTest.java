package nl.wijkbeeld.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Editions that were published without a look at each other, and what their differences give away. */
class DifferencingTest {

    private static final String CELL = "gebied_code;bron;categorie;titel;thema;";
    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 17);
    private static final List<String> WIJKEN =
            IntStream.rangeClosed(1, 6).mapToObj(wijk -> "WK17000" + wijk).toList();

    @TempDir
    Path root = Path.of("");

    private static String cell(String area, String category) {
        return area + ";politie-incidenten;" + category + ";Soort " + category + ";jeugd;";
    }

    private MadeUpEdition edition(int nights) throws IOException {
        return MadeUpEdition.of(root, NIGHT.plusDays(nights));
    }

    private MadeUpEdition monthToDate(int nights, long[][] counts) throws IOException {
        List<String> rows = new ArrayList<>();
        for (int wijk = 0; wijk < counts.length; wijk++) {
            for (int category = 0; category < counts[wijk].length; category++) {
                rows.add(cell(WIJKEN.get(wijk), "S" + category) + "2026-11-01;" + NIGHT.plusDays(nights) + ";"
                        + MadeUpEdition.shown(counts[wijk][category]));
            }
        }
        return edition(nights).table("beschermd_per_wijk_tot_nu", CELL + "vanaf;tot_dag;aantal", rows);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void subtractsTwoNightsOfAMonthToDate(long seed) throws IOException {
        Random random = new Random(seed);
        long[][] first = new long[WIJKEN.size()][12];
        long[][] second = new long[WIJKEN.size()][12];
        long expected = 0;
        for (int wijk = 0; wijk < first.length; wijk++) {
            for (int category = 0; category < 12; category++) {
                first[wijk][category] = random.nextInt(20);
                long more = random.nextInt(7);
                second[wijk][category] = first[wijk][category] + more;
                boolean told = !MadeUpEdition.shown(first[wijk][category]).equals(MadeUpEdition.SIGN)
                        && !MadeUpEdition.shown(second[wijk][category]).equals(MadeUpEdition.SIGN);
                expected += told && more >= 1 && more < 5 ? 1 : 0;
            }
        }
        Attack.Outcome outcome = MadeUpEdition.attack(false, monthToDate(0, first), monthToDate(1, second));
        assertTrue(expected > 10, "seed " + seed);
        assertEquals(expected, outcome.exact().size(), "seed " + seed);
        assertEquals(expected, outcome.leaks().size(), "seed " + seed);
    }

    private MadeUpEdition closedQuarters(int nights, Map<String, Long> counts) throws IOException {
        List<String> rows = new ArrayList<>();
        counts.forEach((key, count) ->
                rows.add(cell(key.substring(0, 8), key.substring(8)) + "2026-01-01;" + MadeUpEdition.shown(count)));
        return edition(nights).table("beschermd_per_wijk_en_kwartaal", CELL + "periode;aantal", rows);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void subtractsARevisedEdition(long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, Long> first = new TreeMap<>();
        Map<String, Long> second = new TreeMap<>();
        long expected = 0;
        for (String wijk : WIJKEN) {
            for (int category = 0; category < 10; category++) {
                long count = random.nextInt(30);
                long late = random.nextInt(3) == 0 ? 1 + random.nextInt(6) : 0;
                first.put(wijk + "S" + category, count);
                second.put(wijk + "S" + category, count + late);
                expected += late > 0 && late < 5 && (count >= 5 || count == 0 && late >= 5) ? 1 : 0;
            }
        }
        Attack.Outcome outcome = MadeUpEdition.attack(false, closedQuarters(0, first), closedQuarters(1, second));
        assertTrue(expected > 3, "seed " + seed);
        assertEquals(expected, outcome.leaks().size(), "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsNothingInTwoNightsOfTheSameClosedQuarters(long seed) throws IOException {
        Random random = new Random(seed);
        Map<String, Long> counts = new TreeMap<>();
        WIJKEN.forEach(wijk -> IntStream.range(0, 10)
                .forEach(category -> counts.put(wijk + "S" + category, (long) random.nextInt(12))));
        for (boolean small : new boolean[] {false, true}) {
            Attack.Outcome outcome = MadeUpEdition.attack(small, closedQuarters(0, counts), closedQuarters(1, counts));
            assertTrue(outcome.withheld().size() > 5, "seed " + seed);
            assertEquals(List.of(), outcome.leaks(), "seed " + seed);
        }
    }

    /** Months are withheld by themselves, windows of twelve months tell R(t) − R(t−1) = m(t) − m(t−12). */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void subtractsRollingWindows(long seed) throws IOException {
        Random random = new Random(seed);
        long[] months = random.longs(30, 0, 12).toArray();
        LocalDate begin = LocalDate.of(2024, 1, 1);
        List<String> single = new ArrayList<>();
        List<String> windows = new ArrayList<>();
        String subject = cell("WK170001", "S1");
        for (int month = 0; month < months.length; month++) {
            single.add(subject + begin.plusMonths(month) + ";" + MadeUpEdition.shown(months[month]));
        }
        for (int last = 12; last <= months.length; last++) {
            long sum = java.util.Arrays.stream(months, last - 12, last).sum();
            windows.add(subject + begin.plusMonths(last - 12) + ";" + begin.plusMonths(last) + ";" + sum);
        }
        Attack.Outcome alone =
                MadeUpEdition.attack(true, edition(0).table("beschermd_per_maand", CELL + "maand;aantal", single));
        assertEquals(List.of(), alone.leaks(), "seed " + seed);
        Attack.Outcome both = MadeUpEdition.attack(
                false,
                edition(1)
                        .table("beschermd_per_maand", CELL + "maand;aantal", single)
                        .table("beschermd_vensters", CELL + "vanaf;tot_dag;aantal", windows));
        long expected = IntStream.range(0, months.length)
                .filter(month -> hidden(months[month]))
                .filter(month -> month >= 12 && !hidden(months[month - 12])
                        || month + 12 < months.length && !hidden(months[month + 12]))
                .count();
        assertTrue(expected > 0 && both.exact().size() >= expected, "seed " + seed + " " + both.exact());
        for (Attack.Found found : both.withheld()) {
            int month = (int) java.time.temporal.ChronoUnit.MONTHS.between(
                    begin, found.cell().span().from());
            assertHolds(found, months[month], seed);
        }
    }

    private static boolean hidden(long count) {
        return MadeUpEdition.shown(count).equals(MadeUpEdition.SIGN);
    }

    private static void assertHolds(Attack.Found found, long count, long seed) {
        assertTrue(
                found.interval().low() <= count && count <= found.interval().high(),
                "seed " + seed + " " + found + ", is " + count);
    }

    /** One withheld wijk is the gemeente's rest; some withheld ones share it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void subtractsWijkenFromTheirGemeente(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> rows = new ArrayList<>();
        long expected = 0;
        for (int category = 0; category < 40; category++) {
            long[] counts = random.longs(WIJKEN.size(), 0, 14).toArray();
            long withheld = java.util.Arrays.stream(counts)
                    .filter(DifferencingTest::hidden)
                    .count();
            long rest = java.util.Arrays.stream(counts)
                    .filter(DifferencingTest::hidden)
                    .sum();
            boolean narrow = withheld == 1 || rest - withheld < 3;
            expected += narrow ? withheld : 0;
            for (int wijk = 0; wijk < counts.length; wijk++) {
                rows.add(cell(WIJKEN.get(wijk), "S" + category) + "2026-01-01;" + MadeUpEdition.shown(counts[wijk]));
            }
            long sum = java.util.Arrays.stream(counts).sum();
            rows.add(cell("GM1700", "S" + category) + "2026-01-01;" + sum);
        }
        Attack.Outcome outcome = MadeUpEdition.attack(
                false, edition(0).table("beschermd_per_wijk_en_kwartaal", CELL + "periode;aantal", rows));
        assertTrue(expected > 5, "seed " + seed);
        assertEquals(expected, outcome.leaks().size(), "seed " + seed);
    }

    /** The wijk is withheld; its gemeente and its buurten tell it in two steps. */
    @Test
    void subtractsThroughBuurtWijkAndGemeente() throws IOException {
        List<String> rows = new ArrayList<>();
        rows.add(cell("GM1700", "S1") + "2026-01-01;53");
        WIJKEN.subList(1, 6).forEach(wijk -> rows.add(cell(wijk, "S1") + "2026-01-01;10"));
        rows.add(cell("WK170001", "S1") + "2026-01-01;" + MadeUpEdition.SIGN);
        List<String> buurten =
                Areas.read(Path.of("config/gebieden/gebieden.csv")).parts().getOrDefault("WK170001", List.of());
        for (String buurt : buurten) {
            String count = buurt.equals(buurten.get(0)) ? MadeUpEdition.SIGN : "0";
            rows.add(cell(buurt, "S1") + "2026-01-01;" + count);
        }
        Attack.Outcome outcome = MadeUpEdition.attack(
                false, edition(0).table("beschermd_per_wijk_en_kwartaal", CELL + "periode;aantal", rows));
        assertEquals(2, outcome.exact().size());
        outcome.exact().forEach(found -> assertEquals(new Interval(3, 3), found.interval()));
    }

    @Test
    void subtractsCategoriesFromTheirTheme() throws IOException {
        String parts = cell("WK170001", "S1") + "2026-01-01;9\n";
        MadeUpEdition edition = edition(0)
                .table(
                        "beschermd_per_wijk_en_kwartaal",
                        CELL + "periode;aantal",
                        List.of(parts.strip(), cell("WK170001", "S2") + "2026-01-01;" + MadeUpEdition.SIGN))
                .table(
                        "beschermd_per_thema_en_kwartaal",
                        "gebied_code;bron;thema;periode;aantal",
                        List.of("WK170001;politie-incidenten;jeugd;2026-01-01;11"));
        assertEquals(
                new Interval(2, 2),
                MadeUpEdition.attack(false, edition).leaks().get(0).interval());
    }
}
