package nl.wijkbeeld.standin;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What goes wrong with a server's next answers, in the order asked for; an answer with no fault left is good. */
public final class Faults {
    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();

    private record Fault(int status, Duration delay, boolean isCutOff) {}

    /** The next answers have this status, such as 429 or 503, and ask to come back after a second. */
    public void refuse(int answers, int status) {
        add(answers, new Fault(status, Duration.ZERO, false));
    }

    /** The next answers are good but come late. */
    public void delay(int answers, Duration delay) {
        add(answers, new Fault(200, delay, false));
    }

    /** The next answers break off half-way. */
    public void cutOff(int answers) {
        add(answers, new Fault(200, Duration.ZERO, true));
    }

    private void add(int answers, Fault fault) {
        for (int i = 0; i < answers; i++) {
            next.add(fault);
        }
    }

    /** Sends the answer, spoilt by the fault whose turn it is. */
    void send(HttpExchange exchange, int status, String json) throws IOException {
        Fault fault = next.poll();
        if (fault == null) {
            sendAll(exchange, status, json);
        } else if (fault.status() != 200) {
            exchange.getResponseHeaders().add("Retry-After", "1");
            sendAll(exchange, fault.status(), "{\"fout\":\"probeer het later\"}");
        } else if (fault.isCutOff()) {
            sendHalf(exchange, status, json);
        } else {
            pause(fault.delay());
            sendAll(exchange, status, json);
        }
    }

    private static void sendAll(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json;charset=utf-8");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void sendHalf(HttpExchange exchange, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes, 0, bytes.length / 2);
        exchange.getResponseBody().flush();
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
