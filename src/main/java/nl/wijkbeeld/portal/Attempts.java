package nl.wijkbeeld.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Wrong passwords of the last quarter of an hour, per name and per address: five of one shut it out until they are past. */
final class Attempts {

    private static final int MOST = 5;
    private static final Duration WITHIN = Duration.ofMinutes(15);
    /** More than this many at once are not people. */
    private static final int KNOWN = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> wrong = new HashMap<>();

    Attempts(Clock clock) {
        this.clock = clock;
    }

    synchronized boolean isShutOut(String key) {
        Deque<Instant> times = wrong.getOrDefault(key, new ArrayDeque<>());
        forget(times);
        return times.size() >= MOST || wrong.size() > KNOWN;
    }

    synchronized void failed(String key) {
        wrong.values().forEach(this::forget);
        wrong.values().removeIf(Deque::isEmpty);
        wrong.computeIfAbsent(key, none -> new ArrayDeque<>()).add(clock.instant());
    }

    synchronized void succeeded(String key) {
        wrong.remove(key);
    }

    private void forget(Deque<Instant> times) {
        Instant since = clock.instant().minus(WITHIN);
        while (!times.isEmpty() && times.getFirst().isBefore(since)) {
            times.removeFirst();
        }
    }
}
