package nl.wijkbeeld.portal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.warehouse.Warehouse;

/** Many who ask at once, for the bench: of the portal as one who signed in, or of a bare file server. */
public final class Load implements AutoCloseable {

    private static final String PASSWORD = "een lang genoeg wachtwoord";

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;
    private final int connections;
    private final Portal portal;
    private final HttpServer bare;
    private final String cookies;

    /** @param home with an edition */
    public Load(Home home, Warehouse warehouse, int connections) throws Exception {
        this.connections = connections;
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(connections));
        new Accounts(Portal.accounts(home.portal()))
                .put(new Account("team", Accounts.hash(PASSWORD), Set.of(Role.BASISTEAM, Role.BELEID), Set.of()));
        this.portal = Portal.start(PortalSettings.local(home, 0), warehouse, Replay.NONE, java.time.Clock.systemUTC());
        Router router = Router.router(vertx);
        router.route()
                .handler(StaticHandler.create(
                        FileSystemAccess.ROOT, home.editions().toAbsolutePath().toString()));
        this.bare = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        this.cookies = signIn();
    }

    /** What came of a run: requests per second, and the time in ms that 99 in 100 stay below. */
    public record Outcome(double perSecond, double slowest) {}

    private String signIn() throws Exception {
        java.net.CookieManager jar = new java.net.CookieManager();
        java.net.http.HttpClient browser =
                java.net.http.HttpClient.newBuilder().cookieHandler(jar).build();
        String at = "http://127.0.0.1:" + portal.port() + "/aanmelden";
        HttpResponse<String> page =
                browser.send(HttpRequest.newBuilder(URI.create(at)).build(), BodyHandlers.ofString());
        Matcher token =
                Pattern.compile("name=\"X-XSRF-TOKEN\" value=\"([^\"]+)\"").matcher(page.body());
        if (!token.find()) {
            throw new IllegalStateException("no form");
        }
        String form = "naam=team&wachtwoord=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8) + "&X-XSRF-TOKEN="
                + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        int status = browser.send(
                        HttpRequest.newBuilder(URI.create(at))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
        if (status != 303 && status != 200 && status != 404) {
            throw new IllegalStateException("signing in: " + status);
        }
        StringBuilder cookies = new StringBuilder();
        jar.getCookieStore()
                .getCookies()
                .forEach(cookie -> cookies.append(cookies.isEmpty() ? "" : "; ")
                        .append(cookie.getName())
                        .append('=')
                        .append(cookie.getValue()));
        return cookies.toString();
    }

    /** Of the portal. */
    public Outcome ask(String path, int times) throws InterruptedException {
        return run(portal.port(), path, times, Map.of("Cookie", cookies));
    }

    /** The same file of another server on this machine. */
    public Outcome askOther(int port, String path, int times) throws InterruptedException {
        return run(port, path, times, Map.of());
    }

    /** The same file of the bare server. */
    public Outcome askBare(String path, int times) throws InterruptedException {
        return run(bare.actualPort(), path, times, Map.of());
    }

    private Outcome run(int port, String path, int times, Map<String, String> headers) throws InterruptedException {
        long[] took = new long[times];
        AtomicInteger next = new AtomicInteger();
        AtomicLong bytes = new AtomicLong();
        CountDownLatch left = new CountDownLatch(connections);
        ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            one(port, path, headers, took, next, bytes, left, wrong);
        }
        left.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!wrong.isEmpty()) {
            throw new IllegalStateException(path + ": " + wrong.peek());
        }
        Arrays.sort(took);
        return new Outcome(times / seconds, took[(int) (times * 0.99)] / 1e6);
    }

    private void one(
            int port,
            String path,
            Map<String, String> headers,
            long[] took,
            AtomicInteger next,
            AtomicLong bytes,
            CountDownLatch left,
            ConcurrentLinkedQueue<String> wrong) {
        int number = next.getAndIncrement();
        if (number >= took.length) {
            left.countDown();
            return;
        }
        long begun = System.nanoTime();
        client.request(HttpMethod.GET, port, "127.0.0.1", path)
                .compose(request -> sent(request, headers))
                .onComplete(answered -> {
                    took[number] = System.nanoTime() - begun;
                    if (answered.failed()) {
                        wrong.add(String.valueOf(answered.cause()));
                        left.countDown();
                    } else {
                        bytes.addAndGet(answered.result());
                        one(port, path, headers, took, next, bytes, left, wrong);
                    }
                });
    }

    /** The length of a whole answer. */
    private static Future<Integer> sent(HttpClientRequest request, Map<String, String> headers) {
        headers.forEach(request::putHeader);
        return request.send()
                .compose(answer -> answer.statusCode() == 200
                        ? answer.body().map(body -> body.length())
                        : Future.failedFuture("status " + answer.statusCode()));
    }

    @Override
    public void close() {
        portal.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
