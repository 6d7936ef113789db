package nl.wijkbeeld.anonymity;

import java.util.List;
import java.util.function.Predicate;

/**
 * What a class of alike rows must hold before it is released.
 *
 * @param k least number of rows
 * @param l least number of distinct sensitive values
 * @param tells whether a class of these values tells anything of the sensitive attribute; l is asked of such classes only
 */
public record Demand(int k, int l, Predicate<List<String>> tells) {

    public Demand {
        if (k < 1 || l < 1) {
            throw new IllegalArgumentException("k " + k + ", l " + l);
        }
    }

    /** For rows whose sensitive value is released beside the class. */
    public Demand(int k, int l) {
        this(k, l, values -> true);
    }

    boolean isMet(List<String> values, long rows, long sensitiveValues) {
        return rows >= k && (sensitiveValues >= l || !tells.test(values));
    }
}
