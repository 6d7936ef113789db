package nl.wijkbeeld.geography;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;

/** Writes a GeoPackage as PDOK's: a layer of buurten in metres, one of wijken and one of label points beside it. */
final class GeoPackageFile {

    private GeoPackageFile() {}

    /** @param srs what the file says that its coordinates are */
    static Path write(Path file, int srs, Map<String, Geometry> buurten) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("create table gpkg_geometry_columns (table_name text, column_name text,"
                    + " geometry_type_name text, srs_id integer, z tinyint, m tinyint)");
            statement.execute("insert into gpkg_geometry_columns values ('buurten', 'geom', 'MULTIPOLYGON', " + srs
                    + ", 0, 0), ('wijken', 'geom', 'MULTIPOLYGON', 28992, 0, 0),"
                    + " ('buurt_labelpoint', 'geom', 'POINT', 28992, 0, 0)");
            statement.execute(
                    "create table buurten (fid integer primary key, geom blob, Buurtcode text, jaar integer)");
            try (PreparedStatement row =
                    connection.prepareStatement("insert into buurten (geom, Buurtcode, jaar) values (?, ?, 2024)")) {
                for (Map.Entry<String, Geometry> buurt : new TreeMap<>(buurten).entrySet()) {
                    row.setBytes(1, blob(buurt.getValue(), srs));
                    row.setString(2, buurt.getKey());
                    row.executeUpdate();
                }
            }
        }
        return file;
    }

    /** With an envelope of four doubles, as GDAL writes it. */
    private static byte[] blob(Geometry shape, int srs) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteBuffer header = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 'G').put((byte) 'P').put((byte) 0).put((byte) 0b011).putInt(srs);
        header.putDouble(shape.getEnvelopeInternal().getMinX())
                .putDouble(shape.getEnvelopeInternal().getMaxX())
                .putDouble(shape.getEnvelopeInternal().getMinY())
                .putDouble(shape.getEnvelopeInternal().getMaxY());
        bytes.writeBytes(header.array());
        bytes.writeBytes(new WKBWriter().write(shape));
        return bytes.toByteArray();
    }
}
