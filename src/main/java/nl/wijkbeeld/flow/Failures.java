package nl.wijkbeeld.flow;

import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.jspecify.annotations.Nullable;

/** Where every failure of a route ends: told once, in our own words; a reader's words can quote a person's row. */
public final class Failures implements ExceptionHandler {

    /** The property of an exchange whose failure was told. */
    static final String TOLD = "gemeld";

    private final Journal journal;

    public Failures(Journal journal) {
        this.journal = journal;
    }

    /** Called by {@code failures.camel.yaml}. */
    public void record(Exchange exchange) {
        Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        Received received = exchange.getProperty("ontvangen", Received.class);
        if (received != null) {
            Intake.discard(received.delivery().folder());
        }
        Collection collection = exchange.getProperty("verzameling", Collection.class);
        if (collection != null) {
            Intake.discard(collection.folder());
        }
        exchange.setProperty(TOLD, true);
        journal.fault(
                String.valueOf(exchange.getFromRouteId()), cause == null ? new IllegalStateException("?") : cause);
    }

    @Override
    public void handleException(Throwable exception) {
        // told by record, in the route that failed
    }

    @Override
    public void handleException(String message, Throwable exception) {
        // as above
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Exchange exchange, @Nullable Throwable exception) {
        // as above
    }
}
