package nl.wijkbeeld.geography;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.settings.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Boundaries of four made-up buurten with wavy borders, and of the real ones where their file is at hand. */
class BoundariesTest {

    private static final Map<String, String> WIJKEN = Map.of(
            "BU99990101", "WK999901",
            "BU99990102", "WK999901",
            "BU99990201", "WK999902",
            "BU99990202", "WK999902");

    @TempDir
    Path folder;

    private static String fixture() throws IOException {
        try (InputStream in = BoundariesTest.class.getResourceAsStream("buurten.geojson")) {
            assertNotNull(in);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Boundaries read(String content) throws IOException {
        return Boundaries.read(Files.writeString(folder.resolve("grenzen.geojson"), content), WIJKEN);
    }

    @Test
    void joinsBuurtenToWijkenThatShareTheirBorders() throws IOException {
        Boundaries boundaries = read(fixture());
        assertEquals(OptionalInt.of(2024), boundaries.year());
        assertEquals(
                Set.of("BU99990101", "BU99990102", "BU99990201", "BU99990202", "WK999901", "WK999902"),
                boundaries.shapes().keySet());
        assertFits(boundaries, WIJKEN);
    }

    private static Geometry shape(Boundaries boundaries, String code) {
        return Objects.requireNonNull(boundaries.shapes().get(code), code);
    }

    /** No overlap, no gap; each wijk is exactly its buurten, without a sliver as a hole or a part. */
    private static void assertFits(Boundaries boundaries, Map<String, String> wijken) {
        Map<String, Geometry> shapes = boundaries.shapes();
        Geometry[] buurten = wijken.keySet().stream().map(shapes::get).toArray(Geometry[]::new);
        assertTrue(CoverageValidator.isValid(buurten));
        for (String wijk : Set.copyOf(wijken.values())) {
            Geometry shape = shape(boundaries, wijk);
            double parts = wijken.entrySet().stream()
                    .filter(buurt -> buurt.getValue().equals(wijk))
                    .mapToDouble(buurt -> shape(boundaries, buurt.getKey()).getArea())
                    .sum();
            assertEquals(parts, shape.getArea(), 0.01, wijk);
            for (int i = 0; i < shape.getNumGeometries(); i++) {
                Polygon part = (Polygon) shape.getGeometryN(i);
                assertTrue(part.getArea() > 10_000, wijk);
                for (int hole = 0; hole < part.getNumInteriorRing(); hole++) {
                    double area = part.getFactory()
                            .createPolygon(part.getInteriorRingN(hole).getCoordinateSequence())
                            .getArea();
                    assertTrue(area > 10_000, wijk);
                }
            }
        }
    }

    @Test
    void leavesOutBendsThatNoOneSees() throws IOException {
        Geometry shape = read(fixture()).shapes().get("BU99990101");
        assertInstanceOf(Polygon.class, shape);
        assertTrue(shape.getNumPoints() < 49, shape.toString());
        assertTrue(shape.getNumPoints() > 12, "the waves are seen");
    }

    @Test
    void namesBuurtenThatTheConfigurationDoesNotKnow() throws IOException {
        assertEquals(Set.of("BU99990299"), read(fixture()).unknown());
    }

    @Test
    void readsAGeoPackageToTheSameShapes() throws IOException, SQLException {
        Boundaries fromJson = read(fixture());
        Map<String, Geometry> buurten = GeoJson.read(folder.resolve("grenzen.geojson"), WIJKEN_HERE).stream()
                .collect(Collectors.toMap(Buurt::code, Buurt::shape));
        Path file = GeoPackageFile.write(folder.resolve("grenzen.gpkg"), 28992, buurten);
        Boundaries fromPackage = Boundaries.read(file, WIJKEN);
        assertEquals(fromJson.year(), fromPackage.year());
        fromJson.shapes()
                .forEach((code, shape) ->
                        assertEquals(shape.norm(), shape(fromPackage, code).norm(), code));
    }

    private static final java.util.function.Predicate<Attributes> WIJKEN_HERE =
            feature -> WIJKEN.containsKey(feature.code());

    @Test
    void refusesAGeoPackageWithoutALayerOfBuurtenOrInAnUnknownPlane() throws IOException, SQLException {
        read(fixture());
        Map<String, Geometry> none = Map.of();
        Path elsewhere = GeoPackageFile.write(folder.resolve("elders.gpkg"), 3857, none);
        assertRefused("elders.gpkg gebruikt coördinatenstelsel 3857", elsewhere);
        Path empty = GeoPackageFile.write(folder.resolve("leeg.gpkg"), 28992, none);
        assertRefused("leeg.gpkg: er staat geen buurt", empty);
        byte[] torn = Files.readAllBytes(empty);
        Path broken = Files.write(folder.resolve("stuk.gpkg"), java.util.Arrays.copyOf(torn, 3000));
        assertRefused("stuk.gpkg is geen leesbare GeoPackage", broken);
    }

    private static void assertRefused(String why, Path file) {
        Fault fault = assertThrows(Fault.class, () -> Boundaries.read(file, WIJKEN));
        assertTrue(String.valueOf(fault.getMessage()).contains(why), fault.getMessage());
    }

    /** The tower of the Westerkerk and the one of Amersfoort, as the authors of the polynomials give them. */
    @Test
    void projectsToThePlaneOfDutchMaps() {
        assertTrue(Plane.DEGREES.point(4.88352559, 52.37453253).distance(new Coordinate(120700.723, 487525.501)) < 0.3);
        assertTrue(Plane.DEGREES.point(5.38720621, 52.15517440).distance(new Coordinate(155000, 463000)) < 0.3);
        assertEquals(new Coordinate(240000.1, 487000), Plane.RIJKSDRIEHOEK.point(240000.12, 487000.01));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "features"        | "objects"         | is geen GeoJSON met een lijst van gebieden
            (?s).*            | [1, 2]            | is geen GeoJSON met een lijst van gebieden
            (?s).{50}$        |                   | is geen leesbaar GeoJSON-bestand
            BU99990202        | BU99990201        | BU99990201 staat er twee keer in
            BU99990202        | BU99990208        | er ontbreken buurten uit config/gebieden/gebieden.csv: BU99990202.
            BU9999            | BU9998            | er staat geen buurt in van onze gemeenten
            MultiPolygon      | MultiPoint        | de grens van BU99990202 is geen vlak
            \\[6.6, 52.35]    | ["x", 52.35]      | de grens van BU99990101 is geen vlak
            \\[6.6, 52.35], \\[6.601 | [6.62, 52.37], [6.601 | de grens van BU99990101 is geen vlak
            52\\.3            | 42.3              | ligt buiten Nederland
            (BU99990101.*?)\\[6\\.612\\d+, 52\\.35[1-9]\\d+], | $1 | overlappen, of er is ruimte tussen
            "name": "made up" | "crs": {"properties": {"name": "EPSG:3857"}} | coördinatenstelsel dat wij niet kennen
            """)
    void tellsWhatIsWrong(String part, String by, String why) throws IOException {
        String content = fixture().replaceAll(part, by == null ? "" : by);
        Fault fault = assertThrows(Fault.class, () -> read(content));
        assertTrue(String.valueOf(fault.getMessage()).contains("grenzen.geojson"), fault.getMessage());
        assertTrue(String.valueOf(fault.getMessage()).contains(why), fault.getMessage());
    }

    @Test
    void readsTheRealBoundaries() throws IOException {
        Path file = Path.of("../shared/data/buurten_2023_wgs84.geojson");
        assumeTrue(Files.exists(file), "the file of CBS is not there");
        Map<String, String> wijken = new TreeMap<>();
        try (var areas = CsvReader.builder()
                        .fieldSeparator(';')
                        .ofNamedCsvRecord(Path.of("config/gebieden/gebieden.csv"));
                Stream<?> rows = areas.stream()
                        .filter(row -> row.getField("niveau").equals("buurt"))
                        .map(row -> wijken.put(row.getField("gebied_code"), row.getField("ouder_code")))) {
            rows.forEach(row -> {});
        }
        Boundaries boundaries = Boundaries.read(file, wijken);
        assertEquals(116, boundaries.shapes().size());
        assertEquals(OptionalInt.of(2023), boundaries.year());
        assertTrue(boundaries.unknown().isEmpty());
        assertFits(boundaries, wijken);
    }
}
