package nl.wijkbeeld.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import nl.wijkbeeld.suppression.Audit.Attacked;
import nl.wijkbeeld.suppression.Cube;
import nl.wijkbeeld.suppression.Dimension;
import nl.wijkbeeld.suppression.Earlier;
import nl.wijkbeeld.suppression.Figure;
import nl.wijkbeeld.suppression.Interval;
import nl.wijkbeeld.suppression.Knowledge;
import nl.wijkbeeld.suppression.Outcome;
import nl.wijkbeeld.suppression.Suppression;
import nl.wijkbeeld.suppression.Width;

/**
 * Suppression on a synthetic instance of 80 buurten × 40 categories × 36 months, beside the patterns that other tools
 * made of it. The folder with them is not part of the repository.
 */
final class Disclosure {

    private static final Width THREE = new Width(3, 0);
    private static final Width ANY = new Width(1, 0);

    private final Path folder;
    private final Map<String, String> areas = new LinkedHashMap<>();
    private final Map<String, String> categories = new LinkedHashMap<>();
    private final Map<String, Map<List<String>, Long>> months = new TreeMap<>();
    private final Map<String, Earlier> ledger = new HashMap<>();
    private final List<Report.Target> targets = new ArrayList<>();

    Disclosure(Path folder) {
        this.folder = folder;
    }

    /** What a closing took and brought; seconds of this process's own work, whatever else the machine does. */
    private record Closing(double seconds, Outcome outcome, long shown, long told) {}

    /** @param closings how many months to close in order of time, with their quarters */
    List<Report.Target> measure(int closings) throws IOException {
        readMonths();
        small();
        month(THREE, "month 2025-06, interval 3", 190);
        month(new Width(3, 1), "the same, and no count for who knows that it is no zero", 1000);
        otherPatterns();
        timeline(closings);
        return targets;
    }

