package nl.wijkbeeld.dossier;

import nl.wijkbeeld.disclosure.Geography.Tile;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** A map on which each buurt is a square of one size; drawn as a {@link BoundaryMap} of those squares. */
record TileMap(Palette palette, double width, double height) {

    /** Points a tile, also where a wijk has few. */
    private static final double SIDE = 25;

    private static final double GAP = 0.06;

    private static final GeometryFactory SHAPES = new GeometryFactory();

    static Geometry shape(Tile tile) {
        return SHAPES.toGeometry(
                new Envelope(tile.column() + GAP, tile.column() + 1 - GAP, -tile.row() + GAP, 1 - tile.row() - GAP));
    }

    BoundaryMap map() {
        return new BoundaryMap(palette, width, height, SIDE);
    }
}
