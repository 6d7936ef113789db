package nl.wijkbeeld.anonymity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of one attribute, from the finest to the coarsest.
 *
 * <p>A value is known by its text: where two levels have the same text they are the same value, and rows released at
 * either level are alike.
 */
public final class Hierarchy {

    private final List<String> texts = new ArrayList<>();
    private final Map<String, Integer> codes = new HashMap<>();
    private final Map<Integer, int[]> paths = new HashMap<>();
    private final List<Integer> leaves = new ArrayList<>();
    private final int levels;

    private Hierarchy(int levels) {
        this.levels = levels;
    }

    /**
     * @param paths one per finest value: itself, what it becomes at the next level, and so on; all of one length
     * @throws IllegalArgumentException when there is no path, when their lengths differ, or when a value has two
     */
    public static Hierarchy of(Collection<List<String>> paths) {
        Hierarchy hierarchy = new Hierarchy(paths.stream()
                .mapToInt(List::size)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a hierarchy without values")));
        paths.forEach(hierarchy::add);
        return hierarchy;
    }

    private void add(List<String> path) {
        int[] coded = path.stream().mapToInt(this::coded).toArray();
        if (coded.length != levels || paths.put(coded[0], coded) != null) {
            throw new IllegalArgumentException("a value with two paths, or a path of another length");
        }
        for (int code : Arrays.stream(coded).distinct().toArray()) {
            leaves.set(code, leaves.get(code) + 1);
        }
    }

    private int coded(String text) {
        return codes.computeIfAbsent(text, added -> {
            texts.add(added);
            leaves.add(0);
            return texts.size() - 1;
        });
    }

    int levels() {
        return levels;
    }

    /** How many values there are, of all levels. */
    int size() {
        return texts.size();
    }

    /** What a finest value becomes at each level. */
    int[] path(String value) {
        Integer code = codes.get(value);
        int[] path = code == null ? null : paths.get(code);
        if (path == null) {
            throw new IllegalArgumentException("a value that is no finest value of its hierarchy");
        }
        return path;
    }

    /** -1 when the hierarchy does not have it. */
    int code(String value) {
        return codes.getOrDefault(value, -1);
    }

    String text(int code) {
        return texts.get(code);
    }

    /** What is lost when this value stands for the finest one: 0 nothing, 1 all. */
    double loss(int code) {
        return paths.size() == 1 ? 0 : (leaves.get(code) - 1.0) / (paths.size() - 1.0);
    }
}
