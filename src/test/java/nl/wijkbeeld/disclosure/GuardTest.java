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
    void keepsAShownFigureWhenACorrectionChangedItAndShowsNothingNewBesideIt() {
        guard(guarded, Map.of("a", 8L, "b", 9L));
        decided();
        guard(guarded, Map.of("a", 10L, "b", 9L, "c", 30L));
        Guard.Decided corrected = guard.decide(TODAY);
        assertEquals(OptionalLong.of(8), corrected.counts().get("a"));
        assertEquals(OptionalLong.empty(), corrected.counts().get("c"));
        assertEquals(Set.of("bron"), corrected.closed());
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
