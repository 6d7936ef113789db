package nl.wijkbeeld.disclosure;

import java.time.LocalDate;
import nl.wijkbeeld.disclosure.Policy.Period;
import nl.wijkbeeld.warehouse.Row;

/**
 * What a source counted of one category in an area over a closed period.
 *
 * @param level of the area: wijk, gemeente or basisteam
 * @param unit how long the period is
 * @param begin its first day
 * @param delivered whether every expected supplier delivered all of it; when not, the count says nothing
 */
record ClosedCount(
        String level,
        String area,
        String source,
        String category,
        String title,
        String theme,
        Period unit,
        LocalDate begin,
        long count,
        boolean delivered) {

    static ClosedCount of(Row row, String level, Period unit) {
        return new ClosedCount(
                level,
                row.text("gebied_code"),
                row.text("bron"),
                row.text("categorie"),
                row.text("titel"),
                row.text("thema"),
                unit,
                row.date("periode"),
                row.number("aantal"),
                row.flag("aantal_geleverd"));
    }

    /** A year as 2025, a quarter as 2025-Q3. */
    String period() {
        int year = begin.getYear();
        return unit == Period.JAAR ? Integer.toString(year) : "%d-Q%d".formatted(year, (begin.getMonthValue() + 2) / 3);
    }
}
