package nl.wijkbeeld.signal;

/** How likely each count is. */
interface CountDistribution {

    /** P(count ≤ this). */
    double atMost(int count);

    /** P(count ≥ this). */
    double atLeast(int count);

    /** The least count that is exceeded with no more than this probability. */
    default int upper(double probability) {
        int high = 1;
        while (atLeast(high + 1) > probability) {
            high = Math.multiplyExact(high, 2);
        }
        int low = -1;
        while (high - low > 1) {
            int middle = (high + low) / 2;
            if (atLeast(middle + 1) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** The least count that is reached from below with more than this probability. */
    default int lower(double probability) {
        int low = -1;
        int high = 1;
        while (atMost(high) <= probability) {
            low = high;
            high = Math.multiplyExact(high, 2);
        }
        while (high - low > 1) {
            int middle = (high + low) / 2;
            if (atMost(middle) > probability) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }
}
