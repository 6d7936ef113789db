package nl.wijkbeeld.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.Hub;
import nl.wijkbeeld.flow.Journal;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.ledger.Entry;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Settings;
import nl.wijkbeeld.standin.Generator;
import nl.wijkbeeld.standin.Partners;

/** Whole nights with all partners: the one that brings the history, and the one after it. */
final class Nights {

    /** In the middle of a month, when none falls due for closing: most nights are like that. */
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 17);

    private static final int SEED = 20_260_101;

    private Nights() {}

    static Trial first(Path folder, int years) throws IOException {
        try (Partners partners = Partners.start(folder.resolve("partners"), new Generator(SEED, FIRST, years))) {
            return night(folder, partners, FIRST);
        }
    }

    /** The police bring their last week, the others what they have now. */
    static Trial next(Path folder, int years) throws IOException {
        LocalDate night = FIRST.plusDays(1);
        Path deliveries = folder.resolve("partners");
        try (Partners partners = Partners.start(deliveries, new Generator(SEED, night, years))) {
            keepNewest(deliveries);
            return night(folder, partners, night);
        }
    }

    /** Of each kind of file only the last by name: the earlier ones came before. */
    private static void keepNewest(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("\\D+\\d.*"))
                    .collect(Collectors.groupingBy(Nights::kind))
                    .values()
                    .forEach(kind ->
                            kind.stream().sorted().limit(kind.size() - 1L).forEach(Nights::delete));
        }
    }

    private static String kind(Path file) {
        String name = file.getFileName().toString();
        return name.replaceFirst("\\d.*", "") + name.substring(name.lastIndexOf('.'));
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException held) {
            throw new UncheckedIOException(held);
        }
    }

    private static Trial night(Path folder, Partners partners, LocalDate night) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>(Ingest.settings(folder));
        settings.putAll(partners.settings());
        settings.put("dossier.demonstratie", "ja");
        settings.put("mail.server", "");
        Home home = Home.at(Bench.root()).withVar(folder.resolve("var"));
        Clock clock = Clock.fixed(night.atTime(6, 0).atZone(Sources.ZONE).toInstant(), Sources.ZONE);
        try (Hub hub = Hub.start(Settings.read(home, settings), clock)) {
            long start = System.nanoTime();
            hub.night();
            double seconds = Trial.secondsSince(start);
            if (!hub.journal().faults().isEmpty()) {
                throw new IllegalStateException(String.join("; ", hub.journal().faults()));
            }
            Trial ended = Trial.ended(start, rows(hub), parts(hub));
            return new Trial(seconds, ended.rows(), ended.peakBytes(), ended.parts());
        }
    }

    private static long rows(Hub hub) {
        return hub.journal().entries().stream()
                .map(Entry::balance)
                .mapToLong(Entry.Balance::read)
                .sum();
    }

    private static Map<String, Double> parts(Hub hub) {
        Map<String, Double> parts = new LinkedHashMap<>();
        for (Journal.Step step : hub.journal().steps()) {
            parts.merge((step.name() + " " + step.source()).strip(), step.took().toNanos() / 1e9, Double::sum);
        }
        return parts;
    }
}
