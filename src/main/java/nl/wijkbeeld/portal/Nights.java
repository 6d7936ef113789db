package nl.wijkbeeld.portal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nl.wijkbeeld.finding.Rule;
import nl.wijkbeeld.flow.Intake;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.Row;
import nl.wijkbeeld.warehouse.Warehouse;

/** What the ledger tells of nights and deliveries, in words. */
public final class Nights {

    private static final int WEEKS = 5;
    private static final int DELIVERIES = 30;
    private static final String REFUSED = "geweigerd";

    private final Warehouse warehouse;
    private final Path refused;
    private final Clock clock;

    /** @param refused the folder that keeps what was refused */
    Nights(Warehouse warehouse, Path refused, Clock clock) {
        this.warehouse = warehouse;
        this.refused = refused;
        this.clock = clock;
    }

    /** One expected supplier of a source and its last delivery. */
    public record Supplier(
            String source, String supplier, String title, String received, String outcome, boolean isMissed) {}

    /** One delivery. */
    public record Delivery(
            long number,
            String source,
            String supplier,
            String received,
            String outcome,
            String reason,
            String period,
            long read,
            long loaded,
            long rejected,
            long unknownCode,
            long unknownArea,
            long late,
            String sha256) {

        public boolean isRefused() {
            return outcome.equals(REFUSED);
        }
    }

    /** What was wrong in a delivery. */
    public record Found(String row, String column, String rule, String sentence, String expected, String count) {}

    /** A step of the last night. */
    public record Step(String name, String source, String took, String outcome) {}

    /** One day of the calendar: its number and what came, in a word. */
    public record Day(String date, String outcome) {}

    /** The last night in one sentence. */
    String sentence() {
        List<Row> last = warehouse.rows(
                "select begonnen_op, coalesce(uitkomst, 'bezig') as uitkomst from ledger_nachten order by nacht_id desc limit 1");
        if (last.isEmpty()) {
            return "Er is nog geen nacht geweest.";
        }
        LocalDateTime begun = last.get(0).moment("begonnen_op");
        List<Row> outcomes = warehouse.rows(
                "select g.bron, g.leverancier, l.titel, g.uitkomst from ledger_leveringen as g join ref_leveranciers as l on l.bron = g.bron"
                        + " and l.leverancier = g.leverancier where g.ontvangen_op >= ? order by l.titel",
                begun);
        long loaded = outcomes.stream()
                .filter(row -> row.text("uitkomst").equals("geladen"))
                .count();
        List<String> missed = titles(suppliers().stream()
                .filter(supplier -> supplier.isMissed()
                        && outcomes.stream()
                                .noneMatch(row -> row.text("bron").equals(supplier.source())
                                        && row.text("leverancier").equals(supplier.supplier())))
                .map(Supplier::title));
        List<String> turnedAway = titles(outcomes.stream()
                .filter(row -> row.text("uitkomst").equals(REFUSED))
                .map(row -> row.text("titel")));
        StringBuilder sentence = new StringBuilder(
                "%s: %d van %d leveringen verwerkt".formatted(night(begun), loaded, outcomes.size() + missed.size()));
        if (!turnedAway.isEmpty()) {
            sentence.append("; geweigerd: ").append(String.join(", ", turnedAway));
        }
        if (!missed.isEmpty()) {
            sentence.append("; niet geleverd: ").append(String.join(", ", missed));
        }
        return sentence.append(
                        switch (last.get(0).text("uitkomst")) {
                            case "bezig" -> ". De nacht loopt nog, of is afgebroken.";
                            case "storing" -> ". Er was een storing: zie de stappen.";
                            default -> ".";
                        })
                .toString();
    }

    private String night(LocalDateTime begun) {
        LocalDate day = Pages.here(begun).toLocalDate();
        return day.equals(LocalDate.now(clock)) ? "Vannacht" : "In de nacht van " + Pages.day(day);
    }

    private static List<String> titles(Stream<String> titles) {
        return titles.distinct().toList();
    }

    List<Step> steps() {
        return warehouse
                .rows("select stap, coalesce(bron, '') as bron, duur_ms, uitkomst from ledger_stappen"
                        + " where nacht_id = (select max(nacht_id) from ledger_nachten) order by begonnen_op")
                .stream()
                .map(row -> new Step(
                        row.text("stap"),
                        row.text("bron"),
                        "%.1f s".formatted(row.number("duur_ms") / 1000.0).replace('.', ','),
                        row.text("uitkomst")))
                .toList();
    }

