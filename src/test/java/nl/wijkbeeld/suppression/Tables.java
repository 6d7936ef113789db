package nl.wijkbeeld.suppression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;

/** Small tables that are made up from a seed. */
final class Tables {

    static final Width WIDTH = new Width(3, 1);
    static final Dimension AREAS =
            Dimension.of(parents("W1 G", "W2 G", "B1 W1", "B2 W1", "B3 W1", "B4 W2", "B5 W2", "B6 W2"));
    static final Dimension CATEGORIES = Dimension.of(parents("T1 TOT", "T2 TOT", "C1 T1", "C2 T1", "C3 T2", "C4 T2"));

    private Tables() {}

    /** Pairs of a code and what it lies in. */
    static Map<String, String> parents(String... pairs) {
        Map<String, String> parents = new LinkedHashMap<>();
        for (String pair : pairs) {
            parents.put(pair.split(" ")[0], pair.split(" ")[1]);
        }
        return parents;
    }

    /** Three months in their quarter. */
    static Dimension quarter() {
        return Dimension.of(parents("m1 Q", "m2 Q", "m3 Q"));
    }

    /** Many small counts, some zeros, a few larger ones. */
    static Map<List<String>, Long> counts(Random random, Dimension... dimensions) {
        Map<List<String>, Long> counts = new LinkedHashMap<>();
        List<List<String>> all = List.of(List.of());
        for (Dimension dimension : dimensions) {
            all = all.stream()
                    .flatMap(codes -> dimension.codes().stream()
                            .filter(code -> !dimension.isWhole(code))
                            .map(code -> {
                                List<String> more = new ArrayList<>(codes);
                                more.add(code);
                                return List.copyOf(more);
                            }))
                    .toList();
        }
        all.forEach(codes -> counts.put(codes, (long) (random.nextDouble() * random.nextDouble() * 14)));
        return counts;
    }

    /** Never published before, minimum 5, zeros shown. */
    static Figure figure(List<String> codes, long count) {
        return figure(codes, count, new Earlier.Unpublished());
    }

    static Figure figure(List<String> codes, long count, Earlier earlier) {
        return new Figure(key(codes), count, 5, WIDTH, true, earlier);
    }

    /** With what an edition before did. */
    static BiFunction<List<String>, Long, Figure> after(Map<String, Earlier> published) {
        return (codes, count) -> figure(codes, count, published.getOrDefault(key(codes), new Earlier.Unpublished()));
    }

    static String key(List<String> codes) {
        return String.join("|", codes);
    }

    static Cube cube(long seed) {
        return Cube.of(List.of(AREAS, CATEGORIES), counts(new Random(seed), AREAS, CATEGORIES), Tables::figure);
    }
}
