package nl.wijkbeeld.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.wijkbeeld.attack.AttackCommand;
import nl.wijkbeeld.standin.Generator;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code ./wijkbeeld bench}: measures ingest, night, suppression, anonymity, signals and dossiers; ends with 0 when every target is
 * reached, else with 1.
 */
@Command(name = "bench", mixinStandardHelpOptions = true, subcommands = AttackCommand.class)
public final class Bench implements Callable<Integer> {

    private static final double GIGABYTE = 1e9;
    private static final int MANY = 100;

    @Parameters(
            arity = "0..*",
            description = "ingest, night (standaard deze twee), suppressie, anonimiteit, signalen, dossiers, portaal")
    private List<String> parts = List.of("ingest", "night");

    @Option(names = "--rijen", description = "rijen van het politiebestand (standaard ${DEFAULT-VALUE})")
    private long rows = 5_000_000;

    @Option(names = "--rondes", description = "hoe vaak alles om de beurt draait (standaard ${DEFAULT-VALUE})")
    private int rounds = 3;

    @Option(names = "--jaren", split = ",", description = "jaren historie per nacht (standaard 1,5,10)")
    private List<Integer> years = List.of(1, 5, 10);

    @Option(names = "--gegevens", description = "map met de openbare proeftabellen voor suppressie of anonimiteit")
    private Path tables = Path.of("var/proeftabellen");

    @Option(names = "--maanden", description = "maanden die suppressie na elkaar sluit (standaard ${DEFAULT-VALUE})")
    private int closings = 36;

    private final Path work = root().resolve("var/bench");

    public static void main(String[] arguments) {
        Locale.setDefault(Locale.forLanguageTag("nl-NL"));
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    static Path root() {
        return Path.of(System.getProperty("wijkbeeld.root", "")).toAbsolutePath();
    }

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        boolean reached = true;
        try {
            for (String part : parts) {
                Report report = switch (part) {
                    case "ingest" -> ingest();
                    case "night" -> night();
                    case "suppressie" -> suppression();
                    case "anonimiteit" -> anonymity();
                    case "signalen" -> signals();
                    case "dossiers" -> dossiers();
                    case "portaal" -> portal();
                    default ->
                        throw new CommandLine.ParameterException(new CommandLine(this), "geen onderdeel " + part);
                };
                report.write(root().resolve("benchmarks"));
                System.out.println(report.text());
                reached &= report.isReached();
            }
        } finally {
            empty(work);
        }
        return reached ? 0 : 1;
    }

