package nl.wijkbeeld.warehouse;

import java.time.LocalDate;
import java.util.List;

/**
 * What closing did.
 *
 * @param months the months that closed, by source and month; empty when none was due
 * @param isCompacted whether the file was written anew, so that no erased row is left in it
 */
public record ClosedMonths(List<Month> months, boolean isCompacted) {

    /** A month of a source, by its first day. */
    public record Month(String bron, LocalDate maand) {}

    public ClosedMonths {
        months = List.copyOf(months);
    }
}
