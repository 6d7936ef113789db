package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.wijkbeeld.dossier.Svg.Anchor;
import nl.wijkbeeld.dossier.Svg.Point;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Small maps of the same areas beside each other, one a theme, with one legend in words for all in the last place.
 *
 * @param map what each is drawn with
 */
record ThemeMaps(BoundaryMap map) {

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final int COLUMNS = 4;
    private static final double GAP = 8;
    private static final double HEAD = 20;
    private static final double LINE = 11.5;

    /**
     * One map.
     *
     * @param compared the rate of the gemeente, in words
     */
    record Panel(String title, String compared, List<MapArea> areas) {}

    /**
     * @param heading what the figures are
     * @param meaning of a shade, in words
     */
    Drawing draw(List<Panel> panels, String heading, UnaryOperator<String> meaning, String description) {
        Palette palette = map.palette();
        double wide = map.width() + GAP;
        double tall = HEAD + map.height() + GAP;
        int rows = panels.size() / COLUMNS + 1;
        Svg svg = new Svg(COLUMNS * wide - GAP, rows * tall - GAP, palette.font());
        for (int i = 0; i < panels.size(); i++) {
            Panel panel = panels.get(i);
            Point corner = corner(i, wide, tall);
            svg.text(corner.x(), corner.y() + 7, panel.title(), palette.ink(), 7.3, Anchor.START, true);
            svg.text(corner.x(), corner.y() + 15.5, panel.compared(), palette.soft(), 6.8, Anchor.START, false);
            map.draw(svg, new Point(corner.x(), corner.y() + HEAD), panel.areas());
        }
        legend(svg, corner(panels.size(), wide, tall), shades(panels), heading, meaning);
        return new Drawing(svg.toString(), description);
    }

    private static Point corner(int at, double wide, double tall) {
        return new Point(at % COLUMNS * wide, (double) (at / COLUMNS) * tall);
    }

    /** The classes, and the signs that are used. */
    private static List<Shade> shades(List<Panel> panels) {
        List<Shade> shades = new ArrayList<>();
        for (Shade shade : Shade.values()) {
            if (shade.isClass()
                    || panels.stream()
                            .flatMap(panel -> panel.areas().stream())
                            .anyMatch(area -> area.shade() == shade)) {
                shades.add(shade);
            }
        }
        return shades;
    }

    private void legend(Svg svg, Point corner, List<Shade> shades, String heading, UnaryOperator<String> meaning) {
        Palette palette = map.palette();
        svg.text(corner.x(), corner.y() + 7, heading, palette.ink(), 7.3, Anchor.START, true);
        for (int i = 0; i < shades.size(); i++) {
            double y = corner.y() + 13 + i * LINE;
            Envelope swatch = new Envelope(corner.x(), corner.x() + 15, y, y + 8.5);
            map.paint(svg, SHAPES.toGeometry(swatch), SHAPES.createPolygon(), shades.get(i));
            svg.text(
                    corner.x() + 19,
                    y + 6.8,
                    meaning.apply(shades.get(i).key()),
                    palette.ink(),
                    6.8,
                    Anchor.START,
                    false);
        }
    }
}
