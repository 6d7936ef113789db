package nl.wijkbeeld.signal;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Agrees, week by week, with farringtonFlexible of the R package surveillance 1.20.3 on series of that package. Those files
 * are not ours to hand on: give their folder with {@code WIJKBEELD_REEKSEN}.
 *
 * <p>Settings of the reference: b at most 5, w 3, noPeriods 10, pastWeeksNotIncluded 26, weightsThreshold 2.58,
 * pThresholdTrend 1, thresholdMethod nbPlugin, alpha 0.005, limit54 (5, 4).
 */
class ReferenceTest {

    private static final int WEEKS_PER_YEAR = 52;
    private static final int HALF_WINDOW = 3;
    private static final double ALPHA = 0.005;
    private static final int LIMIT_CASES = 5;
    private static final int LIMIT_WEEKS = 4;

    private static final FarringtonFlexible METHOD = new FarringtonFlexible(2.58);

    /** One week as both see it; the bound is NaN where the reference tells none. */
    private record Week(
            double theirBound, double bound, boolean theirAlarm, boolean alarm, double theirMean, double mean) {

        double boundDifference() {
            return Math.abs(bound - theirBound) / Math.max(1, theirBound);
        }

        double meanDifference() {
            return Math.abs(mean - theirMean) / theirMean;
        }
    }

    /** Counts of one unit, with the Mondays where the series has dates. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Unit(double[] counts, List<String> dates) {

        static Unit of(List<NamedCsvRecord> rows) {
            return new Unit(
                    rows.stream()
                            .mapToDouble(row -> Double.parseDouble(row.getField("observed")))
                            .toArray(),
                    rows.stream().map(row -> row.getField("date")).toList());
        }

        /** The same week of earlier years: by date where there are dates, else 52 weeks earlier. */
        int yearsBefore(int week, int years) {
            if (dates.get(week).isEmpty()) {
                return week - years * WEEKS_PER_YEAR;
            }
            LocalDate monday = LocalDate.parse(dates.get(week));
            return week - (int) Math.round(ChronoUnit.DAYS.between(monday.minusYears(years), monday) / 7.0);
        }

        double lastFour(int week) {
            return IntStream.rangeClosed(week - LIMIT_WEEKS + 1, week)
                    .mapToDouble(at -> counts[at])
                    .sum();
        }
    }

    @Test
    void agreesWithTheReferenceWeekByWeek() throws IOException {
        String given = System.getenv("WIJKBEELD_REEKSEN");
        assumeTrue(given != null, "WIJKBEELD_REEKSEN is not given");
        Map<String, List<Week>> weeks = new TreeMap<>();
        try (var files = Files.newDirectoryStream(Path.of(String.valueOf(given), "reference"), "*.csv")) {
            for (Path file : files) {
                String series = file.getFileName().toString().replaceAll(".*_|\\.csv$", "");
                weeks.put(series, compare(Path.of(String.valueOf(given), series + ".csv"), file));
            }
        }
        List<List<String>> table = new ArrayList<>(List.of(
                List.of(
                        "series",
                        "weeks",
                        "alarms of the reference",
                        "alarms that differ",
                        "upper bound: largest relative difference",
                        "expected count: the same"),
                List.of("---", "---", "---", "---", "---", "---")));
        weeks.forEach((series, of) -> table.add(row(series, of)));
        List<Week> all = weeks.values().stream().flatMap(List::stream).toList();
        table.add(row("all", all));
        SignalsPage.upToDate("reference", table);
        assertTrue(differing(all) <= 0.02 * all.size());
    }

    private static long differing(List<Week> weeks) {
        return weeks.stream().filter(week -> week.alarm != week.theirAlarm).count();
    }

    private static List<String> row(String series, List<Week> weeks) {
        return List.of(
                series,
                String.valueOf(weeks.size()),
                String.valueOf(weeks.stream().filter(Week::theirAlarm).count()),
                String.valueOf(differing(weeks)),
                figure(weeks.stream()
                        .filter(week -> !Double.isNaN(week.theirBound))
                        .mapToDouble(Week::boundDifference)
                        .max()
                        .orElse(0)),
                figure(weeks.stream().mapToDouble(Week::meanDifference).max().orElse(0)));
    }

    /** As a power of ten, rounded up: the last bits differ between processors. */
    private static String figure(double difference) {
        if (difference == 0) {
            return "0";
        }
        return difference < 1e-12
                ? "< 1e-12"
                : String.format(Locale.ROOT, "< 1e%d", (int) Math.floor(Math.log10(difference)) + 1);
    }

    private static List<NamedCsvRecord> records(Path file) throws IOException {
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        }
    }

    private static List<Week> compare(Path counts, Path reference) throws IOException {
        Map<String, Unit> units = records(counts).stream()
                .collect(Collectors.groupingBy(
                        row -> row.getField("unit"), Collectors.collectingAndThen(Collectors.toList(), Unit::of)));
        List<NamedCsvRecord> rows = records(reference);
        int first = Integer.parseInt(rows.get(0).getField("t")) - 1;
        int years = (first - HALF_WINDOW) / WEEKS_PER_YEAR;
        return rows.stream()
                .map(row -> week(row, Objects.requireNonNull(units.get(row.getField("unit"))), years))
                .toList();
    }

    private static Week week(NamedCsvRecord row, Unit unit, int years) {
        int week = Integer.parseInt(row.getField("t")) - 1;
        Control control = new Control(Step.WEEK, 1, years, HALF_WINDOW, 10, 26, 2.58, LIMIT_CASES, ALPHA);
        int[] references = IntStream.rangeClosed(0, years)
                .map(year -> unit.yearsBefore(week, year))
                .toArray();
        Expectation expected = METHOD.expect(Baseline.of(unit.counts, Season.of(control, references)), week, years);
        double bound = expected.plugIn().upper(ALPHA);
        String theirs = row.getField("upperbound");
        return new Week(
                theirs.isEmpty() ? Double.NaN : Double.parseDouble(theirs),
                bound,
                row.getField("alarm").equals("1"),
                unit.lastFour(week) >= LIMIT_CASES && unit.counts[week] > bound,
                Double.parseDouble(row.getField("mu0")),
                expected.mean());
    }
}
