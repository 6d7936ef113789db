package nl.wijkbeeld.standin;

import java.util.List;
import java.util.SplittableRandom;

/** A seeded source of choices; each named stream is independent, so that one partner's draws never move another's. */
final class Chance {
    private final SplittableRandom random;

    private Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The stream of that name: the same for the same seed and name, whatever else was drawn. */
    static Chance of(long seed, Object... names) {
        long mixed = seed;
        for (Object name : names) {
            mixed = 31 * mixed + name.toString().hashCode();
            mixed ^= mixed << 21;
        }
        return new Chance(mixed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean percent(double share) {
        return random.nextDouble() * 100 < share;
    }

    <T> T pick(List<T> options) {
        return options.get(below(options.size()));
    }

    /** An index, drawn in proportion to the weights. */
    int weighted(int[] weights) {
        int sum = 0;
        for (int weight : weights) {
            sum += weight;
        }
        int left = below(sum);
        int index = 0;
        while (left >= weights[index]) {
            left -= weights[index++];
        }
        return index;
    }
}
