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
 * @param count as the period's months closed
 * @param added what a correction round added to it later
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
        long added,
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
                row.number("aantal_bijgeteld"),
                row.flag("aantal_geleverd"));
    }

    /** What the correction round added, as a count of its own. */
    ClosedCount addition() {
        return new ClosedCount(level, area, source, category, title, theme, unit, begin, added, 0, delivered);
    }

    /** A year as 2025, a quarter as 2025-Q3. */
    String period() {
        int year = begin.getYear();
        return unit == Period.JAAR ? Integer.toString(year) : "%d-Q%d".formatted(year, (begin.getMonthValue() + 2) / 3);
    }
}
