package nl.wijkbeeld.flow;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import nl.wijkbeeld.settings.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.component.quartz.QuartzEndpoint;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;
import org.quartz.CronExpression;

/** The routes that collect, in the order of their schedule; each can be made to collect now, by its own consumer. */
public final class Sources {

    /** The zone of every schedule. */
    public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    /** The route that builds and publishes; it collects nothing. */
    public static final String NIGHT = "nacht";

    private static final int FORBIDDEN_HOUR = 2;
    private static final int CHECKED_TIMES = 800;

    private final CamelContext camel;
    private final Journal journal;
    private final Clock clock;

    public Sources(CamelContext camel, Journal journal, Clock clock) {
        this.camel = camel;
        this.journal = journal;
        this.clock = clock;
    }

    /** A route that collects. */
    public record Source(String route, CronExpression schedule) {}

    /**
     * Every source, earliest in the day first.
     *
     * @throws Fault when a schedule is no cron, or fires between 02:00 and 03:00, when an hour is skipped or doubled
     */
    public List<Source> all() {
        ZonedDateTime midnight =
                ZonedDateTime.now(clock.withZone(ZONE)).toLocalDate().atStartOfDay(ZONE);
        Date from = Date.from(midnight.toInstant().minusMillis(1));
        return camel.getRoutes().stream()
                .filter(route -> !route.getRouteId().equals(NIGHT))
                .flatMap(route -> schedule(route).map(cron -> new Source(route.getRouteId(), cron)).stream())
                .sorted(Comparator.comparing((Source source) -> timeOfDay(source, from))
                        .thenComparing(Source::route))
                .toList();
    }

    private static Date timeOfDay(Source source, Date from) {
        Date next = source.schedule().getNextValidTimeAfter(from);
        return next == null ? new Date(Long.MAX_VALUE) : next;
    }

    private static Optional<CronExpression> schedule(Route route) {
        Endpoint endpoint = route.getEndpoint();
        Object cron = null;
        if (endpoint instanceof QuartzEndpoint quartz) {
            cron = quartz.getCron();
        } else if (endpoint instanceof ScheduledPollEndpoint polled) {
            Map<String, Object> properties = polled.getSchedulerProperties();
            cron = properties == null ? null : properties.get("cron");
        }
        return cron == null ? Optional.empty() : Optional.of(readSchedule(route.getRouteId(), cron.toString()));
    }

    /** @throws Fault as for {@link #all} */
    public static CronExpression readSchedule(String route, String cron) {
        try {
            CronExpression schedule = new CronExpression(cron.replace('+', ' '));
            schedule.setTimeZone(TimeZone.getTimeZone(ZONE));
            Date time = Date.from(Instant.parse("2026-01-01T00:00:00Z"));
            for (int i = 0; i < CHECKED_TIMES && time != null; i++) {
                time = schedule.getNextValidTimeAfter(time);
                if (time != null && time.toInstant().atZone(ZONE).getHour() == FORBIDDEN_HOUR) {
                    throw new Fault(
                            "Het rooster van %s valt tussen 02.00 en 03.00 uur; dat uur vervalt of herhaalt zich bij de"
                                            .formatted(route)
                                    + " overgang van zomer- en wintertijd. Kies een ander uur.");
                }
            }
            return schedule;
        } catch (ParseException wrong) {
            throw new Fault("Het rooster van %s is geen geldige Quartz-cron. Voorbeeld: 0 10 3 * * ?".formatted(route));
        }
    }

    /** Collects from one source now, through its route, on this thread; a fault is written down, not thrown. */
    public void collect(Source source) {
        Route route = camel.getRoute(source.route());
        Consumer consumer = route.getConsumer();
        if (consumer instanceof ScheduledPollConsumer polling) {
            polling.run(); // tells the journal through Polls
            return;
        }
        Instant begun = clock.instant();
        long started = System.nanoTime();
        Exchange exchange = consumer.getEndpoint().createExchange();
        exchange.getExchangeExtension().setFromRouteId(source.route());
        boolean done = false;
        try {
            consumer.getProcessor().process(exchange);
            done = exchange.getException() == null; // failures.camel.yaml has told the journal
        } catch (Exception failed) {
            journal.fault(source.route(), failed);
        }
        journal.ended(new Journal.Step(
                "collect", source.route(), begun, Duration.ofNanos(System.nanoTime() - started), done));
    }

    /** The sources whose last scheduled time passed while the hub was down. */
    public List<Source> missed() {
        Instant now = clock.instant();
        return all().stream()
                .filter(source -> journal.lastCollected(source.route())
                        .map(last -> {
                            Date due = source.schedule().getNextValidTimeAfter(Date.from(last));
                            return due != null && due.toInstant().isBefore(now);
                        })
                        .orElse(true))
                .toList();
    }
}
