package nl.wijkbeeld.suppression;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A linear equation between figures: the sum of coefficient × count is 0.
 *
 * @param coefficients per key of a figure, never 0
 */
public record Relation(Map<String, Integer> coefficients) {

    public Relation {
        coefficients = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
        if (coefficients.containsValue(0)) {
            throw new IllegalArgumentException("a coefficient is 0");
        }
    }

    /** The total equals the sum of its parts. */
    public static Relation total(String total, List<String> parts) {
        Map<String, Integer> coefficients = new LinkedHashMap<>();
        coefficients.put(total, -1);
        parts.forEach(part -> coefficients.merge(part, 1, Integer::sum));
        return new Relation(coefficients);
    }

    /** Two windows that follow each other differ by what enters and what leaves: R(t) − R(t−1) = m(t) − m(t−12). */
    public static Relation rolling(String window, String before, String enters, String leaves) {
        return new Relation(Map.of(window, 1, before, -1, enters, -1, leaves, 1));
    }
}
