package nl.wijkbeeld.flow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.RouteAware;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/** Tells the journal of each time that a folder or server was looked in: when, how long, and whether it answered. */
public final class Polls implements PollingConsumerPollStrategy {

    private final Journal journal;
    private final Clock clock;
    private final Map<Consumer, Long> begun = new ConcurrentHashMap<>();

    public Polls(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        begun.put(consumer, System.nanoTime());
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        ended(consumer, true);
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        journal.fault(route(consumer), cause);
        ended(consumer, false);
        return false;
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
