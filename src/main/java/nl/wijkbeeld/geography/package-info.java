/**
 * Boundaries of areas, as CBS and PDOK publish them.
 *
 * <p>Enters: a GeoJSON or GeoPackage file. Leaves: polygons of buurten and wijken that share their borders, on one plane.
 * Refuses to know: any figure.
 */
@NullMarked
package nl.wijkbeeld.geography;

import org.jspecify.annotations.NullMarked;
