package nl.wijkbeeld.suppression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is shown gives nothing away of what is withheld. */
class SuppressionTest {

    private static final int SEEDS = 12;

    private static Set<String> withheld(Outcome outcome) {
        return outcome.published().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Earlier.Withheld)
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Attacked anew, without what the choice found. */
    private static void assertKept(Cube cube, Set<String> withheld, String which) {
        for (Knowledge knowledge : List.of(Knowledge.SHOWN, Knowledge.NO_ZERO)) {
            Map<String, Interval> intervals = Suppression.attack(cube.figures(), cube.relations(), withheld, knowledge);
            cube.figures().stream()
                    .filter(figure -> withheld.contains(figure.key()))
                    .forEach(figure -> assertKept(
                            figure,
                            intervals.getOrDefault(figure.key(), new Interval(0, 0)),
                            figure.width().of(knowledge),
                            which + ", " + knowledge));
        }
    }

    private static void assertKept(Figure figure, Interval interval, int width, String which) {
        String what = which + ", " + figure + ": " + interval;
        assertTrue(interval.isAtLeast(width), what);
        assertTrue(interval.lower() <= figure.count() + 1e-6, what);
        assertTrue(interval.upper() >= figure.count() - 1e-6, what);
    }

    private static Set<String> small(Cube cube) {
        return cube.figures().stream()
                .filter(Figure::isPrimary)
                .map(Figure::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void keepsWhatIsWithheldAsWideAsPromised() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Cube cube = Tables.cube(seed);
            Outcome outcome = cube.protect();
            assertKept(cube, withheld(outcome), "seed " + seed);
            assertTrue(outcome.audit().keepsItsPromise(), "seed " + seed);
            assertEquals(
                    small(cube).size() + outcome.audit().secondary(),
                    withheld(outcome).size(),
                    "seed " + seed);
        }
    }

