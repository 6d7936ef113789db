package nl.wijkbeeld.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Delivery;
import nl.wijkbeeld.finding.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What arrived, and what became of it.
 *
 * @param id number of the delivery, in order of receipt
 * @param name as the supplier named the file, when that name can hold nothing of a person
 * @param bytes size
 * @param sha256 digest of its content, hex
 * @param firstMonth first month that it covers, null when it covers none
 * @param lastMonth last month that it covers
 * @param periodEnd last day that its name promises, null when it promises none
 * @param outcome what became of it
 * @param balance its rows
 * @param findings what its sender can mend
 */
public record Entry(
        int id,
        Contract contract,
        String supplier,
        String name,
        Instant receivedAt,
        long bytes,
        String sha256,
        @Nullable LocalDate firstMonth,
        @Nullable LocalDate lastMonth,
        @Nullable LocalDate periodEnd,
        Outcome outcome,
        Balance balance,
        List<Finding> findings) {

    /** What became of a delivery. */
    public enum Outcome {
        LOADED("geladen"),
        REFUSED("geweigerd"),
        DUPLICATE("dubbel");

        private final String word;

        Outcome(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /**
     * Rows: read = loaded + refused + late + merged + outside.
     *
     * @param loaded kept
     * @param refused broke the contract
     * @param late for a month that is closed
     * @param merged one more row of an event that is already counted
     * @param outside rightly not kept: addresses outside the areas, cases that a closed month has counted
     * @param replaced rows of earlier deliveries that these replaced
     * @param unknownCode of the loaded: category unknown
     * @param unknownArea of the loaded: area unknown
     */
    public record Balance(
            long loaded,
            long refused,
            long late,
            long merged,
            long outside,
            long replaced,
            long unknownCode,
            long unknownArea) {

        public static final Balance NONE = new Balance(0, 0, 0, 0, 0, 0, 0, 0);

        public long read() {
            return loaded + refused + late + merged + outside;
        }
    }

    public Entry {
        findings = List.copyOf(findings);
    }

    /** A delivery of which nothing was loaded. */
    public static Entry without(
            int id,
            Delivery delivery,
            long bytes,
            String sha256,
            Outcome outcome,
            Balance balance,
            List<Finding> findings) {
        return new Entry(
                id,
                delivery.contract(),
                delivery.supplier(),
                delivery.name(),
                delivery.receivedAt(),
                bytes,
                sha256,
                null,
                null,
                null,
                outcome,
                balance,
                findings);
    }

    public Entry withId(int number) {
        return new Entry(
                number,
                contract,
                supplier,
                name,
                receivedAt,
                bytes,
                sha256,
                firstMonth,
                lastMonth,
                periodEnd,
                outcome,
                balance,
                findings);
    }

    public boolean isRefused() {
        return outcome == Outcome.REFUSED;
    }

    /** In one sentence why it was not loaded; blank when it was. */
    public String reason() {
        return outcome == Outcome.LOADED || findings.isEmpty()
                ? ""
                : findings.get(findings.size() - 1).line();
    }
}