    /** Missed as of today, by the rule of mart_leveringen. */
    List<Supplier> suppliers() {
        return warehouse.deliveries(LocalDate.now(clock)).stream()
                .map(row -> new Supplier(
                        row.text("bron"),
                        row.text("leverancier"),
                        row.text("bron_titel") + ", " + row.text("leverancier_titel"),
                        row.findMoment("ontvangen_op").map(Pages::minute).orElse("nog nooit"),
                        row.findText("laatste_uitkomst").orElse(""),
                        row.flag("is_gemist")))
                .sorted(Comparator.comparing(Supplier::title))
                .toList();
    }

    /** Weeks of seven days, Monday first, the last of which is this one. */
    List<List<Day>> calendar(String source, String supplier) {
        LocalDate today = LocalDate.now(clock);
        LocalDate first =
                today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).minusWeeks(WEEKS - 1L);
        Map<LocalDate, String> outcomes = new HashMap<>();
        warehouse
                .rows(
                        "select ontvangen_op, uitkomst from ledger_leveringen where bron = ? and leverancier = ?"
                                + " and ontvangen_op >= ? order by levering_id",
                        source,
                        supplier,
                        first.minusDays(1))
                .forEach(row ->
                        outcomes.put(Pages.here(row.moment("ontvangen_op")).toLocalDate(), row.text("uitkomst")));
        List<List<Day>> weeks = new ArrayList<>();
        for (int week = 0; week < WEEKS; week++) {
            List<Day> days = new ArrayList<>();
            for (int day = 0; day < 7; day++) {
                LocalDate date = first.plusDays(week * 7L + day);
                String nothing = date.isAfter(today) ? "" : "niets";
                days.add(new Day(Pages.shortDay(date), outcomes.getOrDefault(date, nothing)));
            }
            weeks.add(days);
        }
        return weeks;
    }

    List<Delivery> deliveries(String source, String supplier) {
        return warehouse
                .rows(
                        "select * from ledger_leveringen where bron = ? and leverancier = ? order by levering_id desc limit "
                                + DELIVERIES,
                        source,
                        supplier)
                .stream()
                .map(Nights::delivery)
                .toList();
    }

    Optional<Delivery> delivery(long number) {
        return warehouse.rows("select * from ledger_leveringen where levering_id = ?", number).stream()
                .map(Nights::delivery)
                .findFirst();
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                row.number("levering_id"),
                row.text("bron"),
                row.text("leverancier"),
                Pages.minute(row.moment("ontvangen_op")),
                row.text("uitkomst"),
                row.findText("reden").orElse(""),
                row.findDate("maand_van")
                        .map(from -> Pages.month(from)
                                + " tot en met "
                                + Pages.month(row.findDate("maand_tot").orElse(from)))
                        .orElse("–"),
                row.findNumber("rijen_gelezen").orElse(0),
                row.findNumber("rijen_geladen").orElse(0),
                row.findNumber("rijen_geweigerd").orElse(0),
                row.findNumber("rijen_onbekende_code").orElse(0),
                row.findNumber("rijen_onbekend_gebied").orElse(0),
                row.findNumber("rijen_nagekomen").orElse(0),
                row.findText("sha256").orElse(""));
    }

    List<Found> findings(long number) {
        return warehouse
                .rows(
                        "select rij, coalesce(kolom, '') as kolom, regel, coalesce(verwacht, '') as verwacht, aantal"
                                + " from ledger_bevindingen where levering_id = ? order by regel, rij",
                        number)
                .stream()
                .map(row -> new Found(
                        row.isNull("rij") ? "" : Long.toString(row.number("rij")),
                        row.text("kolom"),
                        row.text("regel"),
                        sentence(row.text("regel")),
                        row.text("verwacht"),
                        Long.toString(row.number("aantal"))))
                .toList();
    }

    /** How often each rule was broken in a delivery. */
    public record Broken(String rule, String sentence, long count) {}

    List<Broken> broken(long number) {
        return warehouse
                .rows(
                        "select regel, cast(sum(aantal) as bigint) as aantal from ledger_bevindingen where levering_id = ?"
                                + " group by regel order by aantal desc, regel",
                        number)
                .stream()
                .map(row -> new Broken(row.text("regel"), sentence(row.text("regel")), row.number("aantal")))
                .toList();
    }

    private static String sentence(String code) {
        return Arrays.stream(Rule.values())
                .filter(rule -> rule.code().equals(code))
                .map(Rule::sentence)
                .findFirst()
                .orElse("");
    }

    /** The file of a refused delivery, as long as it is kept. */
    Optional<Path> refusedFile(Delivery delivery) {
        Path folder = refused.resolve(Intake.refusedFolder(delivery.number(), delivery.source(), delivery.supplier()));
        if (!delivery.isRefused() || Files.notExists(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> !file.endsWith("reden.txt")).findFirst();
        } catch (IOException unreadable) {
            throw new Fault("%s is niet te lezen. Controleer de rechten.".formatted(folder), unreadable);
        }
    }
}
