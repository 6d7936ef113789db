package nl.wijkbeeld.disclosure;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * What an expected supplier delivered last. Its rows are not counted here: of a list of cases that is delivered anew each
 * night, two editions would tell how many came in between.
 *
 * @param refused of the rows that were read, those that broke the contract
 * @param unknown of the rows that were loaded, those of which kind or area is not known
 * @param received moment in UTC, empty when nothing was ever loaded
 * @param lastOutcome geladen, geweigerd or dubbel; empty when nothing ever arrived
 */
public record Delivery(
        String source,
        String sourceTitle,
        String supplier,
        String supplierTitle,
        Optional<LocalDateTime> received,
        Optional<LocalDate> firstMonth,
        Optional<LocalDate> lastMonth,
        Share refused,
        Share unknown,
        Optional<String> lastOutcome,
        boolean missed) {

    /** A part of many rows, too coarse to count with. */
    public enum Share {
        UNDER_1,
        UNDER_5,
        MORE;

        static Share of(long part, long all) {
            if (part * 100 < all) {
                return UNDER_1;
            }
            return part * 100 < 5 * all ? UNDER_5 : MORE;
        }
    }
}
