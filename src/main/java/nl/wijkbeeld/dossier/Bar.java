package nl.wijkbeeld.dossier;

import java.util.OptionalDouble;

/** A bar for in a table, on one scale for all rows. */
record Bar(Palette palette, double width, double height) {

    Drawing draw(OptionalDouble value, double highest, String description) {
        Svg svg = new Svg(width, height, palette.font());
        svg.line(0.25, 0, 0.25, height, palette.soft(), 0.5);
        if (value.isPresent() && highest > 0) {
            svg.box(0.5, 4, (width - 1) * Math.min(1, value.getAsDouble() / highest), height - 8, palette.accent());
        }
        return new Drawing(svg.toString(), description);
    }
}
