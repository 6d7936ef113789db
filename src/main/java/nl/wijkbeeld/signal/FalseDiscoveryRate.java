package nl.wijkbeeld.signal;

import java.util.Arrays;

/**
 * Which of many tests found something, so that on average no more than a given share of the findings is chance.
 *
 * <p>Source: Benjamini and Hochberg (1995), J. R. Statist. Soc. B 57, 289–300.
 */
final class FalseDiscoveryRate {

    private FalseDiscoveryRate() {}

    /**
     * Where findings end.
     *
     * @param rate between 0 and 1
     * @return the largest p-value that is a finding; negative when none is
     */
    static double threshold(double[] pValues, double rate) {
        double[] sorted = pValues.clone();
        Arrays.sort(sorted);
        int last = sorted.length;
        while (last > 0 && sorted[last - 1] > rate * last / sorted.length) {
            last--;
        }
        return last == 0 ? -1 : sorted[last - 1];
    }
}
