package nl.wijkbeeld.flow;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.wijkbeeld.warehouse.ClosedMonth;
import nl.wijkbeeld.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps after the deliveries, as {@code nacht.camel.yaml} calls them. */
public final class Night {

    private static final Logger LOG = LoggerFactory.getLogger(Night.class);

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
        journal.step("build", () -> warehouse.build(today))
                .forEach(warning -> LOG.warn("{}: {} ({})", warning.check(), warning.sentence(), warning.rows()));
        List<ClosedMonth> closed = journal.step("close", () -> warehouse.closeMonths(today));
        if (!closed.isEmpty()) {
            LOG.info("{} maanden gesloten: geteld, bevroren, rijen gewist", closed.size());
            journal.step("build", () -> warehouse.build(today));
        }
        return today;
    }

    public void protect() {}

    public void compose() {}

    public void publish() {}
}
