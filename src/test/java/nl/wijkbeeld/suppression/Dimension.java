package nl.wijkbeeld.suppression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One way in which a count is broken down, as a hierarchy: buurt in wijk in gemeente, category in theme, month in
 * quarter.
 *
 * @param children per code that has parts, these
 * @param codes all of them, the highest first
 */
public record Dimension(Map<String, List<String>> children, List<String> codes) {

    /** @param parents per code what it lies in; what lies in nothing is named by its parts alone */
    public static Dimension of(Map<String, String> parents) {
        Map<String, List<String>> children = new LinkedHashMap<>();
        parents.forEach((code, parent) ->
                children.computeIfAbsent(parent, key -> new ArrayList<>()).add(code));
        Set<String> codes = new LinkedHashSet<>();
        children.keySet().stream().filter(code -> !parents.containsKey(code)).forEach(top -> add(top, children, codes));
        if (!codes.containsAll(parents.keySet())) {
            throw new IllegalArgumentException("a code lies in itself");
        }
        return new Dimension(children, List.copyOf(codes));
    }

    /** A single code, which has no parts. */
    public static Dimension of(String code) {
        return new Dimension(Map.of(), List.of(code));
    }

    private static void add(String code, Map<String, List<String>> children, Set<String> codes) {
        codes.add(code);
        children.getOrDefault(code, List.of()).forEach(part -> add(part, children, codes));
    }

    List<String> parts(String code) {
        return children.getOrDefault(code, List.of());
    }

    boolean isWhole(String code) {
        return children.containsKey(code);
    }
}
