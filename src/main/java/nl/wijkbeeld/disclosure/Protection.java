package nl.wijkbeeld.disclosure;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Turns one count into the cell that the policy allows. */
final class Protection {

    private final Policy policy;

    Protection(Policy policy) {
        this.policy = policy;
    }

    /** A count of what is openbaar as the marts hold it, with what is known about its period. */
    record Count(OptionalLong value, boolean delivered, boolean provisional) {}

    static Cell cell(Count count) {
        if (!count.delivered()) {
            return new Cell.NotDelivered();
        }
        if (count.value().isEmpty()) {
            return new Cell.Withheld();
        }
        long value = count.value().getAsLong();
        return value == 0 ? new Cell.Zero(count.provisional()) : new Cell.Shown(value, count.provisional());
    }

    /**
     * A figure of a closed period.
     *
     * @param count what {@link Guard} decided: empty when it is withheld
     */
    static Cell decided(@Nullable OptionalLong count) {
        return decided(count, OptionalLong.empty());
    }

    /** @param added what may be told of a correction round; empty when nothing, and then the first count stands */
    static Cell decided(@Nullable OptionalLong count, OptionalLong added) {
        if (count == null) {
            throw new IllegalStateException("a figure that nothing was decided on");
        }
        if (count.isEmpty()) {
            return new Cell.Withheld();
        }
        long told = count.getAsLong() + added.orElse(0);
        return told == 0 ? new Cell.Zero(false) : new Cell.Shown(told, false);
    }

    /** Per 1,000 inhabitants. */
    Cell rate(Cell count, OptionalLong inhabitants) {
        return rate(count, inhabitants, inhabitants);
    }

    /**
     * Per 1,000, of a count that is shown.
     *
     * @param inhabitants whether enough people live there
     * @param of what there are as many chances of as there are of these
     */
    Cell rate(Cell count, OptionalLong inhabitants, OptionalLong of) {
        if (inhabitants.isEmpty()
                || inhabitants.getAsLong() < Math.max(1, policy.inhabitants().value())
                || of.orElse(0) == 0) {
            return new Cell.NotMeaningful();
        }
        if (count instanceof Cell.Shown shown) {
            return new Cell.Rate(shown.count() * 1000.0 / of.getAsLong());
        }
        return count instanceof Cell.Zero ? new Cell.Rate(0) : new Cell.NotMeaningful();
    }
}
