package nl.wijkbeeld.geography;

import java.util.OptionalInt;
import org.locationtech.jts.geom.Geometry;

/**
 * One buurt of a file.
 *
 * @param code such as BU01411000
 * @param year year of its boundary, empty when the file does not tell
 * @param shape polygon or multipolygon in metres of the Rijksdriehoek
 */
record Buurt(String code, OptionalInt year, Geometry shape) {}
