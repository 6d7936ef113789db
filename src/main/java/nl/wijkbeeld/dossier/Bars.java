package nl.wijkbeeld.dossier;

import java.util.List;
import java.util.Map;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.dossier.Svg.Anchor;

/** A column per year with its figure on top; no axis, since each figure is written out. */
record Bars(Palette palette, Dutch dutch, double width, double height) {

    private static final double GAP = 14;

    Drawing draw(List<Map.Entry<String, Cell>> figures, String description) {
        Svg svg = new Svg(width, height, palette.font());
        double highest = figures.stream()
                .mapToDouble(figure -> Series.value(figure.getValue()).orElse(0))
                .max()
                .orElse(0);
        double each = Math.min(70, (width - GAP) / Math.max(1, figures.size()));
        double base = height - 13;
        for (int i = 0; i < figures.size(); i++) {
            double x = i * each;
            double value = Series.value(figures.get(i).getValue()).orElse(0);
            double tall = highest == 0 ? 0 : (base - 12) * value / highest;
            boolean last = i == figures.size() - 1;
            svg.box(x, base - tall, each - GAP, tall, last ? palette.accent() : palette.other());
            svg.text(
                    x + (each - GAP) / 2,
                    base - tall - 3,
                    dutch.cell(figures.get(i).getValue()),
                    palette.ink(),
                    7.5,
                    Anchor.MIDDLE,
                    last);
            svg.text(
                    x + (each - GAP) / 2, height - 3, figures.get(i).getKey(), palette.soft(), 7, Anchor.MIDDLE, false);
        }
        svg.line(0, base, figures.size() * each - GAP, base, palette.soft(), 0.6);
        return new Drawing(svg.toString(), description);
    }
}
