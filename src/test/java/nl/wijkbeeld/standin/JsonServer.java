package nl.wijkbeeld.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A JSON API on loopback whose answers can be made to fail: the base of the partners that speak HTTP. */
final class JsonServer implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final Faults faults = new Faults();
    private final AtomicInteger requests = new AtomicInteger();

    /** A question: its headers through the exchange, its query decoded. */
    record Question(HttpExchange exchange, Map<String, String> query) {}

    /** An answer: status and body. */
    record Answer(int status, String json) {}

    /** What the partner answers when nothing goes wrong. */
    interface Api {
        Answer answer(Question question);
    }

    JsonServer(String path, Api api) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext(path, exchange -> answer(exchange, api));
        server.start();
    }

    private void answer(HttpExchange exchange, Api api) throws IOException {
        requests.incrementAndGet();
        try (exchange) {
            Answer answer = exchange.getRequestMethod().equals("GET")
                    ? api.answer(new Question(exchange, query(exchange)))
                    : new Answer(405, "{}");
            faults.send(exchange, answer.status(), answer.json());
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new LinkedHashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                query.put(decoded(name), equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    int port() {
        return server.getAddress().getPort();
    }

    int requests() {
        return requests.get();
    }

    Faults faults() {
        return faults;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
