package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import nl.wijkbeeld.journey.Stage.Told;
import nl.wijkbeeld.ledger.Entry.Balance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever rows come, every one that is accepted is in exactly one cell of the facts, and the warehouse's count is the
 * one that is made here by hand: row by row, knowing nothing of how the border writes its SQL.
 */
@SuppressWarnings("NullAway.Init")
class CountingPropertyTest {

    private static final int DELIVERIES = 6;
    private static final int ROWS = 400;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-yyyy");
    private static final List<String> CODES =
            List.of("A20", "A30", "C40", "A90", "A10", "F40", "E33", "a20", "Z999", "A2");
    private static final List<String> POSTCODES =
            List.of("7606AA", "7606 ab", "7607ZZ", "7672", "7601xx", "9999ZZ", "", "760", "7627 AB", " 7686AA ");

    @TempDir
    static Path folder;

    private static Stage stage;
    private static Map<String, String> categories;
    private static Map<String, String> areas;

    @BeforeAll
    static void start() throws IOException {
        stage = new Stage(folder);
        stage.edit("config/bronnen/politie-incidenten.yaml", "tolerantie: 2%", "tolerantie: 60%");
        stage.start();
        categories = column("config/codes/politie.csv", 0, 2);
        areas = column("config/gebieden/postcodes.csv", 0, 1);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static Map<String, String> column(String file, int key, int value) throws IOException {
        Map<String, String> column = new HashMap<>();
        Files.readAllLines(Path.of(file)).stream()
                .skip(1)
                .map(line -> line.split(";", -1))
                .forEach(parts -> column.put(parts[key], parts[value]));
        return column;
    }

    /** A row as it is written, and what must become of it. */
    private record Made(String number, String cell, boolean isRefused, String line) {}

    private static Made make(Random chance, String number, LocalDate last) {
        LocalDate day = last.minusDays(chance.nextInt(300));
        String written = DAY.format(day);
        String time = chance.nextInt(8) == 0 ? "" : "%02d:%02d".formatted(chance.nextInt(24), chance.nextInt(60));
        boolean skipped = day.equals(LocalDate.of(2026, 3, 29)) && time.startsWith("02");
        String code = CODES.get(chance.nextInt(CODES.size()));
        String postcode = POSTCODES.get(chance.nextInt(POSTCODES.size()));
        boolean refused = skipped;
        switch (chance.nextInt(40)) {
            case 0 -> {
                written = "30-02-2026";
                refused = true;
            }
            case 1 -> {
                written = DAY.format(last.plusDays(1 + chance.nextInt(400)));
                refused = true;
            }
            case 2 -> {
                time = "24:61";
                refused = true;
            }
            case 3 -> {
                code = chance.nextBoolean() ? "" : "  ";
                refused = true;
            }
            case 4 -> {
                number = "";
                refused = true;
            }
            case 5 -> {
                written = "01-01-1999";
                refused = true;
            }
            default -> {
                // a good row
            }
        }
        String line = new IncidentFile()
                .row(number, written, time, code, postcode)
                .text()
                .lines()
                .skip(1)
                .findFirst()
                .orElseThrow();
        if (chance.nextInt(40) == 0) {
            line = line.substring(0, line.lastIndexOf(';')); // a column too few
            refused = true;
        }
        String place = postcode.replace(" ", "");
        String cell = "%s %s %s"
                .formatted(
                        categories.getOrDefault(code.trim(), "onbekend"),
                        place.length() < 4 ? "onbekend" : areas.getOrDefault(place.substring(0, 4), "onbekend"),
                        YearMonth.from(day).atDay(1));
        return new Made(number, cell, refused, line);
    }

    @Test
    void countsEveryAcceptedRowInExactlyOneCell() {
        long seed = Long.getLong("wijkbeeld.seed", 20_261_124L);
        Random chance = new Random(seed);
        Map<String, String> events = new HashMap<>(); // number → its cell
        for (int delivery = 0; delivery < DELIVERIES; delivery++) {
            LocalDate last = Stage.TODAY.minus(DELIVERIES - delivery, ChronoUnit.WEEKS);
            IncidentFile file = new IncidentFile();
            Map<String, String> told = new HashMap<>();
            Set<String> inThis = new HashSet<>();
            List<Integer> broken = new ArrayList<>();
            int merged = 0;
            int replaced = 0;
            for (int row = 1; row <= ROWS; row++) {
                boolean known = !events.isEmpty() && chance.nextInt(5) == 0;
                String number = known
                        ? events.keySet().stream()
                                .sorted()
                                .skip(chance.nextInt(events.size()))
                                .findFirst()
                                .orElseThrow()
                        : "S-%d-%d".formatted(delivery, row);
                Made made = make(chance, number, last);
                if (chance.nextInt(30) == 0 && row < ROWS && !made.isRefused()) {
                    file.line(made.line()); // the very same row twice
                    row++;
                    merged++;
                } else if (!made.isRefused() && inThis.contains(number)) {
                    continue; // which of two different rows of one event counts is not this test's question
                }
                file.line(made.line());
                if (made.isRefused()) {
                    broken.add(row);
                } else {
                    inThis.add(number);
                    told.put(number, made.cell());
                }
            }
            for (String number : told.keySet()) {
                replaced += events.containsKey(number) ? 1 : 0;
            }
            events.putAll(told);
            check(seed, delivery, last, file, told.size(), broken.size(), merged, replaced);
            checkCells(seed, events);
        }
    }

    private static void check(
            long seed,
            int delivery,
            LocalDate last,
            IncidentFile file,
            int loaded,
            int refused,
            int merged,
            int replaced) {
        String name = "incidenten_20260101_%s.csv".formatted(last.format(DateTimeFormatter.BASIC_ISO_DATE));
        Told told = stage.receive(stage.write(delivery + "/" + name, file.text()), "politie-incidenten", "politie");
        Balance balance = told.entry().balance();
        String about = "seed " + seed + ", delivery " + delivery + " " + told.words();
        assertEquals(loaded, balance.loaded(), about);
        assertEquals(refused, balance.refused(), about);
        assertEquals(merged, balance.merged(), about);
        assertEquals(replaced, balance.replaced(), about);
        assertEquals(file.text().lines().count() - 1, balance.read(), about);
        assertEquals(
                balance.read(),
                balance.loaded() + balance.refused() + balance.merged() + balance.late() + balance.outside(),
                about);
    }

    private static void checkCells(long seed, Map<String, String> events) {
        Map<String, Long> counted = new TreeMap<>();
        events.values().forEach(cell -> counted.merge(cell, 1L, Long::sum));
        stage.build();
        Map<String, Long> warehouse = new TreeMap<>();
        stage.rows("select categorie || ' ' || gebied_code || ' ' || maand as cel, aantal from fct_gebeurtenissen")
                .forEach(row -> {
                    assertEquals(null, warehouse.put(row.text("cel"), row.number("aantal")), "a cell twice");
                });
        assertEquals(counted, warehouse, "seed " + seed);
        for (String fact : List.of("fct_gebeurtenissen_per_week", "mart_gebeurtenissen_per_gebied_en_maand")) {
            String top = fact.startsWith("mart") ? " where niveau in ('basisteam', 'onbekend')" : "";
            assertEquals(
                    events.size(), stage.number("select sum(aantal) from " + fact + top), "seed " + seed + " " + fact);
        }
    }
}
