package nl.wijkbeeld.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import nl.wijkbeeld.disclosure.Policy.Rule;
import nl.wijkbeeld.warehouse.Warehouse;
import nl.wijkbeeld.warehouse.WarehouseSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is decided on figures that hang together, in one edition and over more. */
class GuardTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private final Policy policy = Policy.read(Path.of("config/publicatie.yaml"));
    private final Rule guarded = policy.rule(Sensitivity.BESCHERMD);
    private final Rule secret = policy.rule(Sensitivity.VERTROUWELIJK);

    @TempDir
    Path folder;

    private Warehouse warehouse;
    private Guard guard;

    @BeforeEach
    void open() {
        warehouse = Warehouse.open(new WarehouseSettings(folder.resolve("wijkbeeld.duckdb"), "320MB", 2));
        guard = new Guard(warehouse);
    }

    @AfterEach
    void close() {
        warehouse.close();
    }

    private Guard.Tied guard(Rule rule, Map<String, Long> counts) {
        guard = new Guard(warehouse);
        Guard.Tied group = guard.group("bron", "groep");
        counts.forEach((key, count) -> group.plan(key, count, rule));
        return group;
    }

    private Map<String, OptionalLong> decided() {
        return guard.decide(TODAY).counts();
    }

    private static boolean shown(Map<String, OptionalLong> decided, String key) {
        return decided.getOrDefault(key, OptionalLong.empty()).isPresent();
    }

    @Test
    void withholdsProtectedCountsBelowFive() {
        guard(guarded, Map.of("vier", 4L, "vijf", 5L, "nul", 0L));
        Map<String, OptionalLong> decided = decided();
        assertEquals(OptionalLong.empty(), decided.get("vier"));
        assertEquals(OptionalLong.of(5), decided.get("vijf"));
        assertEquals(OptionalLong.of(0), decided.get("nul"));
    }

    @Test
    void withholdsConfidentialCountsBelowTenAndTheirZeros() {
        guard(secret, Map.of("negen", 9L, "tien", 10L, "nul", 0L));
        Map<String, OptionalLong> decided = decided();
        assertEquals(OptionalLong.empty(), decided.get("negen"));
        assertEquals(OptionalLong.of(10), decided.get("tien"));
        assertEquals(OptionalLong.empty(), decided.get("nul"));
    }

    @Test
    void withholdsASecondFigureWhereATotalWouldGiveTheFirstAway() {
        Guard.Tied group = guard(guarded, Map.of("a", 2L, "b", 9L, "c", 14L, "samen", 25L));
        group.total("samen", List.of("a", "b", "c"));
        Map<String, OptionalLong> decided = decided();
        assertTrue(!shown(decided, "b") || !shown(decided, "c") || !shown(decided, "samen"), decided.toString());
    }

    @Test
    void seesThroughAFigureThatNoTableShows() {
        Guard.Tied group = guard(guarded, Map.of("a", 2L, "b", 9L, "samen", 11L, "ook samen", 11L));
        group.tie("tussen", 11);
        group.total("samen", List.of("tussen"));
        group.total("tussen", List.of("a", "b"));
        group.total("ook samen", List.of("tussen"));
        Map<String, OptionalLong> decided = decided();
        assertTrue(
                !shown(decided, "b") || !shown(decided, "samen") && !shown(decided, "ook samen"), decided.toString());
    }

    @Test
    void withholdsATotalThatLaterEditionsWouldAddToWhatIsShown() {
        guard(guarded, Map.of("a", 2L, "b", 9L, "c", 14L));
        Map<String, OptionalLong> first = decided();
        assertTrue(shown(first, "b") && shown(first, "c"));
        Guard.Tied later = guard(guarded, Map.of("a", 2L, "b", 9L, "c", 14L, "samen", 25L));
        later.total("samen", List.of("a", "b", "c"));
        assertEquals(OptionalLong.empty(), decided().get("samen"));
    }

    @Test
    void keepsWhatEarlierEditionsDecidedWhenThePolicyIsLoosened() {
        guard(guarded, Map.of("vier", 4L, "vijf", 5L));
        decided();
        Rule looser = new Rule(2, 3, "wijk", Policy.Period.KWARTAAL, true, true, "proef", "niemand");
        guard(looser, Map.of("vier", 4L, "vijf", 5L, "nieuw", 4L));
        Map<String, OptionalLong> again = decided();
        assertEquals(OptionalLong.empty(), again.get("vier"));
        assertEquals(OptionalLong.of(5), again.get("vijf"));
        assertEquals(OptionalLong.of(4), again.get("nieuw"));
    }

    @Test
    void saysOfWhichSourceASmallFigureIsGivenAwayByWhatIsToldElsewhere() {
        Guard.Tied group = guard(guarded, Map.of("a", 2L));
        group.open("elders", 11);
        group.open("b", 9);
        group.total("elders", List.of("a", "b"));
        assertEquals(Set.of("bron"), guard.decide(TODAY).closed());
    }

    @Test
    void keepsAShownFigureThatChangedWithoutARoundAndShowsNothingNewBesideIt() {
        guard(guarded, Map.of("a", 8L, "b", 9L));
        decided();
        guard(guarded, Map.of("a", 10L, "b", 9L, "c", 30L));
        Guard.Decided corrected = guard.decide(TODAY);
        assertEquals(OptionalLong.of(8), corrected.counts().get("a"));
        assertEquals(OptionalLong.empty(), corrected.counts().get("c"));
        assertEquals(Set.of("bron"), corrected.closed());
    }

    /** Two wijken, their gemeente and a round in which this came late in each wijk. */
    private Guard.Decided round(Rule rule, long inA, long inB) {
        Guard.Tied group = guard(rule, Map.of("a", 20L, "b", 30L, "samen", 50L));
        group.total("samen", List.of("a", "b"));
        if (inA + inB > 0) {
            group.correct("a", inA);
            group.correct("b", inB);
            group.correct("samen", inA + inB);
        }
        return guard.decide(TODAY);
    }

    private static OptionalLong correction(Guard.Decided decided, String key) {
        return decided.counts().getOrDefault(Guard.correction(key), OptionalLong.empty());
    }

    @Test
    void raisesAFigureOnlyByWhatIsNotTooSmall() {
        guard(guarded, Map.of("a", 20L, "b", 30L, "geen", 40L, "klein", 3L));
        decided();
        Guard.Tied group = guard(guarded, Map.of("a", 20L, "b", 30L, "geen", 40L, "klein", 3L));
        group.correct("a", 5);
        group.correct("b", 4);
        group.correct("klein", 9);
        Guard.Decided decided = guard.decide(TODAY);
        assertEquals(OptionalLong.of(5), correction(decided, "a"));
        assertEquals(OptionalLong.empty(), correction(decided, "b"));
        assertEquals(OptionalLong.empty(), correction(decided, "geen"));
        assertEquals(OptionalLong.empty(), correction(decided, "klein"), "its first count is withheld");
        assertEquals(OptionalLong.of(20), decided.counts().get("a"), "the first count stays what it was");
    }

    @Test
    void raisesATotalOnlyWhereThatDoesNotTellOfAPartThatIsNotRaised() {
        round(guarded, 0, 0);
        Guard.Decided decided = round(guarded, 6, 2);
        assertTrue(
                correction(decided, "a").isEmpty()
                        || correction(decided, "samen").isEmpty(),
                decided.toString());
        assertEquals(OptionalLong.empty(), correction(decided, "b"));
        assertEquals(Set.of(), decided.closed());
    }

    @Test
    void raisesBothWhereTheRestIsNothingAndThatIsNoSecret() {
        round(guarded, 0, 0);
        Guard.Decided decided = round(guarded, 6, 0);
        assertEquals(OptionalLong.of(6), correction(decided, "a"));
        assertEquals(OptionalLong.of(6), correction(decided, "samen"));
    }

    @Test
    void doesNotLetAConfidentialTotalTellThatNothingCameLateInItsOtherPart() {
        round(secret, 0, 0);
        Guard.Decided decided = round(secret, 12, 0);
        assertTrue(
                correction(decided, "a").isEmpty()
                        || correction(decided, "samen").isEmpty(),
                decided.toString());
    }

    @Test
    void decidesOnARoundOnceWhateverBecomesOfThePolicy() {
        round(guarded, 6, 2);
        Rule looser = new Rule(1, 0, "wijk", Policy.Period.KWARTAAL, true, true, "proef", "niemand");
        Guard.Decided again = round(looser, 6, 2);
        assertEquals(OptionalLong.empty(), correction(again, "b"));
        assertEquals(again.counts(), round(guarded, 6, 2).counts());
    }

    @Test
    void decidesOnWhatIsNewBesideCorrectedFigures() {
        round(guarded, 6, 2);
        Guard.Tied group = guard(guarded, Map.of("a", 20L, "b", 30L, "samen", 50L, "c", 7L, "d", 2L, "alles", 59L));
        group.total("samen", List.of("a", "b"));
        group.total("alles", List.of("samen", "c", "d"));
        Map.of("a", 6, "b", 2, "samen", 8, "c", 9, "alles", 17).forEach(group::correct);
        Guard.Decided later = guard.decide(TODAY);
        assertEquals(OptionalLong.empty(), later.counts().get("d"));
        assertTrue(shown(later.counts(), "c") != shown(later.counts(), "alles"), later.toString());
        assertTrue(
                correction(later, "c").isPresent() || correction(later, "alles").isPresent(), later.toString());
        assertEquals(Set.of(), later.closed());
    }

    @Test
    void raisesNothingWhereWhatWasAddedDoesNotAddUp() {
        round(guarded, 0, 0);
        Guard.Tied group = guard(guarded, Map.of("a", 20L, "b", 30L, "samen", 50L));
        group.total("samen", List.of("a", "b"));
        group.correct("a", 6);
        group.correct("samen", 7);
        Guard.Decided decided = guard.decide(TODAY);
        assertEquals(OptionalLong.empty(), correction(decided, "a"));
        assertEquals(Set.of("bron"), decided.closed());
    }

    @Test
    void showsNothingNewOfFiguresThatDoNotAddUp() {
        Guard.Tied group = guard(guarded, Map.of("a", 8L, "b", 9L, "samen", 18L));
        group.total("samen", List.of("a", "b"));
        Guard.Decided decided = guard.decide(TODAY);
        assertEquals(OptionalLong.empty(), decided.counts().get("b"));
        assertEquals(Set.of("bron"), decided.closed());
        assertEquals(Map.of(), warehouse.published());
    }
}
