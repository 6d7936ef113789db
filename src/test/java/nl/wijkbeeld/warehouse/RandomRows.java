package nl.wijkbeeld.warehouse;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** Open rows of every kind that a seed makes, and the naive counts of them: the other way to the same figures. */
final class RandomRows {

    record Event(
            long key,
            String categorie,
            String gebied,
            LocalDate maand,
            LocalDate week,
            int weekdag,
            @Nullable String dagdeel,
            int aantal) {}

    record Person(long key, String rol, String geslacht) {}

    record Case(
            String leverancier,
            String categorie,
            String gebied,
            LocalDate begin,
            @Nullable LocalDate eind) {}

    record Observation(
            String categorie,
            String gebied,
            LocalDate maand,
            @Nullable String doorgezet,
            boolean aanhouding) {}

    private static final List<String> CATEGORIES = List.of("inbraak", "burenruzie", "huiselijk", "onbekend");
    private static final List<String> AREAS = List.of("BU111", "BU112", "BU121", "BU211", "WK11", "GM2", "onbekend");
    private static final LocalDate FIRST = LocalDate.of(2025, 6, 1);

    final List<Event> events = new ArrayList<>();
    final List<Person> persons = new ArrayList<>();
    final List<Case> cases = new ArrayList<>();
    final List<Observation> observations = new ArrayList<>();
    private final Random random;

    RandomRows(long seed, int size) {
        random = new Random(seed);
        for (int i = 0; i < size; i++) {
            events.add(event(i));
            persons.add(new Person(random.nextInt(size + size / 4), pick("slachtoffer", "verdachte"), pick("m", "v")));
            cases.add(newCase());
            observations.add(new Observation(
                    pick(CATEGORIES),
                    pick(AREAS),
                    month(),
                    unless(pick("politie", "boa", "geen")),
                    random.nextBoolean()));
        }
    }

    private Event event(long key) {
        LocalDate day = FIRST.plusDays(random.nextInt(280));
        return new Event(
                key,
                pick(CATEGORIES),
                pick(AREAS),
                day.withDayOfMonth(1),
                day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                day.getDayOfWeek().getValue(),
                unless(pick("nacht", "avond")),
                1 + random.nextInt(3));
    }

    private Case newCase() {
        LocalDate begin = month();
        LocalDate end = begin.plusMonths(random.nextInt(4));
        boolean running = random.nextInt(3) == 0 || end.isAfter(ExampleWarehouse.PEILDATUM);
        return new Case(pick("noord", "zuid"), pick(CATEGORIES), pick(AREAS), begin, running ? null : end);
    }

    private LocalDate month() {
        return FIRST.plusMonths(random.nextInt(10));
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private String pick(String... values) {
        return pick(List.of(values));
    }

    private @Nullable String unless(String value) {
        return random.nextInt(5) == 0 ? null : value;
    }

    void write(Connection connection) throws SQLException {
        try (DuckDBAppender row = appender(connection, "stg_gebeurtenissen")) {
            for (Event event : events) {
                row.beginRow().append(1).append("incidenten").append("politie").append(key(event.key));
                row.append(event.categorie)
                        .append(event.gebied)
                        .append(event.maand)
                        .append(event.week);
                row.append((byte) event.weekdag)
                        .append(event.dagdeel)
                        .append(event.aantal)
                        .append((byte) 0);
                row.endRow();
            }
        }
        try (DuckDBAppender row = appender(connection, "stg_betrokkenen")) {
            for (Person person : persons) {
                row.beginRow().append(2).append("betrokkenen").append("politie").append(key(person.key));
                row.append(person.rol).append(person.geslacht).append("18-24").append((byte) 0);
                row.endRow();
            }
        }
        try (DuckDBAppender row = appender(connection, "stg_zaken")) {
            for (Case one : cases) {
                row.beginRow().append(3).append("zaken").append(one.leverancier).append(BigInteger.ONE);
                row.append(one.categorie).append(one.gebied).append(one.begin).append(one.eind);
                row.append("lopend").appendNull().append((byte) 0);
                row.endRow();
            }
        }
        try (DuckDBAppender row = appender(connection, "stg_waarnemingen")) {
            for (Observation seen : observations) {
                row.beginRow().append(5).append("camera").append("meldkamer").append(BigInteger.ONE);
                row.append(seen.categorie)
                        .append(seen.gebied)
                        .append(seen.maand)
                        .append(seen.maand);
                row.append((byte) 1).append("nacht").append(seen.doorgezet).append(seen.aanhouding);
                row.append((byte) 0);
                row.endRow();
            }
        }
    }

    private static DuckDBAppender appender(Connection connection, String table) throws SQLException {
        return connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, table);
    }

