package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.List;
import nl.wijkbeeld.dossier.Labels.Placed;
import nl.wijkbeeld.dossier.Svg.Anchor;
import nl.wijkbeeld.dossier.Svg.Point;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.union.UnaryUnionOp;

/**
 * A map of areas as wide as a frame allows: darker is more, and signs that no print in grey confuses: hatched is
 * withheld, grey with stripes is not delivered, rings are zero, plain white has no rate.
 *
 * @param largest points that a unit of the shapes measures at most
 */
record BoundaryMap(Palette palette, double width, double height, double largest) {

    private static final double LETTER = 6.5;
    private static final double MARGIN = 2;
    private static final double HATCH = 2.6;
    private static final double RINGS = 6.5;
    private static final double RING = 1.5;
    private static final GeometryFactory SHAPES = new GeometryFactory();

    /** Draws the areas in the middle of a frame of which the corner is top left. */
    void draw(Svg svg, Point corner, List<MapArea> areas) {
        AffineTransformation toPage = toPage(corner, areas);
        List<MapArea> drawn = areas.stream()
                .map(area -> new MapArea(area.label(), toPage.transform(area.shape()), area.shade()))
                .toList();
        Envelope frame = new Envelope(corner.x(), corner.x() + width, corner.y(), corner.y() + height);
        List<Placed> labels = new Labels(frame, LETTER).place(drawn);
        Geometry boxes = UnaryUnionOp.union(labels.stream().map(Placed::shape).toList());
        drawn.forEach(area -> paint(svg, area.shape(), boxes, area.shade()));
        labels.forEach(label -> write(svg, label));
    }

    private AffineTransformation toPage(Point corner, List<MapArea> areas) {
        Envelope all = new Envelope();
        areas.forEach(area -> all.expandToInclude(area.shape().getEnvelopeInternal()));
        double scale = Math.min(
                largest, Math.min((width - 2 * MARGIN) / all.getWidth(), (height - 2 * MARGIN) / all.getHeight()));
        return AffineTransformation.translationInstance(-all.centre().x, -all.centre().y)
                .scale(scale, -scale)
                .translate(corner.x() + width / 2, corner.y() + height / 2);
    }

    /**
     * Fills a shape, in points, with the sign of its shade.
     *
     * @param letters where stripes and rings stay away, because something is written there
     */
    void paint(Svg svg, Geometry shape, Geometry letters, Shade shade) {
        area(svg, shape, shade.fill(palette), "none", 0);
        switch (shade) {
            case AFGESCHERMD -> stripes(svg, shape.difference(letters), 1, palette.soft(), 0.6);
            case GEEN_LEVERING -> stripes(svg, shape.difference(letters), 0, "#FFFFFF", 0.8);
            case NUL -> rings(svg, shape.difference(letters));
            default -> {} // its fill says it
        }
        area(svg, shape, "none", palette.soft(), 0.5);
    }

    private static void area(Svg svg, Geometry shape, String fill, String colour, double thickness) {
        for (int i = 0; i < shape.getNumGeometries(); i++) {
            svg.area(rings((Polygon) shape.getGeometryN(i)), fill, colour, thickness);
        }
    }

    private static List<List<Point>> rings(Polygon polygon) {
        List<List<Point>> rings = new ArrayList<>(List.of(points(polygon.getExteriorRing())));
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
            rings.add(points(polygon.getInteriorRingN(hole)));
        }
        return rings;
    }

    private static List<Point> points(LinearRing ring) {
        List<Point> points = new ArrayList<>();
        for (Coordinate at : ring.getCoordinates()) {
            points.add(new Point(at.x, at.y));
        }
        return points;
    }

    /** Lines clipped to the shape, since a pattern would become a picture in the PDF. */
    private static void stripes(Svg svg, Geometry shape, double slope, String colour, double thickness) {
        Envelope within = shape.getEnvelopeInternal();
        double rise = slope * within.getWidth();
        double apart = HATCH * Math.hypot(1, slope);
        List<LineString> lines = new ArrayList<>();
        for (double y = within.getMinY() - rise + apart / 2; y < within.getMaxY(); y += apart) {
            lines.add(SHAPES.createLineString(
                    new Coordinate[] {new Coordinate(within.getMinX(), y), new Coordinate(within.getMaxX(), y + rise)
                    }));
        }
        Geometry clipped =
                SHAPES.createMultiLineString(lines.toArray(LineString[]::new)).intersection(shape);
        for (int i = 0; i < clipped.getNumGeometries(); i++) {
            Coordinate[] line = clipped.getGeometryN(i).getCoordinates();
            if (line.length > 1) {
                Coordinate end = line[line.length - 1];
                svg.line(line[0].x, line[0].y, end.x, end.y, colour, thickness);
            }
        }
    }

    private void rings(Svg svg, Geometry shape) {
        Geometry inside = shape.buffer(-RING - 0.6);
        Envelope within = shape.getEnvelopeInternal();
        boolean shifted = false;
        for (double y = within.getMinY() + RINGS / 2; y < within.getMaxY(); y += RINGS) {
            for (double x = within.getMinX() + (shifted ? RINGS : RINGS / 2); x < within.getMaxX(); x += RINGS) {
                if (inside.contains(SHAPES.createPoint(new Coordinate(x, y)))) {
                    svg.dot(new Point(x, y), RING, "#FFFFFF", palette.soft());
                }
            }
            shifted = !shifted;
        }
    }

    private void write(Svg svg, Placed label) {
        Envelope box = label.box();
        Coordinate centre = box.centre();
        Shade shade = label.area().shade();
        if (!label.inside()) {
            svg.line(label.middle().x(), label.middle().y(), centre.x, centre.y, palette.ink(), 0.5);
            svg.dot(label.middle(), 0.7, palette.ink(), palette.ink());
        }
        boolean onFill = label.inside() && shade.isClass();
        if (!label.inside()) {
            svg.box(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight(), "#FFFFFF");
        }
        svg.text(
                centre.x,
                centre.y + LETTER * 0.36,
                label.area().label(),
                onFill && shade.isDark() ? "#FFFFFF" : palette.ink(),
                LETTER,
                Anchor.MIDDLE,
                true);
    }
}
