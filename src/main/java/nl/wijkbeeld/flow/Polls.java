package nl.wijkbeeld.flow;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.RouteAware;
import org.apache.camel.component.file.remote.RemoteFilePollingConsumerPollStrategy;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.jspecify.annotations.Nullable;

/**
 * Tells the journal of each time that a folder or server was looked in: when, how long, and whether it answered.
 *
 * <p>A file that could not be fetched never reaches its route, so nothing else would tell of it.
 */
public final class Polls implements PollingConsumerPollStrategy, ExceptionHandler {

    /** Camel's own way to drop a connection that a failure left unusable; this strategy takes its place. */
    private static final PollingConsumerPollStrategy CONNECTIONS = new RemoteFilePollingConsumerPollStrategy();

    private final Journal journal;
    private final Clock clock;
    private final Map<Consumer, Long> begun = new ConcurrentHashMap<>();
    private final Set<Consumer> failed = ConcurrentHashMap.newKeySet();
    private final ThreadLocal<@Nullable Consumer> polling = new ThreadLocal<>();

    public Polls(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        begun.put(consumer, System.nanoTime());
        failed.remove(consumer);
        polling.set(consumer);
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        boolean hasFailed = failed.contains(consumer);
        if (hasFailed) {
            disconnect(consumer, endpoint);
        }
        ended(consumer, !hasFailed);
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        tell(consumer, cause);
        disconnect(consumer, endpoint);
        ended(consumer, false);
        return false;
    }

    private static void disconnect(Consumer consumer, Endpoint endpoint) {
        try {
            CONNECTIONS.rollback(consumer, endpoint, 0, new IOException("connection dropped"));
        } catch (Exception gone) {
            throw new IllegalStateException("a connection that is gone cannot be dropped", gone);
        }
    }

    @Override
    public void handleException(Throwable cause) {
        Consumer consumer = polling.get();
        if (consumer != null) {
            tell(consumer, cause);
        }
    }

    @Override
    public void handleException(@Nullable String message, Throwable cause) {
        handleException(cause); // the message quotes the file's name
    }

    @Override
    public void handleException(@Nullable String message, @Nullable Exchange exchange, @Nullable Throwable cause) {
        if (cause != null && (exchange == null || exchange.getProperty(Failures.TOLD) == null)) {
            handleException(cause);
        }
    }

    /** Once for each look: what keeps one file from us keeps the others too. */
    private void tell(Consumer consumer, Throwable cause) {
        if (failed.add(consumer)) {
            journal.fault(route(consumer), cause);
        }
    }

    private void ended(Consumer consumer, boolean done) {
        Long started = begun.remove(consumer);
        Duration took = Duration.ofNanos(started == null ? 0 : System.nanoTime() - started);
        Instant begin = clock.instant().minus(took);
        journal.ended(new Journal.Step("collect", route(consumer), begin, took, done));
    }

    private static String route(Consumer consumer) {
        return consumer instanceof RouteAware aware && aware.getRoute() != null
                ? aware.getRoute().getRouteId()
                : "onbekende route";
    }
}
