package nl.wijkbeeld;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import nl.wijkbeeld.finding.Finding;
import nl.wijkbeeld.finding.Rule;
import nl.wijkbeeld.flow.Journal;
import nl.wijkbeeld.ledger.Entry;

/** A night on a terminal: its progress, then a table per source, the time of each step and where the dossiers are. */
public final class NightReport {

    private static final int OWN_STEPS = 6;

    private NightReport() {}

    /**
     * Runs the night and tells of it.
     *
     * @return 0, 1 or 2, as {@link Wijkbeeld} says
     */
    public static int run(Hub hub, PrintWriter out) {
        if (System.console() == null) {
            hub.journal().listen(step -> {
                out.printf("%-8s %-26s %8s%n", step.name(), step.source(), seconds(step.took()));
                out.flush();
            });
            hub.night();
        } else {
            try (ProgressBar bar = new ProgressBarBuilder()
                    .setTaskName("nacht")
                    .setInitialMax(hub.sources().all().size() + OWN_STEPS)
                    .setStyle(ProgressBarStyle.ASCII)
                    .build()) {
                hub.journal().listen(step -> {
                    bar.step();
                    bar.setExtraMessage(step.source().isBlank() ? step.name() : step.source());
                });
                hub.night();
                bar.stepTo(bar.getMax());
            }
        }
        print(hub, out);
        return hub.outcome();
    }

    private static void print(Hub hub, PrintWriter out) {
        Journal journal = hub.journal();
        out.println();
        out.printf(
                "%-26s %-20s %9s %9s %9s  %s%n",
                "bron", "leverancier", "gelezen", "geladen", "geweigerd", "bijzonderheden");
        bySupplier(journal.entries()).values().forEach(entries -> out.println(line(entries)));
        out.println();
        Map<String, Duration> times = new LinkedHashMap<>();
        journal.steps().forEach(step -> times.merge(step.name(), step.took(), Duration::plus));
        out.println("tijd per stap: "
                + times.entrySet().stream()
                        .map(step -> step.getKey() + " " + seconds(step.getValue()))
                        .collect(Collectors.joining(", ")));
        journal.steps().stream()
                .map(Journal.Step::note)
                .filter(note -> !note.isBlank())
                .forEach(out::println);
        journal.faults().forEach(fault -> out.println("storing: " + fault));
        out.println();
        hub.dossiers().forEach(out::println);
        out.flush();
    }

    private static Map<String, List<Entry>> bySupplier(List<Entry> entries) {
        Map<String, List<Entry>> grouped = new TreeMap<>();
        entries.forEach(entry -> grouped.computeIfAbsent(
                        entry.contract().bron() + " " + entry.supplier(), key -> new ArrayList<>())
                .add(entry));
        return grouped;
    }

    private static String line(List<Entry> entries) {
        Entry first = entries.get(0);
        long read = entries.stream().mapToLong(entry -> entry.balance().read()).sum();
        long loaded =
                entries.stream().mapToLong(entry -> entry.balance().loaded()).sum();
        long refused =
                entries.stream().mapToLong(entry -> entry.balance().refused()).sum();
        return "%-26s %-20s %9d %9d %9d  %s"
                .formatted(first.contract().bron(), first.supplier(), read, loaded, refused, why(entries));
    }

    /** Each rule that was broken, most often first, with its number of rows. */
    private static String why(List<Entry> entries) {
        Map<Rule, Long> rules = new TreeMap<>();
        for (Entry entry : entries) {
            for (Finding finding : entry.findings()) {
                rules.merge(finding.rule(), finding.count(), Long::sum);
            }
        }
        return rules.entrySet().stream()
                .sorted(Map.Entry.<Rule, Long>comparingByValue().reversed())
                .map(rule -> rule.getKey().code() + " " + rule.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
}
