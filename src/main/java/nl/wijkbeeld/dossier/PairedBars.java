package nl.wijkbeeld.dossier;

import java.util.List;
import java.util.Optional;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.dossier.Svg.Anchor;

/** Two columns a subject, the earlier grey and the later dark, each with its figure on top; no axis. */
record PairedBars(Palette palette, Dutch dutch, double width, double height) {

    private static final double LETTER = 7;
    private static final double LINE = 8;

    /**
     * A subject.
     *
     * @param lines its name, in one or two lines
     * @param before empty when the table does not have it
     */
    record Pair(List<String> lines, Optional<Cell> before, Optional<Cell> now) {

        private double highest() {
            return Math.max(value(before), value(now));
        }
    }

    /** @param legend what the earlier and the later column are */
    Drawing draw(List<Pair> pairs, List<String> legend, String description) {
        Svg svg = new Svg(width, height, palette.font());
        double highest = pairs.stream().mapToDouble(Pair::highest).max().orElse(0);
        double each = width / Math.max(1, pairs.size());
        double base = height - 2 * LINE - 3;
        double wide = each * 0.34;
        for (int i = 0; i < pairs.size(); i++) {
            Pair pair = pairs.get(i);
            double left = i * each + each * 0.14;
            column(svg, pair.before, left, wide, base, highest, palette.other(), false);
            column(svg, pair.now, left + wide + 2, wide, base, highest, palette.accent(), true);
            for (int line = 0; line < pair.lines.size(); line++) {
                svg.text(
                        left + wide + 1,
                        base + LINE * (line + 1),
                        pair.lines.get(line),
                        palette.soft(),
                        LETTER,
                        Anchor.MIDDLE,
                        false);
            }
        }
        svg.line(0, base, width, base, palette.soft(), 0.6);
        svg.box(width - 74, 1, 7, 7, palette.other());
        svg.text(width - 64, 7, legend.get(0), palette.soft(), LETTER, Anchor.START, false);
        svg.box(width - 34, 1, 7, 7, palette.accent());
        svg.text(width - 24, 7, legend.get(1), palette.soft(), LETTER, Anchor.START, false);
        return new Drawing(svg.toString(), description);
    }

    private void column(
            Svg svg,
            Optional<Cell> cell,
            double x,
            double wide,
            double base,
            double highest,
            String colour,
            boolean bold) {
        double tall = highest == 0 ? 0 : (base - 20) * value(cell) / highest;
        svg.box(x, base - tall, wide, tall, colour);
        cell.ifPresent(known -> svg.text(
                x + wide / 2, base - tall - 2.5, dutch.cell(known), palette.ink(), LETTER, Anchor.MIDDLE, bold));
    }

    private static double value(Optional<Cell> cell) {
        return cell.map(known -> Series.value(known).orElse(0)).orElse(0.0);
    }
}