    private void readMonths() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("synthetic_80x40x36.csv.gz"))),
                StandardCharsets.UTF_8))) {
            lines.lines().skip(1).map(line -> line.split(",")).forEach(this::place);
        }
    }

    /** Columns: gemeente, wijk, buurt, theme, category, year, quarter, month, count. */
    private void place(String[] row) {
        areas.put(row[0], "NL");
        areas.put(row[1], row[0]);
        areas.put(row[2], row[1]);
        categories.put(row[3], "TOT");
        categories.put(row[4], row[3]);
        months.computeIfAbsent(row[7], month -> new LinkedHashMap<>())
                .put(List.of(row[2], row[4], row[7]), Long.parseLong(row[8]));
    }

    private void small() throws IOException {
        Map<String, String> places = new LinkedHashMap<>();
        Map<String, String> kinds = new LinkedHashMap<>();
        Map<List<String>, Long> counts = new LinkedHashMap<>();
        for (String[] row : rows("reference/instance_small14x16.csv")) {
            places.put(row[0], "G");
            places.put(row[1], row[0]);
            kinds.put(row[2], "TOT");
            kinds.put(row[3], row[2]);
            counts.put(List.of(row[1], row[3]), Long.parseLong(row[4]));
        }
        Outcome outcome = Cube.of(
                        List.of(Dimension.of(places), Dimension.of(kinds)),
                        counts,
                        (codes, count) -> figure(codes, count, ANY))
                .protect();
        targets.add(Report.Target.atMost(
                "small table: secondary (12 is the optimum)",
                15,
                outcome.audit().secondary()));
        targets.add(
                Report.Target.atMost("small table: exact", 0, attacked(outcome).exact()));
    }

    private List<String[]> rows(String file) throws IOException {
        return Files.readAllLines(folder.resolve(file)).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }

    private static Attacked attacked(Outcome outcome) {
        return java.util.Objects.requireNonNull(outcome.audit().attacks().get(Knowledge.SHOWN));
    }

    private Figure figure(List<String> codes, long count, Width width) {
        String key = String.join("|", codes);
        return new Figure(key, count, 5, width, true, ledger.getOrDefault(key, new Earlier.Unpublished()));
    }

    private void month(Width width, String name, int mostSecondary) {
        Closing closing = close(cube(List.of("2025-06"), Dimension.of("2025-06"), width));
        ledger.clear();
        Outcome outcome = closing.outcome();
        targets.add(Report.Target.atMost(
                name + ": secondary", mostSecondary, outcome.audit().secondary()));
        outcome.audit().attacks().forEach((knowledge, attack) -> {
            if (width.knowing() == 0 && knowledge == Knowledge.NO_ZERO) {
                return;
            }
            targets.add(Report.Target.atMost(name + ": exact for " + knowledge, 0, attack.exact()));
            targets.add(Report.Target.atMost(name + ": too narrow for " + knowledge, 0, attack.narrow()));
        });
        targets.add(Report.Target.atMost(name + ": seconds", 6, closing.seconds()));
    }

    private Cube cube(List<String> of, Dimension time, Width width) {
        Map<List<String>, Long> counts = new LinkedHashMap<>();
        of.forEach(month -> counts.putAll(months.getOrDefault(month, Map.of())));
        return Cube.of(
                List.of(Dimension.of(areas), Dimension.of(categories), time),
                counts,
                (codes, count) -> figure(codes, count, width));
    }

    private Closing close(Cube cube) {
        double started = cpuSeconds();
        Outcome outcome = cube.protect();
        double seconds = cpuSeconds() - started;
        List<Figure> told = cube.figures().stream()
                .filter(figure -> !ledger.containsKey(figure.key()) && figure.count() > 0)
                .toList();
        long shown =
                told.stream().filter(figure -> outcome.isShown(figure.key())).count();
        ledger.putAll(outcome.published());
        return new Closing(seconds, outcome, shown, told.size());
    }

    private static double cpuSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                        .getProcessCpuTime()
                / 1e9;
    }

    private void otherPatterns() throws IOException {
        Cube cube = cube(List.of("2025-06"), Dimension.of("2025-06"), THREE);
        for (String tool : List.of("GAUSSPKGnz", "SIMPLEHEURISTIC_OLD")) {
            Set<String> withheld = new LinkedHashSet<>();
            for (String[] row : rows("reference/pattern_2025-06_max4_" + tool + ".csv")) {
                if (row[3].equals("u") || row[3].equals("x")) {
                    withheld.add(key(row));
                }
            }
            Map<String, Interval> intervals =
                    Suppression.attack(cube.figures(), cube.relations(), withheld, Knowledge.SHOWN);
            long exact = 0;
            double apart = 0;
            for (String[] row : rows("reference/audit_pattern_2025-06_max4_" + tool + ".csv")) {
                Interval interval = intervals.getOrDefault(key(row), new Interval(-1e9, 1e9));
                exact += interval.isExact() ? 1 : 0;
                apart = Math.max(apart, Math.abs(interval.lower() - Double.parseDouble(row[4])));
                apart = Math.max(apart, Math.abs(interval.upper() - Double.parseDouble(row[5])));
            }
            targets.add(
                    Report.Target.atMost("pattern of " + tool + ": largest difference from its audit", 0.01, apart));
            targets.add(Report.Target.atLeast(
                    "pattern of " + tool + ": exact counts found", tool.startsWith("SIMPLE") ? 5 : 0, exact));
        }
    }

    private static String key(String[] row) {
        return row[0] + "|" + row[1] + "|2025-06";
    }

    private void timeline(int closings) {
        List<String> order = months.keySet().stream().limit(closings).toList();
        Map<String, List<Closing>> closed = new LinkedHashMap<>();
        for (int last = 1; last <= order.size(); last++) {
            add(closed, "month", close(cube(order.subList(last - 1, last), Dimension.of(order.get(last - 1)), THREE)));
            if (last % 3 == 0) {
                add(closed, "quarter", close(over(order.subList(last - 3, last), Disclosure::quarter)));
            }
            if (last % 12 == 0) {
                add(closed, "year", close(over(order.subList(last - 12, last), Disclosure::quarter, Disclosure::year)));
            }
        }
        report("month", closed, 10, 0.45);
        report("quarter", closed, 60, 0.4);
        report("year", closed, 600, 0.25);
    }

    /** A period with the shorter ones in it, by what each lies in. */
    @SafeVarargs
    private Cube over(List<String> of, UnaryOperator<String>... wider) {
        Map<String, String> parents = new LinkedHashMap<>();
        List<String> periods = of;
        for (UnaryOperator<String> period : wider) {
            periods.forEach(part -> parents.put(part, period.apply(part)));
            periods = periods.stream().map(period).distinct().toList();
        }
        return cube(of, Dimension.of(parents), THREE);
    }

    private static String quarter(String month) {
        return month.substring(0, 4) + "-Q" + (Integer.parseInt(month.substring(5)) + 2) / 3;
    }

    private static String year(String period) {
        return period.substring(0, 4);
    }

    private static void add(Map<String, List<Closing>> closed, String period, Closing closing) {
        closed.computeIfAbsent(period, key -> new ArrayList<>()).add(closing);
        System.out.printf(
                "%s: %.1f s, %d van %d aantallen getoond, %d secundair%n",
                period,
                closing.seconds(),
                closing.shown(),
                closing.told(),
                closing.outcome().audit().secondary());
    }

    private void report(String period, Map<String, List<Closing>> closed, int mostSeconds, double leastShown) {
        List<Closing> all = closed.getOrDefault(period, List.of());
        if (all.isEmpty()) {
            return;
        }
        String name = all.size() + " closings of a " + period + " in order of time";
        targets.add(Report.Target.atMost(
                name + ": exact",
                0,
                all.stream().mapToInt(one -> attacked(one.outcome()).exact()).sum()));
        targets.add(Report.Target.atMost(
                name + ": too narrow",
                0,
                all.stream().mapToInt(one -> attacked(one.outcome()).narrow()).sum()));
        targets.add(Report.Target.atMost(
                name + ": seconds of the slowest",
                mostSeconds,
                all.stream().mapToDouble(Closing::seconds).max().orElse(0)));
        targets.add(Report.Target.atLeast(
                name + ": share of counts above 0 shown",
                leastShown,
                all.stream().mapToLong(Closing::shown).sum()
                        / (double) all.stream().mapToLong(Closing::told).sum()));
    }
}