    private Report ingest() throws IOException, InterruptedException {
        Path made = fresh("gemaakt");
        new Generator(1, java.time.LocalDate.of(2026, 1, 1), 1).write(made);
        Path addresses = made.resolve("adressen/pc6hnr20240801_gwb.csv");
        Path file = incidents(made, addresses, rows);
        List<Trial> bare = new ArrayList<>();
        List<Trial> hub = new ArrayList<>();
        List<Trial> single = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            bare.add(Contender.BARE.run(fresh("ronde"), work.resolve("ronde"), file));
            hub.add(Contender.HUB.run(fresh("ronde"), work.resolve("ronde"), file, addresses));
            single.add(Contender.ROW_BY_ROW.run(fresh("ronde"), work.resolve("ronde"), file));
            System.out.printf(
                    "ronde %d: kaal %.2f s, wijkbeeld %.2f s %s%n",
                    round,
                    bare.get(round - 1).seconds(),
                    hub.get(round - 1).seconds(),
                    hub.get(round - 1).parts());
        }
        long bytes = Files.size(file);
        Files.delete(file);
        Path twice = incidents(made, addresses, 2 * rows);
        Trial doubled = Contender.HUB.run(fresh("ronde"), work.resolve("ronde"), twice, addresses);
        double peak = median(hub, Trial::peakBytes);
        return new Report(
                "ingest",
                "Ingest of a police export",
                machine(Map.of("file", "%,d rows, %,d bytes".formatted(rows, bytes))),
                List.of(
                        Report.Target.atMost("time / bare CREATE TABLE AS SELECT", 1.6, ratio(hub, bare)),
                        Report.Target.atLeast(
                                "rows per second / camel-jdbc row by row",
                                2000,
                                median(hub, Trial::rowsPerSecond) / median(single, Trial::rowsPerSecond)),
                        Report.Target.atMost("peak memory (GB)", 1.2, peak / GIGABYTE),
                        Report.Target.atMost(
                                "peak memory of twice the rows / of these", 1.25, doubled.peakBytes() / peak)),
                List.of(
                        Report.Contender.of("bare CREATE TABLE AS SELECT", bare),
                        Report.Contender.of("Wijkbeeld: delivery to facts and marts", hub),
                        Report.Contender.of("Wijkbeeld, twice the rows", List.of(doubled)),
                        Report.Contender.of("Camel split and camel-jdbc, a row at a time", single)));
    }

    private static Path incidents(Path folder, Path addresses, long rows) throws IOException {
        return IncidentFile.write(folder, root().resolve("config/codes/politie.csv"), addresses, rows);
    }

    private Report suppression() throws IOException {
        return new Report(
                "suppressie",
                "Secondary suppression, with the attack on it",
                machine(Map.of("seconds", "of this process's own work on one core")),
                new Disclosure(tables).measure(closings),
                List.of());
    }

    private Report night() throws IOException, InterruptedException {
        for (int history : years) {
            Path folder = fresh("jaren-" + history);
            Trial first = Contender.FIRST_NIGHT.run(folder, folder, history);
            System.out.printf("%d jaar: eerste nacht %.1f s%n", history, first.seconds());
        }
        Map<Integer, List<Trial>> trials = new TreeMap<>();
        for (int round = 1; round <= rounds; round++) {
            for (int history : years) {
                Path folder = fresh("ronde");
                Path before = work.resolve("jaren-" + history);
                copy(before.resolve("var"), folder.resolve("var"));
                Files.copy(
                        before.resolve(Ingest.KEYS), folder.resolve(Ingest.KEYS), StandardCopyOption.COPY_ATTRIBUTES);
                Trial next = Contender.NEXT_NIGHT.run(folder, folder, history);
                trials.computeIfAbsent(history, key -> new ArrayList<>()).add(next);
                System.out.printf("ronde %d, %d jaar: nacht %.1f s%n", round, history, next.seconds());
            }
        }
        int least = years.stream().min(Comparator.naturalOrder()).orElseThrow();
        int most = years.stream().max(Comparator.naturalOrder()).orElseThrow();
        return new Report(
                "night",
                "A whole night, all partners",
                machine(Map.of()),
                List.of(Report.Target.atMost(
                        "night with %d years of history / with %d".formatted(most, least),
                        1.3,
                        ratio(trials.getOrDefault(most, List.of()), trials.getOrDefault(least, List.of())))),
                trials.entrySet().stream()
                        .map(entry -> Report.Contender.of(entry.getKey() + " years of history", entry.getValue()))
                        .toList());
    }

    private Report anonymity() throws IOException, InterruptedException, SQLException {
        List<Report.Target> targets = new ArrayList<>();
        List<Report.Contender> contenders = new ArrayList<>();
        Map<String, String> facts = new LinkedHashMap<>();
        for (Anonymity.Task task : Anonymity.Task.values()) {
            List<Trial> trials = new ArrayList<>();
            for (int round = 1; round <= rounds; round++) {
                trials.add(Contender.LADDER.run(
                        fresh("ronde"), work.resolve("ronde"), tables.toAbsolutePath(), task.name()));
            }
            contenders.add(Report.Contender.of(task.title, trials));
            try (ReleasedFile released = ReleasedFile.read(work.resolve("ronde").resolve(Anonymity.OUTPUT), tables)) {
                targets.addAll(released.targets(task));
                facts.put(task.title, released.told());
            }
            if (task.isAtOnce()) {
                targets.add(Report.Target.atMost(task.title + ": seconds", 5, median(trials, Trial::seconds)));
            }
        }
        return new Report(
                "anonimiteit", "The k-anonymity ladder on Adult (30,162 persons)", machine(facts), targets, contenders);
    }

    private Report signals() throws IOException, InterruptedException {
        List<Trial> night = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            night.add(Contender.DETECTOR.run(fresh("ronde"), work.resolve("ronde"), 1));
        }
        Trial many = Contender.DETECTOR.run(fresh("ronde"), work.resolve("ronde"), MANY);
        return new Report(
                "signalen",
                "Signals: four weeks of each series beside its five years",
                machine(Map.of("series of a night", Detection.TOLD)),
                List.of(
                        Report.Target.atMost("seconds of a night", 10, median(night, Trial::seconds)),
                        Report.Target.atMost(
                                "time per series of %d times as many / of a night".formatted(MANY),
                                1.25,
                                median(night, Trial::rowsPerSecond) / many.rowsPerSecond())),
                List.of(
                        Report.Contender.of("a night", night),
                        Report.Contender.of("%d times as many".formatted(MANY), List.of(many))));
    }

    private Report dossiers() throws IOException, InterruptedException {
        List<Trial> edition = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            edition.add(Contender.COMPOSER.run(fresh("ronde"), work.resolve("ronde"), Composition.WIJKEN));
        }
        Trial many = Contender.COMPOSER.run(fresh("ronde"), work.resolve("ronde"), Composition.MANY);
        return new Report(
                "dossiers",
                "Dossiers of all wijken and the base team, with CSV and XLSX",
                machine(Map.of("memory of the JVM", "512 MB", "threads", "2")),
                List.of(
                        Report.Target.atMost(
                                "time / bare JasperReports fill and export of the same pages",
                                1.5,
                                Report.median(
                                        edition.stream().map(Composition::ratio).toList())),
                        Report.Target.atMost(
                                "the same 18 dossiers among %d areas / among %d"
                                        .formatted(Composition.MANY, Composition.WIJKEN),
                                1.25,
                                Composition.same(many) / median(edition, Composition::same))),
                List.of(
                        Report.Contender.of("18 wijken and the base team", edition),
                        Report.Contender.of("%d wijken".formatted(Composition.MANY), List.of(many))));
    }

    private Report portal() throws IOException, InterruptedException {
        Path made = fresh("gemaakt");
        new Generator(1, java.time.LocalDate.of(2026, 1, 1), 1).write(made);
        Path addresses = made.resolve("adressen/pc6hnr20240801_gwb.csv");
        Path file = incidents(made, addresses, Serving.IMPORTED);
        List<Trial> trials = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            trials.add(Contender.PORTAL.run(fresh("ronde"), work.resolve("ronde"), file, addresses));
        }
        return new Report(
                "portaal",
                "The portal: %d connections, beside a bare Vert.x file server".formatted(Serving.CONNECTIONS),
                machine(Map.of("memory of the JVM", "512 MB, the load's maker in it")),
                List.of(
                        Report.Target.atLeast(
                                "PDF downloads per second / bare", 0.5, median(trials, Serving::downloads)),
                        Report.Target.atMost("p99 of a download / bare", 4, median(trials, Serving::slowest)),
                        Report.Target.atMost(
                                "p99 of Mijn wijken during an import (ms)",
                                50,
                                median(trials, trial -> Serving.part(trial, Serving.LIST))),
                        Report.Target.atMost(
                                "memory after 100,000 requests / after 10,000", 1.1, median(trials, Serving::growth))),
                List.of(Report.Contender.of("the portal", trials)));
    }

    /** The median of the rounds' ratios: what else the machine did weighs on both. */
    private static double ratio(List<Trial> own, List<Trial> other) {
        return Report.median(IntStream.range(0, own.size())
                .mapToObj(round -> own.get(round).seconds() / other.get(round).seconds())
                .toList());
    }

    private static double median(List<Trial> trials, java.util.function.ToDoubleFunction<Trial> figure) {
        return Report.median(
                trials.stream().map(trial -> figure.applyAsDouble(trial)).toList());
    }

    private Map<String, String> machine(Map<String, String> more) throws IOException {
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        String memory = Files.readAllLines(Path.of("/proc/meminfo")).get(0).replaceAll("\\D", "");
        machine.put("memory", "%d GB".formatted(Math.round(Long.parseLong(memory) / 1e6)));
        machine.put("JDK", Runtime.version().toString());
        machine.put("rounds", String.valueOf(rounds));
        machine.putAll(more);
        return machine;
    }

    private Path fresh(String name) throws IOException {
        Path folder = work.resolve(name);
        empty(folder);
        return Files.createDirectories(folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static void empty(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException held) {
                    throw new UncheckedIOException(held);
                }
            });
        }
    }
}
