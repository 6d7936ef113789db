package nl.wijkbeeld.suppression;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The figures of a table with all its totals, and the relations between them. Every combination of codes is a figure;
 * each that has parts along a dimension is their sum.
 */
public record Cube(List<Figure> figures, List<Relation> relations) {

    public Cube {
        figures = List.copyOf(figures);
        relations = List.copyOf(relations);
    }

    /**
     * Adds up and ties.
     *
     * @param counts per combination of codes without parts, one for each dimension; what is missing is 0
     * @param figure makes the figure of a combination and its count
     * @throws IllegalArgumentException when a count is given for codes that have parts or do not exist
     */
    public static Cube of(
            List<Dimension> dimensions, Map<List<String>, Long> counts, BiFunction<List<String>, Long, Figure> figure) {
        Map<List<String>, Long> totals = new LinkedHashMap<>();
        combinations(dimensions).forEach(codes -> totals.put(codes, 0L));
        counts.forEach((codes, count) -> {
            if (!totals.containsKey(codes) || hasParts(codes, dimensions)) {
                throw new IllegalArgumentException("not the codes of a smallest part: " + codes);
            }
            totals.put(codes, count);
        });
        for (int dimension = 0; dimension < dimensions.size(); dimension++) {
            addUp(totals, dimension, dimensions.get(dimension));
        }
        Map<List<String>, Figure> figures = new LinkedHashMap<>();
        totals.forEach((codes, count) -> figures.put(codes, figure.apply(codes, count)));
        return new Cube(new ArrayList<>(figures.values()), relations(figures, dimensions));
    }

    private static List<List<String>> combinations(List<Dimension> dimensions) {
        List<List<String>> combinations = List.of(List.of());
        for (Dimension dimension : dimensions) {
            combinations = combinations.stream()
                    .flatMap(codes -> dimension.codes().stream().map(code -> with(codes, codes.size(), code)))
                    .toList();
        }
        return combinations;
    }

    private static boolean hasParts(List<String> codes, List<Dimension> dimensions) {
        for (int dimension = 0; dimension < codes.size(); dimension++) {
            if (dimensions.get(dimension).isWhole(codes.get(dimension))) {
                return true;
            }
        }
        return false;
    }

    /** Fills the wholes along one dimension, the lowest first. */
    private static void addUp(Map<List<String>, Long> totals, int place, Dimension dimension) {
        List<String> wholes = new ArrayList<>(dimension.codes());
        java.util.Collections.reverse(wholes);
        wholes.removeIf(code -> !dimension.isWhole(code));
        Map<String, List<List<String>>> perCode = new LinkedHashMap<>();
        totals.keySet()
                .forEach(codes -> perCode.computeIfAbsent(codes.get(place), code -> new ArrayList<>())
                        .add(codes));
        for (String whole : wholes) {
            for (List<String> codes : perCode.getOrDefault(whole, List.of())) {
                long sum = dimension.parts(whole).stream()
                        .mapToLong(part -> totals.getOrDefault(with(codes, place, part), 0L))
                        .sum();
                totals.put(codes, sum);
            }
        }
    }

    /**
     * A figure that has parts along several dimensions is tied to those along one, where they are fewest: that they add
     * up along the others follows from the parts' own relations.
     */
    private static List<Relation> relations(Map<List<String>, Figure> figures, List<Dimension> dimensions) {
        List<Relation> relations = new ArrayList<>();
        figures.forEach((codes, whole) -> IntStream.range(0, dimensions.size())
                .filter(place -> dimensions.get(place).isWhole(codes.get(place)))
                .mapToObj(place -> parts(codes, place, dimensions.get(place), figures))
                .min(Comparator.comparingInt(List::size))
                .ifPresent(parts -> relations.add(Relation.total(whole.key(), parts))));
        return relations;
    }

    private static List<String> parts(
            List<String> codes, int place, Dimension dimension, Map<List<String>, Figure> figures) {
        return dimension.parts(codes.get(place)).stream()
                .map(part -> java.util.Objects.requireNonNull(figures.get(with(codes, place, part)))
                        .key())
                .toList();
    }

    private static List<String> with(List<String> codes, int place, String code) {
        List<String> changed = new ArrayList<>(codes);
        if (place == changed.size()) {
            changed.add(code);
        } else {
            changed.set(place, code);
        }
        return List.copyOf(changed);
    }

    /** Both; a figure that is in both is one. */
    public Cube and(Cube other) {
        LinkedHashSet<Figure> all = new LinkedHashSet<>(figures);
        all.addAll(other.figures);
        LinkedHashSet<Relation> ties = new LinkedHashSet<>(relations);
        ties.addAll(other.relations);
        return new Cube(new ArrayList<>(all), new ArrayList<>(ties));
    }

    public Outcome protect() {
        return Suppression.protect(figures, relations);
    }
}
