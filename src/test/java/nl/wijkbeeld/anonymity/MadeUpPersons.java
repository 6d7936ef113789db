package nl.wijkbeeld.anonymity;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Persons by month that a seed makes, most of them in a few groups, some in groups of their own. */
final class MadeUpPersons {

    static final String ALL = "alle";
    static final int CATEGORY = 5;
    private static final int WIJKEN = 9;
    private static final int CATEGORIES = 16;

    private final SplittableRandom random;

    MadeUpPersons(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Of each month, 0 the first. */
    List<Person> month(int month) {
        List<Person> persons = new ArrayList<>();
        for (int i = random.nextInt(40, 160); i > 0; i--) {
            String category = category(skewed(CATEGORIES));
            persons.add(new Person(
                    List.of(
                            "rol " + skewed(3),
                            "geslacht " + skewed(3),
                            "leeftijd " + skewed(5),
                            "wijk " + skewed(WIJKEN),
                            quarter(month),
                            category),
                    category));
        }
        return persons;
    }

    private int skewed(int bound) {
        return random.nextInt(1 + random.nextInt(bound));
    }

    private static String category(int number) {
        return "categorie " + number;
    }

    private static String quarter(int month) {
        return "kwartaal " + month / 3;
    }

    /** Up to gemeente, year and all categories; who someone is does not become coarser. */
    static List<Hierarchy> upToGemeenteAndYear(int months) {
        List<Hierarchy> hierarchies =
                new ArrayList<>(List.of(flat("rol", 3), flat("geslacht", 3), flat("leeftijd", 5)));
        hierarchies.add(hierarchy(WIJKEN, n -> List.of("wijk " + n, "gemeente " + n % 2)));
        hierarchies.add(hierarchy(months, n -> List.of(quarter(n), "jaar " + n / 12)));
        hierarchies.add(hierarchy(CATEGORIES, n -> List.of(category(n), "thema " + n % 4, ALL)));
        return hierarchies;
    }

    /** Up to one class that holds everyone. */
    static List<Hierarchy> upToAll(int months) {
        return List.of(
                hierarchy(3, n -> List.of("rol " + n, ALL)),
                hierarchy(3, n -> List.of("geslacht " + n, ALL)),
                hierarchy(5, n -> List.of("leeftijd " + n, ALL)),
                hierarchy(WIJKEN, n -> List.of("wijk " + n, "gemeente " + n % 2, ALL)),
                hierarchy(months, n -> List.of(quarter(n), "jaar " + n / 12, ALL)),
                hierarchy(CATEGORIES, n -> List.of(category(n), "thema " + n % 4, ALL)));
    }

    private static Hierarchy flat(String name, int size) {
        return hierarchy(size, n -> List.of(name + " " + n));
    }

    private static Hierarchy hierarchy(int size, java.util.function.IntFunction<List<String>> path) {
        Set<List<String>> paths = new LinkedHashSet<>();
        for (int n = 0; n < size; n++) {
            paths.add(path.apply(n));
        }
        return Hierarchy.of(paths);
    }
}
