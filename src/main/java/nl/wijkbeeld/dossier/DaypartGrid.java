package nl.wijkbeeld.dossier;

import java.util.List;
import java.util.function.BiFunction;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.dossier.Svg.Anchor;

/** Weekday by part of the day: each box its figure, darker with more; the same sign for withheld as in the tables. */
record DaypartGrid(Palette palette, Dutch dutch) {

    private static final double LEFT = 92;
    private static final double WIDE = 52;
    private static final double TALL = 20;
    private static final double TOP = 16;

    Drawing draw(List<String> days, List<String> parts, BiFunction<Integer, Integer, Cell> cell, String description) {
        Svg svg = new Svg(LEFT + days.size() * WIDE, TOP + parts.size() * (TALL + 3), palette.font());
        double highest = highest(days.size(), parts.size(), cell);
        for (int day = 0; day < days.size(); day++) {
            svg.text(LEFT + day * WIDE + WIDE / 2 - 1, 9, days.get(day), palette.soft(), 7.3, Anchor.MIDDLE, false);
        }
        for (int part = 0; part < parts.size(); part++) {
            double y = TOP + part * (TALL + 3);
            svg.text(0, y + TALL / 2 + 2.6, parts.get(part), palette.soft(), 7.3, Anchor.START, false);
            for (int day = 0; day < days.size(); day++) {
                box(svg, LEFT + day * WIDE, y, cell.apply(day, part), highest);
            }
        }
        return new Drawing(svg.toString(), description);
    }

    private void box(Svg svg, double x, double y, Cell cell, double highest) {
        boolean counted = Series.value(cell).isPresent();
        double share = highest == 0 ? 0 : Series.value(cell).orElse(0) / highest;
        svg.box(x, y, WIDE - 3, TALL, counted ? palette.tint(share) : "#FFFFFF");
        if (!counted) {
            svg.line(x, y + TALL, x + WIDE - 3, y + TALL, palette.rule(), 0.5);
        }
        svg.text(
                x + (WIDE - 3) / 2,
                y + TALL / 2 + 2.7,
                dutch.cell(cell),
                share > 0.55 ? "#FFFFFF" : palette.ink(),
                7.8,
                Anchor.MIDDLE,
                false);
    }

    private static double highest(int days, int parts, BiFunction<Integer, Integer, Cell> cell) {
        double highest = 0;
        for (int day = 0; day < days; day++) {
            for (int part = 0; part < parts; part++) {
                highest = Math.max(highest, Series.value(cell.apply(day, part)).orElse(0));
            }
        }
        return highest;
    }
}
