package nl.wijkbeeld.disclosure;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an expected supplier delivered last.
 *
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
        OptionalLong rowsRead,
        OptionalLong rowsLoaded,
        OptionalLong rowsRefused,
        OptionalLong rowsUnknownCode,
        OptionalLong rowsUnknownArea,
        OptionalLong rowsLate,
        Optional<String> lastOutcome,
        boolean missed) {}