    private static BigInteger key(long key) {
        return BigInteger.valueOf(key);
    }

    Map<String, Long> perMonth() {
        return sum(events, e -> join(e.categorie, e.gebied, e.maand), e -> e.aantal);
    }

    Map<String, Long> perWeek() {
        return sum(events, e -> join(e.categorie, wijk(e.gebied), e.week), e -> e.aantal);
    }

    /** Burglary alone is openbaar; its theme is overig. */
    Map<String, Long> perDagdeel() {
        return sum(
                events.stream().filter(e -> e.categorie.equals("inbraak")).toList(),
                e -> join(
                        wijk(e.gebied),
                        e.maand.getYear(),
                        (e.maand.getMonthValue() - 1) / 3 * 3 + 1,
                        e.weekdag,
                        e.dagdeel),
                e -> e.aantal);
    }

    Map<String, Long> perGemeente() {
        Map<Long, Event> byKey = events.stream().collect(Collectors.toMap(Event::key, event -> event));
        return sum(
                persons,
                p -> {
                    Event event = byKey.get(p.key);
                    return event == null
                            ? join("onbekend", 2026, p.rol, p.geslacht)
                            : join(gemeente(event.gebied), event.maand.getYear(), p.rol, p.geslacht);
                },
                p -> 1);
    }

    Map<String, Long> running() {
        Map<String, Long> running = new TreeMap<>();
        for (Case one : cases) {
            LocalDate end = one.eind == null ? ExampleWarehouse.PEILDATUM : one.eind.minusMonths(1);
            for (LocalDate month = one.begin; !month.isAfter(end); month = month.plusMonths(1)) {
                running.merge(join(one.leverancier, one.categorie, one.gebied, month), 1L, Long::sum);
            }
        }
        return running;
    }

    Map<String, Long> begun() {
        return sum(cases, one -> join(one.leverancier, one.categorie, one.gebied, one.begin), one -> 1);
    }

    Map<String, Long> ended() {
        return sum(
                cases.stream().filter(one -> one.eind != null).toList(),
                one -> join(one.leverancier, one.categorie, one.gebied, one.eind),
                one -> 1);
    }

    Map<String, Long> seen() {
        return sum(observations, o -> join(o.categorie, o.gebied, o.maand, o.doorgezet), o -> 1);
    }

    private static <T> Map<String, Long> sum(List<T> rows, Function<T, String> cell, Function<T, Integer> weight) {
        Map<String, Long> sums = new TreeMap<>();
        rows.forEach(row -> sums.merge(cell.apply(row), (long) weight.apply(row), Long::sum));
        return sums;
    }

    private static String join(@Nullable Object... parts) {
        List<String> texts = new ArrayList<>();
        for (Object part : parts) {
            texts.add(part == null ? "" : part.toString());
        }
        return String.join("|", texts);
    }

    private static String wijk(String gebied) {
        return switch (gebied) {
            case "BU111", "BU112", "WK11" -> "WK11";
            case "BU121" -> "WK12";
            case "BU211" -> "WK21";
            default -> "onbekend";
        };
    }

    private static String gemeente(String gebied) {
        return switch (gebied) {
            case "BU211", "GM2" -> "GM2";
            case "onbekend" -> "onbekend";
            default -> "GM1";
        };
    }
}
