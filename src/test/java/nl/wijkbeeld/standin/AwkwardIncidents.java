package nl.wijkbeeld.standin;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/**
 * One row of every awkward kind that a police file can hold. Their numbers say so: {@code DEMO-RAAR-…}. Some are to be
 * refused, some to be counted as unknown, some are merely hard to read.
 */
final class AwkwardIncidents {
    static final String PREFIX = "DEMO-RAAR-";
    private static final List<String> PLACE = List.of("Almelo", "Almelo", "Voorbeeldstraat", "3", "7607AA");
    private final List<String[]> rows = new ArrayList<>();
    private final String day;

    private AwkwardIncidents(String day) {
        this.day = day;
    }

    /** @param last the delivery's last day */
    static List<String[]> until(LocalDate last) {
        AwkwardIncidents awkward = new AwkwardIncidents(PoliceDeliveries.DAY.format(last.minusDays(2)));
        awkward.unknowns();
        awkward.unreadable(last);
        awkward.clockChanges(last);
        awkward.hardToRead();
        return awkward.rows;
    }

    /** To be loaded, with the category or the area unknown or coarse. */
    private void unknowns() {
        row(day, day, "11:00", "Z999", "Onbekende klasse", PLACE);
        row(day, day, "11:05", "C40", "Onbekend adres", List.of("Almelo", "Almelo", "Nergensstraat", "1", "9999ZZ"));
        row(day, day, "11:10", "C40", "Zonder adres", List.of("Almelo", "Almelo", "", "", ""));
        row(day, day, "11:15", "C40", "Alleen vier cijfers", List.of("Almelo", "Almelo", "", "", "7609"));
        row(day, day, "11:20", "C40", "Postcode met spatie", List.of("Almelo", "Almelo", "", "3", "7607 AA"));
        row(day, day, "", "C40", "Zonder tijd", PLACE);
    }

    /** To be refused: a required value missing, a day or time that does not exist or is still to come, a number twice. */
    private void unreadable(LocalDate last) {
        String future = PoliceDeliveries.DAY.format(last.plusYears(1));
        row(day, "", "12:00", "C40", "Zonder pleegdatum", PLACE);
        row(day, day, "12:05", "", "Zonder klasse", PLACE);
        row(day, "31-02-" + last.getYear(), "12:10", "C40", "Dag die niet bestaat", PLACE);
        row(day, future, "12:15", "C40", "Dag die nog moet komen", PLACE);
        row(day, day, "25:61", "C40", "Tijd die niet bestaat", PLACE);
        row(day, day, "12:20", "C40", "Twee keer hetzelfde nummer", PLACE);
        String[] twice = rows.get(rows.size() - 1).clone();
        twice[6] = "A90";
        rows.add(twice);
    }

    /** Half past two in the night that skips it and in the night that has it twice. */
    private void clockChanges(LocalDate last) {
        for (Month month : List.of(Month.MARCH, Month.OCTOBER)) {
            LocalDate change = lastSunday(last.getYear(), month);
            LocalDate passed = change.isAfter(last) ? lastSunday(last.getYear() - 1, month) : change;
            String text = PoliceDeliveries.DAY.format(passed);
            String kind = month == Month.MARCH ? "Uur dat er niet was" : "Uur dat er twee keer was";
            row(text, text, "02:30", "C40", kind, PLACE);
        }
    }

    private static LocalDate lastSunday(int year, Month month) {
        return LocalDate.of(year, month, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.SUNDAY));
    }

    /** To be loaded as any other. */
    private void hardToRead() {
        row(day, day, "13:00", "C40", "Ruit van \"De Proef\" vernield", PLACE);
        row(day, day, "13:05", "C40", "Eerste regel\r\ntweede regel; nog steeds dezelfde rij", PLACE);
        row(day, day, "13:10", "C40", "Café, crème brûlée – schade € 100", PLACE);
        row(
                day,
                day,
                "13:15",
                "C40",
                "Straat met puntkomma",
                List.of("Almelo", "Almelo", "Proefweg; hoek", "5", "7607AA"));
    }

    private void row(String known, String from, String time, String klasse, String text, List<String> place) {
        List<String> values = new ArrayList<>();
        values.add(PREFIX + "%03d".formatted(rows.size() + 1));
        values.addAll(List.of(known, from, time, "", "", klasse, text, "voltooid"));
        values.addAll(place);
        rows.add(values.toArray(String[]::new));
    }

    /** A birth day that does not exist or is missing, a role and a number that nobody knows. */
    static List<String[]> persons() {
        String known = PREFIX + "001";
        return List.of(
                new String[] {known, "slachtoffer", "V", "31-02-1990", "Testpersoon Eén"},
                new String[] {known, "slachtoffer", "X", "", "Testpersoon \"Twee\"; junior"},
                new String[] {known, "getuige", "M", "01-01-1980", "Testpersoon Drie"},
                new String[] {PREFIX + "999", "verdachte", "M", "01-01-1980", "Testpersoon Vier"},
                new String[] {"", "verdachte", "M", "01-01-1980", "Testpersoon Vijf"});
    }
}
