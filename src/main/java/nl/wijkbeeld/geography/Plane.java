package nl.wijkbeeld.geography;

import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/**
 * The systems that coordinates come in, and how each becomes metres of the Rijksdriehoek (EPSG:28992), the plane of Dutch
 * maps. What is there already stays as it is; degrees go through the polynomials of Schreutelkamp and Strang van Hees
 * (2001), right to a quarter of a metre within the Netherlands. WGS84 and ETRS89 differ less than what is drawn.
 */
enum Plane {
    RIJKSDRIEHOEK,
    DEGREES;

    private static final double NORTH = 52.15517440;
    private static final double EAST = 5.38720621;

    /** By the number or name that a file gives, such as {@code 28992} or {@code urn:ogc:def:crs:OGC:1.3:CRS84}. */
    static Optional<Plane> find(String name) {
        String number = name.toUpperCase(Locale.ROOT).replaceFirst(".*[:/]", "");
        return switch (number) {
            case "28992" -> Optional.of(RIJKSDRIEHOEK);
            case "4326", "4258", "CRS84" -> Optional.of(DEGREES);
            default -> Optional.empty();
        };
    }

    /**
     * @param x metres east, or degrees of longitude
     * @param y metres north, or degrees of latitude
     * @return metres, rounded to decimetres so that a point that areas share stays one point
     */
    Coordinate point(double x, double y) {
        Coordinate exact = this == RIJKSDRIEHOEK ? new Coordinate(x, y) : projected(x, y);
        return new Coordinate(Math.rint(exact.x * 10) / 10, Math.rint(exact.y * 10) / 10);
    }

    private static Coordinate projected(double longitude, double latitude) {
        double n = 0.36 * (latitude - NORTH);
        double e = 0.36 * (longitude - EAST);
        double x = 155_000
                + 190_094.945 * e
                - 11_832.228 * n * e
                - 114.221 * n * n * e
                - 32.391 * e * e * e
                - 0.705 * n
                - 2.340 * n * n * n * e
                - 0.608 * n * e * e * e
                - 0.008 * e * e
                + 0.148 * n * n * e * e * e;
        double y = 463_000
                + 309_056.544 * n
                + 3_638.893 * e * e
                + 73.077 * n * n
                - 157.984 * n * e * e
                + 59.788 * n * n * n
                + 0.433 * e
                - 6.439 * n * n * e * e
                - 0.032 * n * n * n * e * e
                + 0.092 * n * e
                - 0.054 * e * e * e * e;
        return new Coordinate(x, y);
    }
}
