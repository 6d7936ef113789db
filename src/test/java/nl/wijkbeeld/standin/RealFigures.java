package nl.wijkbeeld.standin;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The real, published figures: registered crimes per area and year, and single burglaries per PC4. */
record RealFigures(List<Crimes> crimes, List<Burglary> burglaries, Map<String, Integer> byAreaAndYear) {
    static final int FIRST_YEAR = 2021;
    static final int LAST_YEAR = 2025;

    /** Registered crimes (category 0.0.0) of a buurt or gemeente in a year. */
    record Crimes(String area, int year, int count) {}

    /** One burglary as the police show it on their map. */
    record Burglary(LocalDate date, String pc4, boolean isAttempt) {}

    static RealFigures read() {
        List<Crimes> crimes = Sheet.resource("misdrijven-2021-2025.csv").stream()
                .map(row -> new Crimes(
                        row.getField("gebied_code"),
                        Integer.parseInt(row.getField("jaar")),
                        Integer.parseInt(row.getField("aantal"))))
                .sorted(Comparator.comparing(Crimes::area).thenComparing(Crimes::year))
                .toList();
        List<Burglary> burglaries = Sheet.resource("inbraken-pc4.csv").stream()
                .map(row -> new Burglary(
                        LocalDate.parse(row.getField("datum")),
                        row.getField("pc4"),
                        row.getField("is_poging").equals("ja")))
                .toList();
        return new RealFigures(
                crimes,
                burglaries,
                crimes.stream().collect(Collectors.toMap(row -> row.area() + row.year(), Crimes::count)));
    }

    /** The year's figure; the nearest published year stands in for one that is not. */
    int crimes(String area, int year) {
        int published = Math.max(FIRST_YEAR, Math.min(LAST_YEAR, year));
        return Objects.requireNonNull(byAreaAndYear.get(area + published), area);
    }
}
