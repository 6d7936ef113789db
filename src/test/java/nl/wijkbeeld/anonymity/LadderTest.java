package nl.wijkbeeld.anonymity;

import static nl.wijkbeeld.anonymity.MadeUpPersons.ALL;
import static nl.wijkbeeld.anonymity.MadeUpPersons.CATEGORY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Month after month, whatever the persons: no class is ever too small, and nothing that was released changes. */
class LadderTest {

    private static final int MONTHS = 36;
    private static final List<Hierarchy> HIERARCHIES = MadeUpPersons.upToGemeenteAndYear(MONTHS);
    private static final Demand DEMAND = demand(5, 2);

    private static Demand demand(int k, int l) {
        return new Demand(k, l, values -> !values.get(CATEGORY).equals(ALL));
    }

    /** A way to release; it sees what was released before and gives what is released now, of all persons. */
    private interface Way {
        List<Optional<List<String>>> month(List<Person> persons, List<Optional<List<String>>> before);
    }

    /** Only those who wait go up, among the classes that are out. */
    private static Way climbing(Ladder ladder) {
        return (persons, before) -> {
            List<Integer> waiting = IntStream.range(0, persons.size())
                    .filter(i -> i >= before.size() || before.get(i).isEmpty())
                    .boxed()
                    .toList();
            Climb climb = ladder.climb(
                    waiting.stream().map(persons::get).toList(),
                    before.stream().flatMap(Optional::stream).distinct().toList());
            List<Optional<List<String>>> now = new ArrayList<>(before);
            now.addAll(Collections.nCopies(persons.size() - before.size(), Optional.empty()));
            for (int i = 0; i < waiting.size(); i++) {
                now.set(waiting.get(i), climb.released().get(i));
            }
            return now;
        };
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 4), new Random().longs(1));
    }

    /** All that the checker found wrong in any month. */
    private static Set<String> wrong(long seed, Checker checker, Way way) {
        MadeUpPersons source = new MadeUpPersons(seed);
        List<Person> persons = new ArrayList<>();
        List<Optional<List<String>>> released = new ArrayList<>();
        Set<String> wrong = new TreeSet<>();
        for (int month = 0; month < MONTHS; month++) {
            persons.addAll(source.month(month));
            List<Optional<List<String>>> now = way.month(persons, released);
            wrong.addAll(checker.wrong(persons, released, now));
            released = now;
        }
        assertTrue(released.stream().filter(Optional::isPresent).count() > persons.size() / 2, "seed " + seed);
        return wrong;
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsItsPromiseInEveryMonth(long seed) {
        List<Hierarchy> all = MadeUpPersons.upToAll(MONTHS);
        assertEquals(
                Set.of(),
                wrong(seed, new Checker(all, DEMAND), climbing(Ladder.of(all, DEMAND))),
                "up to all, seed " + seed);
        assertEquals(
                Set.of(),
                wrong(seed, new Checker(HIERARCHIES, DEMAND), climbing(Ladder.withHaven(HIERARCHIES, DEMAND))),
                "with a haven, seed " + seed);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noOneWaitsWhereAHavenIsOpen(long seed) {
        assertEquals(0, torn(seed, Ladder.withHaven(HIERARCHIES, DEMAND)), "seed " + seed);
        assertTrue(torn(seed, Ladder.of(HIERARCHIES, DEMAND)) > 0, "without a haven, seed " + seed);
    }

    /** Havens, over all months, of which some rows wait and others do not, or as many wait as would open it. */
    private static long torn(long seed, Ladder ladder) {
        AtomicLong torn = new AtomicLong();
        wrong(seed, new Checker(HIERARCHIES, DEMAND), (persons, before) -> {
            List<Optional<List<String>>> now = climbing(ladder).month(persons, before);
            Map<List<String>, Integer> all = new HashMap<>();
            Map<List<String>, Integer> waiting = new HashMap<>();
            for (int i = 0; i < now.size(); i++) {
                List<String> haven = haven(persons.get(i));
                all.merge(haven, 1, Integer::sum);
                waiting.merge(haven, now.get(i).isPresent() ? 0 : 1, Integer::sum);
            }
            waiting.forEach((haven, rows) -> {
                if (rows >= DEMAND.k() || rows > 0 && !rows.equals(all.get(haven))) {
                    torn.incrementAndGet();
                }
            });
            return now;
        });
        return torn.get();
    }

    private static List<String> haven(Person person) {
        List<String> haven = new ArrayList<>();
        for (int i = 0; i < person.values().size(); i++) {
            int[] path = HIERARCHIES.get(i).path(person.values().get(i));
            haven.add(HIERARCHIES.get(i).text(path[path.length - 1]));
        }
        return haven;
    }

    @Test
    void theCheckerFindsARowThatIsRecoded() {
        Ladder ladder = Ladder.of(HIERARCHIES, DEMAND);
        assertEquals(
                Set.of("recoded"),
                wrong(
                        1,
                        new Checker(HIERARCHIES, DEMAND),
                        (persons, before) -> ladder.climb(persons, List.of()).released()));
    }

    @Test
    void theCheckerFindsARowThatIsReleasedTooEarly() {
        Ladder early = Ladder.of(HIERARCHIES, demand(4, 2));
        assertEquals(Set.of("fewer than k"), wrong(1, new Checker(HIERARCHIES, DEMAND), climbing(early)));
        Ladder forgetful = Ladder.of(HIERARCHIES, demand(5, 1));
        assertEquals(Set.of("fewer than l"), wrong(1, new Checker(HIERARCHIES, DEMAND), climbing(forgetful)));
    }

    @Test
    void theCheckerFindsAClassThatIsTakenForReleased() {
        Ladder ladder = Ladder.of(HIERARCHIES, DEMAND);
        Way trusting = (persons, before) -> ladder.climb(
                        persons, persons.stream().map(Person::values).toList())
                .released();
        assertTrue(wrong(1, new Checker(HIERARCHIES, DEMAND), trusting).contains("fewer than k"));
    }

    @Test
    void theCheckerFindsAValueThatIsUntrue() {
        Way turned = (persons, before) -> {
            List<Optional<List<String>>> now = new ArrayList<>(
                    Ladder.of(HIERARCHIES, DEMAND).climb(persons, List.of()).released());
            Collections.reverse(now);
            return now;
        };
        assertTrue(wrong(1, new Checker(HIERARCHIES, DEMAND), turned).contains("untrue"));
    }

    @Test
    void takesTheStepsInOrderOfTheirMeanLoss() {
        Hierarchy place =
                Hierarchy.of(List.of(List.of("a", "ab", "x"), List.of("b", "ab", "x"), List.of("c", "c", "x")));
        Hierarchy sex = Hierarchy.of(List.of(List.of("m", "x"), List.of("v", "x")));
        Ladder ladder = Ladder.of(List.of(place, sex), new Demand(2, 1));
        List<Person> persons =
                List.of(person("a", "m"), person("b", "m"), person("b", "v"), person("c", "v"), person("c", "v"));
        assertEquals(
                List.of(
                        Optional.of(List.of("ab", "m")),
                        Optional.of(List.of("ab", "m")),
                        Optional.empty(),
                        Optional.of(List.of("c", "v")),
                        Optional.of(List.of("c", "v"))),
                ladder.climb(persons, List.of()).released());
        assertEquals(1, ladder.climb(persons, List.of()).waiting());
        assertEquals(0.25, ladder.loss(List.of("ab", "m")));
        assertEquals(1, ladder.loss(List.of("x", "x")));
    }

    @Test
    void oneRowMayJoinAClassThatIsOut() {
        Hierarchy sex = Hierarchy.of(List.of(List.of("m"), List.of("v")));
        Ladder ladder = Ladder.of(List.of(sex), new Demand(5, 2));
        assertEquals(1, ladder.climb(List.of(person("m")), List.of()).waiting());
        assertEquals(
                0, ladder.climb(List.of(person("m")), List.of(List.of("m"))).waiting());
        assertEquals(
                1,
                ladder.climb(List.of(person("m")), List.of(List.of("no longer there")))
                        .waiting());
    }

    private static Person person(String... values) {
        return new Person(List.of(values), "");
    }

    @Test
    void refusesAHierarchyThatContradictsItself() {
        for (List<List<String>> paths : List.of(
                List.<List<String>>of(),
                List.of(List.of("a", "x"), List.of("b")),
                List.of(List.of("a", "x"), List.of("a", "y")))) {
            assertThrows(IllegalArgumentException.class, () -> Hierarchy.of(paths));
        }
        assertThrows(IllegalArgumentException.class, () -> new Demand(0, 1));
        Ladder ladder = Ladder.of(List.of(Hierarchy.of(List.of(List.of("a")))), new Demand(2, 1));
        assertThrows(IllegalArgumentException.class, () -> ladder.climb(List.of(person("b")), List.of()));
    }
}
