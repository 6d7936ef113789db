package nl.wijkbeeld.flow;

import java.time.Clock;
import java.time.LocalDate;
import nl.wijkbeeld.warehouse.Warehouse;

/** The steps after the deliveries, as {@code nacht.camel.yaml} calls them. */
public final class Night {

    private final Warehouse warehouse;
    private final Journal journal;
    private final Clock clock;

    public Night(Warehouse warehouse, Journal journal, Clock clock) {
        this.warehouse = warehouse;
        this.journal = journal;
        this.clock = clock;
    }

    /** Rebuilds what is derived; then closes the months that have settled, and shows that they are closed. */
    public LocalDate build() {
        LocalDate today = LocalDate.now(clock);
        return journal.step("build", () -> {
            warehouse.build(today);
            return today;
        });
    }

    public void protect() {}

    public void compose() {}

    public void publish() {}
}
