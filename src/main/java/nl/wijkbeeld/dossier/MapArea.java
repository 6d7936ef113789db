package nl.wijkbeeld.dossier;

import org.locationtech.jts.geom.Geometry;

/**
 * An area on a map.
 *
 * @param label a few characters that stand in it
 * @param shape polygon or multipolygon, y to the north
 */
record MapArea(String label, Geometry shape, Shade shade) {}
