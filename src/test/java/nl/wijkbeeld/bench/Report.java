package nl.wijkbeeld.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was measured, as it is kept in {@code benchmarks/}.
 *
 * @param name the file's stem
 * @param title what was measured
 * @param machine what it ran on
 * @param targets what must be reached
 * @param contenders medians over the rounds
 */
record Report(
        String name, String title, Map<String, String> machine, List<Target> targets, List<Contender> contenders) {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** A figure that must be reached; {@code limit} as it reads. */
    record Target(String what, String limit, double measured, boolean isReached) {
        static Target atMost(String what, double limit, double measured) {
            return new Target(what, "≤ " + plain(limit), measured, measured <= limit);
        }

        static Target atLeast(String what, double limit, double measured) {
            return new Target(what, "≥ " + plain(limit), measured, measured >= limit);
        }
    }

    /** One contender's medians, and the seconds of each round. */
    record Contender(
            String name,
            double seconds,
            double rowsPerSecond,
            double peakMegabytes,
            Map<String, Double> parts,
            List<Double> rounds) {

        static Contender of(String name, List<Trial> trials) {
            return new Contender(
                    name,
                    median(trials.stream().map(Trial::seconds).toList()),
                    median(trials.stream().map(Trial::rowsPerSecond).toList()),
                    median(trials.stream().map(trial -> trial.peakBytes() / 1e6).toList()),
                    trials.stream()
                            .flatMap(trial -> trial.parts().entrySet().stream())
                            .collect(Collectors.groupingBy(
                                    Map.Entry::getKey,
                                    java.util.LinkedHashMap::new,
                                    Collectors.collectingAndThen(
                                            Collectors.mapping(Map.Entry::getValue, Collectors.toList()),
                                            Report::median))),
                    trials.stream().map(trial -> round(trial.seconds())).toList());
        }
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return round(sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
    }

    private static double round(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    boolean isReached() {
        return targets.stream().allMatch(Target::isReached);
    }

    /** Writes this report and makes the table of all reports anew. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".json"), JSON.writeValueAsString(this) + "\n");
        try (Stream<Path> files = Files.list(folder)) {
            StringBuilder text = new StringBuilder("""
                    # Benchmarks

                    Written by `./wijkbeeld bench`. Compare the ratios: each was measured in one run, its contenders in turn, each
                    in a JVM of its own; medians of the rounds. Seconds depend on the machine and on what else it did.
                    """);
            for (Path file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                text.append('\n')
                        .append(JSON.readValue(file.toFile(), Report.class).text());
            }
            Files.writeString(folder.resolve("README.md"), text);
        }
    }

    /** As Markdown. */
    String text() {
        StringBuilder text = new StringBuilder("## " + title + "\n\n");
        machine.forEach((fact, value) ->
                text.append("- ").append(fact).append(": ").append(value).append('\n'));
        text.append("\n| target | limit | measured | |\n|---|---|---|---|\n");
        targets.forEach(target -> text.append("| %s | %s | %s | %s |%n"
                .formatted(
                        target.what(),
                        target.limit(),
                        plain(target.measured()),
                        target.isReached() ? "reached" : "**not reached**")));
        if (contenders.isEmpty()) {
            return text.toString();
        }
        text.append("\n| contender | seconds | rows/s | peak memory (MB) | rounds (s) | parts (s) |\n");
        text.append("|---|---|---|---|---|---|\n");
        contenders.forEach(contender -> text.append("| %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        contender.name(),
                        plain(contender.seconds()),
                        plain(contender.rowsPerSecond()),
                        plain(contender.peakMegabytes()),
                        contender.rounds().stream().map(Report::plain).collect(Collectors.joining(", ")),
                        contender.parts().entrySet().stream()
                                .map(part -> part.getKey() + " " + plain(part.getValue()))
                                .collect(Collectors.joining(", ")))));
        return text.toString();
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : "%.2f", value);
    }
}
