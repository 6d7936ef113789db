package nl.wijkbeeld.geography;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import nl.wijkbeeld.settings.Fault;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;

/** A GeoPackage (OGC 12-128) of buurten: a SQLite file with one layer of polygons that has buurt codes. */
final class GeoPackage {

    private static final int HEADER = 8;
    /** Doubles of the envelope by its number in the flags. */
    private static final int[] ENVELOPE = {0, 4, 6, 6, 8};

    private final Path file;

    private GeoPackage(Path file) {
        this.file = file;
    }

    /** @throws Fault when it is no GeoPackage, has no layer of buurten, or a wanted feature has no polygon */
    static List<Buurt> read(Path file, Predicate<Attributes> wanted) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:%s?mode=ro"
                .formatted(file.toAbsolutePath().toString().replace("%", "%25").replace("?", "%3f")))) {
            return new GeoPackage(file).buurten(connection, wanted);
        } catch (SQLException broken) {
            throw new Fault("%s is geen leesbare GeoPackage. Haal het bestand opnieuw op.".formatted(file));
        }
    }

    /** A table of features. */
    private record Layer(String table, String geometry, Plane plane) {}

    private List<Buurt> buurten(Connection connection, Predicate<Attributes> wanted) throws SQLException {
        List<Layer> layers = layers(connection);
        if (layers.size() != 1) {
            throw new Fault("%s heeft %d lagen met vlakken waarvan de naam met buurt begint. Bewaar er precies één."
                    .formatted(file, layers.size()));
        }
        Layer layer = layers.get(0);
        List<Buurt> buurten = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select * from \"" + layer.table.replace("\"", "\"\"") + "\"")) {
            while (rows.next()) {
                Attributes attributes = attributes(rows, layer);
                if (wanted.test(attributes)) {
                    byte[] blob = rows.getBytes(layer.geometry);
                    Geometry shape = shape(blob == null ? new byte[0] : blob, layer.plane)
                            .orElseThrow(() -> new Fault("%s: de grens van %s is geen vlak (Polygon of MultiPolygon)."
                                    .formatted(file, attributes.code())));
                    buurten.add(new Buurt(attributes.code(), attributes.year(), shape));
                }
            }
        }
        return buurten;
    }

    private List<Layer> layers(Connection connection) throws SQLException {
        List<Layer> layers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select table_name, column_name, srs_id from gpkg_geometry_columns"
                                + " where lower(table_name) like 'buurt%' and geometry_type_name like '%POLYGON'"
                                + " order by table_name")) {
            while (rows.next()) {
                String plane = rows.getString("srs_id");
                layers.add(new Layer(
                        rows.getString("table_name"),
                        rows.getString("column_name"),
                        Plane.find(plane)
                                .orElseThrow(() ->
                                        new Fault("%s gebruikt coördinatenstelsel %s. Lever RD (28992) of WGS84 (4326)."
                                                .formatted(file, plane)))));
            }
        }
        return layers;
    }

    /** The columns of the row that is being read, whatever the case of their names. */
    private static Attributes attributes(ResultSet rows, Layer layer) throws SQLException {
        Map<String, String> values = new HashMap<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            String name = rows.getMetaData().getColumnLabel(column);
            if (!name.equals(layer.geometry)) {
                values.put(
                        name.toLowerCase(Locale.ROOT),
                        Optional.ofNullable(rows.getString(column)).orElse(""));
            }
        }
        return new Attributes(name -> values.getOrDefault(name, ""));
    }

    /** A GeoPackage geometry: two magic bytes, version, flags, SRS, an envelope, and then WKB. */
    private static Optional<Geometry> shape(byte[] blob, Plane plane) {
        if (blob.length < HEADER || blob[0] != 'G' || blob[1] != 'P') {
            return Optional.empty();
        }
        int envelope = blob[3] >> 1 & 7;
        int begin = HEADER + 8 * ENVELOPE[Math.min(envelope, ENVELOPE.length - 1)];
        if (envelope >= ENVELOPE.length || begin >= blob.length) {
            return Optional.empty();
        }
        try {
            Geometry shape = new WKBReader().read(Arrays.copyOfRange(blob, begin, blob.length));
            shape.apply(new Projecting(plane));
            return Optional.of(shape).filter(Polygonal.class::isInstance);
        } catch (ParseException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    private record Projecting(Plane plane) implements CoordinateSequenceFilter {

        @Override
        public void filter(CoordinateSequence sequence, int at) {
            Coordinate point = plane.point(sequence.getX(at), sequence.getY(at));
            sequence.setOrdinate(at, 0, point.x);
            sequence.setOrdinate(at, 1, point.y);
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return true;
        }
    }
}
