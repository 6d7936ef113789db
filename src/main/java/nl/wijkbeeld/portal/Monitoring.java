package nl.wijkbeeld.portal;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.Row;
import nl.wijkbeeld.warehouse.Warehouse;
import org.jspecify.annotations.Nullable;

/**
 * Tells a monitoring system whether the hub lives, is ready, and how old its deliveries and edition are.
 *
 * <p>A server of its own, on loopback alone, because nobody signs in. It holds no figure and nothing of a person. What may
 * hang is read off the event loop, so {@code /health/live} answers whatever the warehouse does.
 */
public final class Monitoring implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int LIMIT_SECONDS = 2;
    private static final int START_SECONDS = 20;

    /**
     * The last night that ended, by its own steps: each ends with retain. The outcome in ledger_nachten is another one: there a
     * source that did not answer counts too.
     */
    private static final String MOMENTS = """
            with stappen as (
                select
                    *,
                    count(*) filter (where stap = 'retain') over (order by begonnen_op desc) as nachten_terug
                from ledger_stappen
                where bron = ''
            )
            select
                max(begonnen_op + to_milliseconds(duur_ms)) as nacht_op,
                coalesce(bool_and(uitkomst = 'klaar') and bool_or(stap = 'publish'), false) as is_geslaagd,
                (select max(gemaakt_op) from ledger_edities) as editie_op
            from stappen
            where nachten_terug = 1
            """;

    private final Clock clock;
    private final PrometheusMeterRegistry process = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics collections = new JvmGcMetrics();
    private final ExecutorService readers = Executors.newCachedThreadPool(Monitoring::reader);
    private final Question<List<Row>> simpleQuery;
    private final Question<Long> editionsInFolder;
    private final Question<Ledger> ledger;
    private final Vertx vertx;
    private final HttpServer server;

    /** What one scrape reads: a row per source and supplier, and one of moments. */
    private record Ledger(List<Row> deliveries, Row moments) {}

    /** A read that may hang: it is asked once at a time, and nobody waits longer for it than the limit. */
    private final class Question<T> {

        private final Supplier<T> read;
        private @Nullable CompletableFuture<T> asked;

        Question(Supplier<T> read) {
            this.read = read;
        }

        synchronized Future<T> ask() {
            CompletableFuture<T> running = asked;
            if (running == null || running.isDone()) {
                running = CompletableFuture.supplyAsync(read, readers);
                asked = running;
            }
            return Future.fromCompletionStage(
                    running.copy().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS), vertx.getOrCreateContext());
        }
    }

    private Monitoring(Warehouse warehouse, Path editions, Clock clock, int port) {
        this.clock = clock;
        this.simpleQuery = new Question<>(() -> warehouse.rows("select 1"));
        this.editionsInFolder = new Question<>(() -> entries(editions));
        this.ledger = new Question<>(() -> new Ledger(
                warehouse.deliveries(LocalDate.now(clock)),
                warehouse.rows(MOMENTS).get(0)));
        new JvmMemoryMetrics().bindTo(process);
        new JvmThreadMetrics().bindTo(process);
        new UptimeMetrics().bindTo(process);
        collections.bindTo(process);
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.server = vertx.createHttpServer(
                        new HttpServerOptions().setIdleTimeout(START_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS))
                .requestHandler(this::answer);
        try {
            server.listen(port, LOOPBACK)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            close();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            close();
            throw new Fault(
                    "De bewaking kan niet luisteren op poort %d. Kies een andere bewaking.poort.".formatted(port),
                    failed);
        }
    }

    /**
     * Starts listening.
     *
     * @param clock tells the day of a delivery; in Europe/Amsterdam
     * @param port 0 for any that is free
     * @throws Fault when it cannot
     */
    public static Monitoring start(Warehouse warehouse, Path editions, Clock clock, int port) {
        return new Monitoring(warehouse, editions, clock, port);
    }

    public int port() {
        return server.actualPort();
    }

    private static Thread reader(Runnable reading) {
        Thread thread = new Thread(reading, "bewaking");
        thread.setDaemon(true); // one that hangs does not keep the process
        return thread;
    }

    private static long entries(Path folder) {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void answer(HttpServerRequest request) {
        Map<String, Handler<HttpServerResponse>> answers = Map.of(
                "/health/live", response -> json(response, 200, new JsonObject().put("status", "UP")),
                "/health/ready", this::ready,
                "/metrics", this::metrics);
        HttpServerResponse response = request.response().putHeader("Cache-Control", "no-store");
        Handler<HttpServerResponse> known = answers.get(Objects.requireNonNullElse(request.path(), ""));
        if (known == null) {
            response.setStatusCode(404).end();
        } else if (!request.method().equals(HttpMethod.GET)) {
            response.setStatusCode(405).putHeader("Allow", "GET").end();
        } else {
            known.handle(response);
        }
    }

    private static void json(HttpServerResponse response, int status, JsonObject told) {
        response.setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(told.encode());
    }

    private void ready(HttpServerResponse response) {
        Future<List<Row>> warehouse = simpleQuery.ask();
        Future<Long> editions = editionsInFolder.ask();
        Future.join(warehouse, editions).onComplete(both -> {
            boolean isUp = both.succeeded();
            json(
                    response,
                    isUp ? 200 : 503,
                    new JsonObject()
                            .put("status", isUp ? "UP" : "DOWN")
                            .put("warehouse", warehouse.succeeded() ? "antwoordt" : "antwoordt niet")
                            .put("edities", editions.succeeded() ? "leesbaar" : "niet leesbaar"));
        });
    }

    private void metrics(HttpServerResponse response) {
        ledger.ask()
                .onComplete(read -> response.putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(process.scrape() + gauges(read)));
    }

    /** Made anew for each scrape, so that what is no longer known has no sample. */
    private String gauges(AsyncResult<Ledger> read) {
        PrometheusMeterRegistry gauges = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        truth(
                gauges,
                "wijkbeeld.warehouse.antwoordt",
                "1 als het warehouse op tijd antwoordde; bij 0 ontbreken de andere waarden van Wijkbeeld",
                Tags.empty(),
                read.succeeded());
        if (read.succeeded()) {
            read.result().deliveries().forEach(row -> delivery(gauges, row));
            moments(gauges, read.result().moments());
        }
        String text = gauges.scrape();
        gauges.close();
        return text;
    }

    private void delivery(MeterRegistry gauges, Row row) {
        Tags supplier = Tags.of("bron", row.text("bron"), "leverancier", row.text("leverancier"));
        row.findMoment("ontvangen_op")
                .ifPresent(moment -> age(
                        gauges,
                        "wijkbeeld.levering.leeftijd",
                        "Tijd sinds de laatste geladen levering; zonder waarde is er nooit een geladen",
                        supplier,
                        moment));
        truth(
                gauges,
                "wijkbeeld.levering.gemist",
                "1 als er nooit een levering is geladen, of het ritme sinds de laatste tweemaal verstreek",
                supplier,
                row.flag("is_gemist"));
    }

    private void moments(MeterRegistry gauges, Row row) {
        row.findMoment("editie_op")
                .ifPresent(moment -> age(
                        gauges,
                        "wijkbeeld.editie.leeftijd",
                        "Tijd sinds de laatste editie is gemaakt",
                        Tags.empty(),
                        moment));
        row.findMoment("nacht_op").ifPresent(moment -> {
            age(gauges, "wijkbeeld.nacht.leeftijd", "Tijd sinds de laatste nacht eindigde", Tags.empty(), moment);
            truth(
                    gauges,
                    "wijkbeeld.nacht.uitkomst",
                    "1 als de laatste nacht die eindigde een editie maakte en alle stappen lukten",
                    Tags.empty(),
                    row.flag("is_geslaagd"));
        });
    }

    private void age(MeterRegistry gauges, String name, String help, Tags tags, LocalDateTime moment) {
        double seconds = Duration.between(moment.toInstant(ZoneOffset.UTC), clock.instant())
                        .toMillis()
                / 1000.0;
        Gauge.builder(name, () -> seconds)
                .description(help)
                .baseUnit("seconds")
                .tags(tags)
                .register(gauges);
    }

    private static void truth(MeterRegistry gauges, String name, String help, Tags tags, boolean isTrue) {
        Gauge.builder(name, () -> isTrue ? 1 : 0).description(help).tags(tags).register(gauges);
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        readers.shutdownNow();
        collections.close();
        process.close();
    }
}
