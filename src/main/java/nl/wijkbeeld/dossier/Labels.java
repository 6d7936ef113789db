package nl.wijkbeeld.dossier;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.wijkbeeld.dossier.Svg.Point;
import org.locationtech.jts.algorithm.construct.MaximumInscribedCircle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Places of labels on a map: in the middle of the widest part of the area when the label fits there, else beside all
 * areas, else at the nearest free place. No two overlap.
 *
 * @param frame where labels may stand, in points
 * @param letter height of the letters, in points
 */
record Labels(Envelope frame, double letter) {

    private static final GeometryFactory SHAPES = new GeometryFactory();
    private static final double PRECISION = 0.5;
    private static final double STEP = 2;
    private static final int DIRECTIONS = 16;
    /** How long a line to a label beside all areas may be, in points. */
    private static final double REACH = 26;

    /**
     * A label and the area that it belongs to.
     *
     * @param middle of the widest part of the area
     * @param inside whether the label stands there; else a line leads to it
     */
    record Placed(MapArea area, Point middle, Envelope box, boolean inside) {

        Geometry shape() {
            return SHAPES.toGeometry(box);
        }
    }

    /** First those that fit inside, the others after them; shapes are in points. */
    List<Placed> place(List<MapArea> areas) {
        List<Placed> placed = new ArrayList<>();
        List<Placed> outside = new ArrayList<>();
        for (MapArea area : areas) {
            Coordinate middle = new MaximumInscribedCircle(area.shape(), PRECISION)
                    .getCenter()
                    .getCoordinate();
            Envelope box = box(area, middle);
            boolean inside = area.shape().covers(SHAPES.toGeometry(box));
            (inside ? placed : outside).add(new Placed(area, new Point(middle.x, middle.y), box, inside));
        }
        for (Placed label : outside) {
            placed.add(new Placed(label.area, label.middle, free(label, placed, areas), false));
        }
        return placed;
    }

    private Envelope free(Placed label, List<Placed> placed, List<MapArea> areas) {
        Predicate<Envelope> free =
                box -> frame.contains(box) && placed.stream().noneMatch(other -> other.box.intersects(box));
        return around(label, REACH)
                .filter(free)
                .filter(box -> areas.stream().noneMatch(area -> area.shape().intersects(SHAPES.toGeometry(box))))
                .findFirst()
                .or(() -> around(label, frame.getDiameter()).filter(free).findFirst())
                .orElseThrow(() -> new IllegalArgumentException("more labels than the frame holds"));
    }

    /** Boxes round the middle, each round further away. */
    private Stream<Envelope> around(Placed label, double reach) {
        return Stream.iterate(letter * 1.2, away -> away < reach, away -> away + STEP)
                .flatMap(away -> IntStream.range(0, DIRECTIONS)
                        .mapToDouble(direction -> 2 * Math.PI * direction / DIRECTIONS)
                        .mapToObj(angle -> box(
                                label.area,
                                new Coordinate(
                                        label.middle.x() + away * Math.cos(angle),
                                        label.middle.y() + away * Math.sin(angle)))));
    }

    private Envelope box(MapArea area, Coordinate centre) {
        Envelope box = new Envelope(centre);
        box.expandBy(letter * 0.3 * area.label().length() + 0.5, letter * 0.42);
        return box;
    }
}
