package nl.wijkbeeld.disclosure;

import java.util.Map;
import java.util.OptionalLong;
import org.locationtech.jts.geom.Geometry;

/**
 * Where areas lie, for drawing them; from CBS and config/gebieden, so no figure and no secret.
 *
 * @param year year of the boundaries, empty when there are none or their file did not tell
 * @param boundaries of wijken and buurten, by code: polygons in metres, y to the north; empty when none were imported
 * @param tiles of buurten, by code
 */
public record Geography(OptionalLong year, Map<String, Geometry> boundaries, Map<String, Tile> tiles) {

    /** A place on the tile map: columns from the west, rows from the north, both from 1. */
    public record Tile(long column, long row) {}

    public Geography {
        boundaries = Map.copyOf(boundaries);
        tiles = Map.copyOf(tiles);
    }
}