    @Test
    void findsWhatLeaksWhenOnlySmallCountsAreWithheld() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Cube cube = Tables.cube(seed);
            Map<String, Interval> intervals =
                    Suppression.attack(cube.figures(), cube.relations(), small(cube), Knowledge.SHOWN);
            assertTrue(intervals.values().stream().anyMatch(Interval::isExact), "seed " + seed);
        }
    }

    @Test
    void everySmallCountIsWithheldAndNoZeroIs() {
        Cube cube = Tables.cube(1);
        Outcome outcome = cube.protect();
        for (Figure figure : cube.figures()) {
            assertFalse(figure.isPrimary() && outcome.isShown(figure.key()), figure.key());
            assertTrue(figure.count() > 0 || outcome.isShown(figure.key()), figure.key());
        }
    }

    @Test
    void givesTheSameAnswerTwice() {
        assertEquals(
                Tables.cube(3).protect().published(), Tables.cube(3).protect().published());
    }

    @Test
    void theAttackComputesWhatTryingAllNumbersFinds() {
        Dimension places = Dimension.of(Tables.parents("B1 G", "B2 G", "B3 G"));
        Dimension kinds = Dimension.of(Tables.parents("C1 TOT", "C2 TOT", "C3 TOT"));
        for (long seed = 1; seed <= SEEDS; seed++) {
            Random random = new Random(seed);
            Cube cube = Cube.of(List.of(places, kinds), Tables.counts(random, places, kinds), Tables::figure);
            Set<String> some = cube.figures().stream()
                    .map(Figure::key)
                    .filter(key -> !key.contains("G") && !key.contains("TOT"))
                    .filter(key -> random.nextInt(3) > 0)
                    .limit(6)
                    .collect(Collectors.toCollection(TreeSet::new));
            long most = cube.figures().stream().mapToLong(Figure::count).max().orElseThrow();
            Map<String, Interval> tried = new Enumeration(cube.figures(), cube.relations(), some, most).intervals();
            Suppression.attack(cube.figures(), cube.relations(), some, Knowledge.SHOWN)
                    .forEach((key, interval) ->
                            assertSame(tried.getOrDefault(key, new Interval(-1, -1)), interval, key));
        }
    }

    /** On a table of two dimensions the least and the most are whole numbers. */
    private static void assertSame(Interval tried, Interval computed, String what) {
        assertEquals(tried.lower(), computed.lower(), 1e-6, what);
        assertEquals(tried.upper(), computed.upper(), 1e-6, what);
    }

    @Test
    void zerosThatMayNotBeToldAreWithheldToo() {
        Dimension places = Dimension.of(Tables.parents("G1 T", "G2 T", "G3 T"));
        Map<List<String>, Long> counts = Map.of(List.of("G1"), 0L, List.of("G2"), 14L, List.of("G3"), 12L);
        Cube cube = Cube.of(
                List.of(places),
                counts,
                (codes, count) ->
                        new Figure(Tables.key(codes), count, 10, new Width(5, 5), false, new Earlier.Unpublished()));
        Outcome outcome = cube.protect();
        assertFalse(outcome.isShown("G1"));
        assertEquals(2, withheld(outcome).size());
        assertKept(cube, withheld(outcome), "zeros");
    }

    @Test
    void whoSeesThatZerosAreShownComputesNoCount() {
        Dimension places = Dimension.of(Tables.parents("B1 W", "B2 W", "B3 W", "B4 W", "B5 W"));
        Map<List<String>, Long> ones = places.codes().stream()
                .filter(code -> !code.equals("W"))
                .collect(Collectors.toMap(List::of, code -> 1L));
        Cube five = Cube.of(List.of(places), ones, Tables::figure);
        Set<String> parts = Set.of("B1", "B2", "B3", "B4", "B5");
        Map<String, Interval> seen = Suppression.attack(five.figures(), five.relations(), parts, Knowledge.NO_ZERO);
        assertTrue(seen.values().stream().allMatch(Interval::isExact), "five places of 1 or more make 5");
        assertFalse(five.protect().isShown("W"));
        assertKept(five, withheld(five.protect()), "five places");
    }

    @Test
    void whoKnowsWhichAreSmallIsReportedApart() {
        Cube cube = Tables.cube(1);
        Set<String> withheld = withheld(cube.protect());
        Map<String, Interval> intervals =
                Suppression.attack(cube.figures(), cube.relations(), withheld, Knowledge.WHICH_ARE_SMALL);
        assertTrue(small(cube).stream()
                .allMatch(key -> intervals.getOrDefault(key, new Interval(0, 9)).width() <= 3));
    }

    @Test
    void aMonthStaysWithheldWhenItsQuarterComes() {
        for (long seed = 1; seed <= 4; seed++) {
            Map<List<String>, Long> counts =
                    Tables.counts(new Random(seed), Tables.AREAS, Tables.CATEGORIES, Tables.quarter());
            Map<String, Earlier> ledger = new LinkedHashMap<>();
            for (String month : List.of("m1", "m2", "m3")) {
                ledger.putAll(month(counts, month).protect().published());
            }
            Cube quarter =
                    Cube.of(List.of(Tables.AREAS, Tables.CATEGORIES, Tables.quarter()), counts, Tables.after(ledger));
            Outcome outcome = quarter.protect();
            ledger.forEach(
                    (key, earlier) -> assertEquals(earlier, outcome.published().get(key), key));
            assertKept(quarter, withheld(outcome), "seed " + seed);
        }
    }

    private static Cube month(Map<List<String>, Long> counts, String month) {
        return Cube.of(
                List.of(Tables.AREAS, Tables.CATEGORIES, Dimension.of(month)), only(counts, month), Tables::figure);
    }

    private static Map<List<String>, Long> only(Map<List<String>, Long> counts, String month) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().get(2).equals(month))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void aQuarterThatDoesNotKnowItsMonthsLeaks() {
        Map<List<String>, Long> counts =
                Tables.counts(new Random(1), Tables.AREAS, Tables.CATEGORIES, Tables.quarter());
        Set<String> withheld = new TreeSet<>();
        for (String month : List.of("m1", "m2", "m3")) {
            withheld.addAll(withheld(month(counts, month).protect()));
        }
        Cube whole = Cube.of(List.of(Tables.AREAS, Tables.CATEGORIES, Tables.quarter()), counts, Tables::figure);
        List<Figure> alone = whole.figures().stream()
                .filter(figure -> figure.key().endsWith("|Q"))
                .toList();
        Set<String> keys = alone.stream().map(Figure::key).collect(Collectors.toSet());
        List<Relation> among = whole.relations().stream()
                .filter(relation -> keys.containsAll(relation.coefficients().keySet()))
                .toList();
        withheld.addAll(withheld(Suppression.protect(alone, among)));
        assertTrue(Suppression.attack(whole.figures(), whole.relations(), withheld, Knowledge.SHOWN).values().stream()
                .anyMatch(Interval::isExact));
    }

    @Test
    void windowsThatRollTellNoMonthThatIsWithheld() {
        long[] months = {7, 2, 9, 6, 3, 8};
        Map<String, Earlier> ledger = new LinkedHashMap<>();
        List<Figure> figures = new java.util.ArrayList<>();
        List<Relation> relations = new java.util.ArrayList<>();
        for (int month = 0; month < months.length; month++) {
            figures.add(rolled("m" + month, months[month], ledger));
            if (month >= 2) {
                figures.add(rolled("R" + month, months[month] + months[month - 1] + months[month - 2], ledger));
                relations.add(Relation.total("R" + month, List.of("m" + month, "m" + (month - 1), "m" + (month - 2))));
            }
            if (month >= 3) {
                relations.add(Relation.rolling("R" + month, "R" + (month - 1), "m" + month, "m" + (month - 3)));
            }
            Outcome outcome = Suppression.protect(earlier(figures, ledger), relations);
            ledger.putAll(outcome.published());
            assertKept(new Cube(earlier(figures, ledger), relations), withheld(outcome), "month " + month);
        }
        Map<String, Interval> naive = Suppression.attack(figures, relations, Set.of("m1", "m4"), Knowledge.SHOWN);
        assertTrue(naive.values().stream().allMatch(Interval::isExact), "without care the windows tell both");
    }

    private static Figure rolled(String key, long count, Map<String, Earlier> ledger) {
        return Tables.figure(List.of(key), count, ledger.getOrDefault(key, new Earlier.Unpublished()));
    }

    private static List<Figure> earlier(List<Figure> figures, Map<String, Earlier> ledger) {
        return figures.stream()
                .map(figure -> rolled(figure.key(), figure.count(), ledger))
                .toList();
    }

    @Test
    void withholdsAGroupWholeWhenNothingLessProtectsIt() {
        List<Figure> figures = List.of(
                Tables.figure(List.of("W"), 9, new Earlier.Shown(9)),
                Tables.figure(List.of("B1"), 7),
                Tables.figure(List.of("B2"), 2, new Earlier.Withheld()),
                Tables.figure(List.of("other"), 8));
        Relation total = Relation.total("W", List.of("B1", "B2"));
        Outcome saved = Suppression.protect(figures, List.of(total));
        assertEquals(Set.of("B1", "B2"), withheld(saved));

        List<Figure> late = Stream.concat(
                        figures.stream().filter(figure -> !figure.key().equals("B1")),
                        Stream.of(
                                Tables.figure(List.of("B1"), 7, new Earlier.Shown(7)),
                                Tables.figure(List.of("sum"), 10)))
                .toList();
        Outcome lost = Suppression.protect(late, List.of(total, Relation.total("sum", List.of("B2", "other"))));
        assertEquals(List.of("B2"), lost.closed().get(0).because());
        assertFalse(lost.closed().get(0).isProtected());
        assertFalse(lost.isShown("sum"));
        assertFalse(lost.isShown("other"));
        assertFalse(lost.audit().keepsItsPromise());
    }

    @Test
    void refusesFiguresThatDoNotAddUp() {
        List<Figure> figures = List.of(
                Tables.figure(List.of("W"), 9), Tables.figure(List.of("B1"), 7), Tables.figure(List.of("B2"), 3));
        assertThrows(
                IllegalArgumentException.class,
                () -> Suppression.protect(figures, List.of(Relation.total("W", List.of("B1", "B2")))));
    }

    @Test
    void refusesAnotherValueThanWasShown() {
        assertThrows(IllegalArgumentException.class, () -> Tables.figure(List.of("W"), 9, new Earlier.Shown(8)));
    }
}
