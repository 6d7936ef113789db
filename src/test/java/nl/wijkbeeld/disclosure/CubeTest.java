package nl.wijkbeeld.disclosure;

import static nl.wijkbeeld.disclosure.PlannedTable.Per.SOORT;
import static nl.wijkbeeld.disclosure.PlannedTable.Per.THEMA;
import static nl.wijkbeeld.disclosure.Policy.Period.JAAR;
import static nl.wijkbeeld.disclosure.Policy.Period.KWARTAAL;
import static nl.wijkbeeld.disclosure.Sensitivity.BESCHERMD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import nl.wijkbeeld.disclosure.Cube.Place;
import nl.wijkbeeld.disclosure.Cube.Sum;
import nl.wijkbeeld.disclosure.Policy.Period;
import org.junit.jupiter.api.Test;

/** Which sums tie the planned figures, on made-up counts of two wijken in one gemeente, two themes, one year. */
class CubeTest {

    private static final long SEED = 20_261_126;
    private static final List<Area> AREAS = List.of(
            area("basisteam", "basisteam", ""),
            area("GM1", "gemeente", "basisteam"),
            area("WK1", "wijk", "GM1"),
            area("WK2", "wijk", "GM1"));

    private final SplittableRandom random = new SplittableRandom(SEED);

    private static Area area(String code, String level, String parent) {
        OptionalLong none = OptionalLong.empty();
        return new Area(code, code, level, parent, none, none, none, none);
    }

    private static PlannedTable table(String level, PlannedTable.Per per, Period period) {
        return new PlannedTable(BESCHERMD, level, per, period, Set.of());
    }

    /** In the gemeente there is more than in its wijken: what could not be placed. */
    private List<ClosedCount> counts() {
        List<ClosedCount> counts = new ArrayList<>();
        for (String kind : List.of("a1", "a2", "b1")) {
            long[] year = new long[3];
            for (int quarter = 0; quarter < 4; quarter++) {
                long[] now = {random.nextInt(9), random.nextInt(9), random.nextInt(3)};
                now[2] += now[0] + now[1];
                add(counts, kind, KWARTAAL, quarter, now);
                for (int i = 0; i < 3; i++) {
                    year[i] += now[i];
                }
            }
            add(counts, kind, JAAR, 0, year);
        }
        return counts;
    }

    private static void add(List<ClosedCount> counts, String kind, Period unit, int quarter, long... now) {
        for (int i = 0; i < 3; i++) {
            counts.add(new ClosedCount(
                    i == 2 ? "gemeente" : "wijk",
                    List.of("WK1", "WK2", "GM1").get(i),
                    "bron",
                    kind,
                    kind,
                    kind.substring(0, 1),
                    unit,
                    LocalDate.of(2025, 1 + 3 * quarter, 1),
                    now[i],
                    0,
                    true));
        }
    }

    private Cube cube(PlannedTable... tables) {
        return new Cube(List.of(tables), AREAS, counts());
    }

    @Test
    void tiesEveryShownTotalToItsPartsByASumThatHolds() {
        Cube cube = cube(
                table("wijk", THEMA, KWARTAAL),
                table("wijk", SOORT, JAAR),
                table("gemeente", SOORT, KWARTAAL),
                table("gemeente", THEMA, JAAR));
        for (Sum sum : cube.sums()) {
            assertEquals(
                    cube.counts().get(sum.total()),
                    sum.parts().stream()
                            .mapToLong(part -> cube.counts().get(part))
                            .sum(),
                    sum + " with seed " + SEED);
        }
        Set<Place> totals = cube.sums().stream().map(Sum::total).collect(Collectors.toSet());
        List<Place> finest = cube.counts().keySet().stream()
                .filter(place -> !totals.contains(place))
                .toList();
        assertTrue(finest.stream()
                .allMatch(place -> place.period().contains("Q") && place.kind().length() == 2));
        assertEquals(3 * 4 * 3, finest.size(), finest.toString());
    }

    @Test
    void showsWhatTheTablesHaveAndNothingBetween() {
        Cube cube = cube(table("wijk", THEMA, KWARTAAL), table("gemeente", SOORT, KWARTAAL));
        assertTrue(cube.isShown(new Place("WK1", "thema:a", "2025-Q2")));
        assertTrue(cube.isShown(new Place("WK1", "alle", "2025-Q2")));
        assertTrue(cube.isShown(new Place("GM1", "a1", "2025-Q2")));
        assertFalse(cube.isShown(new Place("WK1", "a1", "2025-Q2")));
        assertTrue(cube.counts().containsKey(new Place("WK1", "a1", "2025-Q2")));
    }

    @Test
    void tiesAGemeenteToItsWijkenAndWhatLiesInNone() {
        Cube cube = cube(table("wijk", SOORT, JAAR), table("gemeente", SOORT, JAAR));
        Sum sum = cube.sums().stream()
                .filter(found -> found.total().equals(new Place("GM1", "a1", "2025")))
                .findFirst()
                .orElseThrow();
        assertEquals(
                List.of("WK1", "WK2", "rest van GM1"),
                sum.parts().stream().map(Place::area).toList());
        assertFalse(cube.isShown(sum.parts().get(2)));
    }

    @Test
    void tiesNothingWhereOneTableStandsAlone() {
        assertEquals(List.of(), cube(table("wijk", SOORT, KWARTAAL)).sums());
    }
}
