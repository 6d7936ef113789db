package nl.wijkbeeld.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What one contender did in one round.
 *
 * @param seconds wall time of what is measured
 * @param rows rows that went in
 * @param peakBytes most memory that its process held (VmHWM)
 * @param parts seconds of each part, in order
 */
record Trial(double seconds, long rows, long peakBytes, Map<String, Double> parts) {

    static Trial ended(long startedNanos, long rows, Map<String, Double> parts) throws IOException {
        return new Trial(secondsSince(startedNanos), rows, peakOfThisProcess(), parts);
    }

    static double secondsSince(long startedNanos) {
        return (System.nanoTime() - startedNanos) / 1e9;
    }

    private static long peakOfThisProcess() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        throw new IOException("no VmHWM in /proc/self/status");
    }

    double rowsPerSecond() {
        return rows / seconds;
    }
}
