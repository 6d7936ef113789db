package nl.wijkbeeld.delivery;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A partner's file and the contract that it is held against.
 *
 * @param contract what was agreed
 * @param supplier one of the contract's suppliers
 * @param file where it is now, in a folder that only the hub can read
 * @param name as the supplier named it
 * @param receivedAt moment of receipt
 * @param day the day of receipt in Europe/Amsterdam; no event can be later
 */
public record Delivery(Contract contract, String supplier, Path file, String name, Instant receivedAt, LocalDate day) {

    public Delivery {
        if (!contract.suppliers().containsKey(supplier)) {
            throw new IllegalArgumentException(
                    "leverancier '%s' staat niet in het contract %s".formatted(supplier, contract.bron()));
        }
    }

    /** The folder that holds this delivery and nothing else. */
    public Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    /** One JSON record a line, instead of CSV. */
    public boolean isJson() {
        return name.endsWith(".jsonl") || name.endsWith(".ndjson");
    }
}
