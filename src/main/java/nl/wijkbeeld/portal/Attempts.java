package nl.wijkbeeld.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What went wrong in the last quarter of an hour per name, known or not, or per address: too many times shut it out until the
 * first of them is past.
 */
final class Attempts {

    private static final Duration WITHIN = Duration.ofMinutes(15);
    /** Of more names than this the oldest is forgotten, so that guessed names fill no memory. */
    private static final int NAMES = 2_000;

    private final Clock clock;
    private final int most;
    private final Map<String, Deque<Instant>> wrong = new LinkedHashMap<>();

    /** @param most wrong ones that are borne */
    Attempts(Clock clock, int most) {
        this.clock = clock;
        this.most = most;
    }

    synchronized boolean isShutOut(String name) {
        Deque<Instant> times = wrong.get(key(name));
        if (times == null) {
            return false;
        }
        Instant since = clock.instant().minus(WITHIN);
        while (!times.isEmpty() && times.getFirst().isBefore(since)) {
            times.removeFirst();
        }
        return times.size() >= most;
    }

    synchronized void failed(String name) {
        Deque<Instant> times = wrong.computeIfAbsent(key(name), none -> new ArrayDeque<>());
        times.add(clock.instant());
        if (times.size() > most) {
            times.removeFirst();
        }
        if (wrong.size() > NAMES) {
            wrong.remove(wrong.keySet().iterator().next());
        }
    }

    synchronized void succeeded(String name) {
        wrong.remove(key(name));
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
