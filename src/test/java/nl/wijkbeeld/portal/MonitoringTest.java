package nl.wijkbeeld.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Pattern;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.Reference;
import nl.wijkbeeld.warehouse.Warehouse;
import nl.wijkbeeld.warehouse.WarehouseSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The monitoring over HTTP, beside a real warehouse that is at work, held or closed. */
@Timeout(60)
class MonitoringTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final String FRESH = "bron=\"dagbron\",leverancier=\"een\"";
    private static final String NEVER = "bron=\"dagbron\",leverancier=\"twee\"";

    /** A comment, or a sample: name, labels, number. */
    private static final Pattern LINE =
            Pattern.compile("# (HELP|TYPE) \\w+ .+|[a-z_:][\\w:]*(\\{(\\w+=\"[^\"]*\",?)+})? [-+0-9.eENaIinf]+");

    private final HttpClient client = HttpClient.newHttpClient();
    private Path editions;
    private Warehouse warehouse;
    private Monitoring monitoring;

    @BeforeEach
    void start(@TempDir Path temp) throws IOException {
        editions = Files.createDirectory(temp.resolve("editions"));
        warehouse = Warehouse.open(new WarehouseSettings(temp.resolve("w/wijkbeeld.duckdb"), "256MB", 1));
        warehouse.reference(new Reference(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Reference.Bron(
                        "dagbron", "partner", "Dagbron", "gebeurtenissen", null, "dag", 30, 90, false, 5)),
                List.of(
                        new Reference.Leverancier("dagbron", "een", "Een"),
                        new Reference.Leverancier("dagbron", "twee", "Twee"))));
        deliver(1, "een", "geladen", "2026-11-24T05:00:00");
        deliver(2, "een", "geweigerd", "2026-11-24T05:30:00");
        deliver(3, "twee", "geweigerd", "2026-11-24T05:30:00");
        at(NOW);
    }

    private void deliver(int id, String supplier, String outcome, String moment) {
        warehouse.write(
                "insert into ledger_leveringen (levering_id, bron, leverancier, ontvangen_op, uitkomst) values (?, 'dagbron', ?, ?, ?)",
                id,
                supplier,
                LocalDateTime.parse(moment),
                outcome);
    }

    private void step(String name, String moment, String outcome) {
        warehouse.write(
                "insert into ledger_stappen (nacht_id, stap, bron, begonnen_op, duur_ms, uitkomst) values (0, ?, '', ?, 60000, ?)",
                name,
                LocalDateTime.parse(moment),
                outcome);
    }

    private void at(Instant now) {
        if (monitoring != null) {
            monitoring.close();
        }
        monitoring = Monitoring.start(warehouse, editions, Clock.fixed(now, ZoneId.of("Europe/Amsterdam")), 0);
    }

    @AfterEach
    void stop() {
        monitoring.close();
        warehouse.close();
    }

    private HttpResponse<String> send(String method, String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + monitoring.port() + path))
                            .method(method, BodyPublishers.noBody())
                            .timeout(Duration.ofSeconds(10))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void assertAnswer(int status, String body, String path) {
        HttpResponse<String> answer = send("GET", path);
        assertEquals(body, answer.body());
        assertEquals(status, answer.statusCode());
    }

    /** The samples of one scrape, by name and labels. */
    private Map<String, Double> samples() {
        HttpResponse<String> scraped = send("GET", "/metrics");
        assertEquals(200, scraped.statusCode());
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8",
                scraped.headers().firstValue("Content-Type").orElseThrow());
        Map<String, Double> samples = new TreeMap<>();
        List<String> types = new ArrayList<>();
        scraped.body().lines().forEach(line -> {
            assertTrue(LINE.matcher(line).matches(), line);
            if (line.startsWith("# TYPE")) {
                types.add(line.split(" ")[2]);
            } else if (!line.startsWith("#")) {
                int space = line.lastIndexOf(' ');
                assertEquals(
                        null, samples.put(line.substring(0, space), Double.valueOf(line.substring(space + 1))), line);
            }
        });
        assertEquals(types.stream().distinct().toList(), types);
        return samples;
    }

    private static List<String> own(Map<String, Double> samples) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getKey().startsWith("wijkbeeld"))
                .map(sample -> sample.getKey() + " " + sample.getValue())
                .toList();
    }

    @Test
    void isUpAndReady() {
        assertAnswer(200, "{\"status\":\"UP\"}", "/health/live");
        assertAnswer(200, "{\"status\":\"UP\",\"warehouse\":\"antwoordt\",\"edities\":\"leesbaar\"}", "/health/ready");
    }

    @Test
    void isNotReadyWithoutTheFolderOfEditions() throws IOException {
        Files.delete(editions);
        assertAnswer(
                503,
                "{\"status\":\"DOWN\",\"warehouse\":\"antwoordt\",\"edities\":\"niet leesbaar\"}",
                "/health/ready");
    }

    @Test
    void livesButIsNotReadyWhenTheWarehouseIsClosed() {
        warehouse.close();
        assertAnswer(
                503,
                "{\"status\":\"DOWN\",\"warehouse\":\"antwoordt niet\",\"edities\":\"leesbaar\"}",
                "/health/ready");
        assertAnswer(200, "{\"status\":\"UP\"}", "/health/live");
        assertEquals(List.of("wijkbeeld_warehouse_antwoordt 0.0"), own(samples()));
    }

    @Test
    void answersInTimeWhileTheWarehouseIsHeldAndIsReadyAgainAfterwards() throws InterruptedException {
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> reader = CompletableFuture.runAsync(() -> warehouse.read(connection -> {
            reading.countDown();
            return await(release);
        }));
        reading.await();
        // the new file waits for the reader, and whoever asks now waits for the new file
        CompletableFuture<Void> compacting = CompletableFuture.runAsync(warehouse::compact);
        while (send("GET", "/health/ready").statusCode() == 200) {
            Thread.sleep(20);
        }
        for (int i = 0; i < 3; i++) {
            long begun = System.nanoTime();
            assertEquals(List.of("wijkbeeld_warehouse_antwoordt 0.0"), own(samples()));
            assertEquals(503, send("GET", "/health/ready").statusCode());
            long live = System.nanoTime();
            assertEquals(200, send("GET", "/health/live").statusCode());
            assertTrue(System.nanoTime() - live < Duration.ofSeconds(1).toNanos());
            assertTrue(System.nanoTime() - begun < Duration.ofSeconds(6).toNanos());
        }
        assertTrue(
                Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> thread.getName().equals("bewaking"))
                                .count()
                        <= 3,
                "one thread a question, however often it is asked");
        release.countDown();
        reader.join();
        compacting.join();
        assertEquals(200, send("GET", "/health/ready").statusCode());
        assertEquals(1.0, samples().get("wijkbeeld_warehouse_antwoordt"));
    }

    @Test
    void answersWhileATransactionHoldsTheWritersLock() throws InterruptedException {
        CountDownLatch writing = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletableFuture<Void> night = CompletableFuture.runAsync(() -> warehouse.transaction(connection -> {
            try (var statement = connection.createStatement()) {
                statement.execute("update ledger_leveringen set ontvangen_op = timestamp '2026-11-24 06:00:00'");
            }
            writing.countDown();
            return await(release);
        }));
        writing.await();
        assertEquals(200, send("GET", "/health/live").statusCode());
        assertEquals(200, send("GET", "/health/ready").statusCode());
        assertEquals(3600.0, samples().get("wijkbeeld_levering_leeftijd_seconds{" + FRESH + "}"));
        release.countDown();
        night.join();
        assertEquals(0.0, samples().get("wijkbeeld_levering_leeftijd_seconds{" + FRESH + "}"));
    }

    private static boolean await(CountDownLatch release) {
        try {
            release.await();
            return true;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void tellsHowOldDeliveriesAreAndOfASupplierThatNeverDeliveredOnlyThatItIsMissed() {
        assertEquals(
                List.of(
                        "wijkbeeld_levering_gemist{" + FRESH + "} 0.0",
                        "wijkbeeld_levering_gemist{" + NEVER + "} 1.0",
                        "wijkbeeld_levering_leeftijd_seconds{" + FRESH + "} 3600.0",
                        "wijkbeeld_warehouse_antwoordt 1.0"),
                own(samples()));
        at(NOW.plus(Duration.ofDays(3)));
        Map<String, Double> later = samples();
        assertEquals(3600.0 + 3 * 86400, later.get("wijkbeeld_levering_leeftijd_seconds{" + FRESH + "}"));
        assertEquals(1.0, later.get("wijkbeeld_levering_gemist{" + FRESH + "}"));
        assertEquals(1.0, later.get("wijkbeeld_levering_gemist{" + NEVER + "}"));
    }

    @Test
    void missesADeliveryFromTheDayOnWhichTheMartDoes() {
        for (int days = 0; days < 5; days++) {
            at(NOW.plus(Duration.ofDays(days)));
            LocalDate today = LocalDate.of(2026, 11, 24).plusDays(days);
            warehouse.build(today);
            boolean isMissed = warehouse
                    .rows("select is_gemist from mart_leveringen where leverancier = 'een'")
                    .get(0)
                    .flag("is_gemist");
            assertEquals(isMissed ? 1.0 : 0.0, samples().get("wijkbeeld_levering_gemist{" + FRESH + "}"), "" + days);
        }
    }

    @Test
    void tellsTheLastEditionAndTheLastNightThatEnded() {
        warehouse.write(
                "insert into ledger_edities values ('2026-11-23-1', timestamp '2026-11-23 06:00:00', date '2026-11-23', 'm', false)");
        List<String> night = List.of("build", "protect", "compose", "publish", "retain");
        for (int i = 0; i < night.size(); i++) {
            step(night.get(i), "2026-11-23T05:%02d:00".formatted(35 + i), "klaar");
        }
        Map<String, Double> good = samples();
        assertEquals(86400.0, good.get("wijkbeeld_editie_leeftijd_seconds"));
        assertEquals(1.0, good.get("wijkbeeld_nacht_uitkomst"));
        assertEquals(86400.0 + 20 * 60, good.get("wijkbeeld_nacht_leeftijd_seconds"));

        step("build", "2026-11-24T05:30:00", "storing"); // a night that has not ended yet
        assertEquals(1.0, samples().get("wijkbeeld_nacht_uitkomst"));
        step("retain", "2026-11-24T05:39:00", "klaar");
        Map<String, Double> failed = samples();
        assertEquals(0.0, failed.get("wijkbeeld_nacht_uitkomst"));
        assertEquals(20 * 60.0, failed.get("wijkbeeld_nacht_leeftijd_seconds"));
        assertEquals(86400.0, failed.get("wijkbeeld_editie_leeftijd_seconds"));

        step("retain", "2026-11-24T05:49:00", "klaar"); // nothing was loaded yet, so nothing was built
        assertEquals(0.0, samples().get("wijkbeeld_nacht_uitkomst"));
    }

    @Test
    void measuresItsOwnProcess() {
        Map<String, Double> samples = samples();
        for (String name :
                List.of("jvm_memory_used_bytes{", "jvm_gc_", "jvm_threads_live_threads", "process_uptime_")) {
            assertTrue(samples.keySet().stream().anyMatch(sample -> sample.startsWith(name)), name);
        }
    }

    @Test
    void knowsNoOtherPathAndNoOtherMethod() {
        for (String path : List.of("/", "/health", "/health/live/", "/metrics/x", "/beheer/spoor", "/%2e%2e/metrics")) {
            assertEquals(404, send("GET", path).statusCode(), path);
        }
        for (String method : List.of("POST", "PUT", "DELETE", "HEAD", "OPTIONS")) {
            HttpResponse<String> refused = send(method, "/metrics");
            assertEquals(405, refused.statusCode(), method);
            assertEquals("", refused.body());
        }
    }

    @Test
    void listensOnLoopbackAlone() throws Exception {
        List<InetAddress> others = new ArrayList<>(List.of(InetAddress.getByName("127.0.0.2")));
        NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .forEach(others::add);
        for (InetAddress other : others) {
            try (Socket socket = new Socket()) {
                assertThrows(
                        ConnectException.class,
                        () -> socket.connect(new InetSocketAddress(other, monitoring.port()), 2000),
                        other.toString());
            }
        }
    }

    @Test
    void namesTheSettingWhenThePortIsTaken() {
        Fault fault = assertThrows(
                Fault.class, () -> Monitoring.start(warehouse, editions, Clock.systemUTC(), monitoring.port()));
        assertTrue(fault.toString().contains("bewaking.poort"), fault.getMessage());
        assertFalse(warehouse.rows("select 1").isEmpty(), "the warehouse is not its to close");
    }
}
