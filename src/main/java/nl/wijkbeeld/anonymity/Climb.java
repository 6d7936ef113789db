package nl.wijkbeeld.anonymity;

import java.util.List;
import java.util.Optional;

/**
 * What became of the rows that went up the ladder.
 *
 * @param released for each row, in the order in which they came: the values under which it is released, empty when it waits
 */
public record Climb(List<Optional<List<String>>> released) {

    public Climb {
        released = List.copyOf(released);
    }

    /** How many rows wait. */
    public long waiting() {
        return released.stream().filter(Optional::isEmpty).count();
    }
}
