package nl.wijkbeeld.geography;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import nl.wijkbeeld.settings.Fault;
import org.locationtech.jts.coverage.CoverageSimplifier;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * The boundaries of a file, ready to draw.
 *
 * @param year year that they are of, empty when the file does not tell or tells more than one
 * @param shapes by code, wijken and buurten: polygons in metres of the Rijksdriehoek; a border that two share is the same
 *     line in both
 * @param unknown codes of buurten in the same gemeenten that config/gebieden does not know; left out
 */
public record Boundaries(OptionalInt year, Map<String, Geometry> shapes, SortedSet<String> unknown) {

    /** Bends that take or add less than the square of this are left out, in metres; a quarter of a point in print. */
    private static final double TOLERANCE = 10;

    /** A narrower opening between buurten is a mistake of the file, in metres, and so is a smaller hole, in square metres. */
    private static final double GAP = 1;

    private static final double HOLE = 10_000;

    /** The Netherlands, in metres of the Rijksdriehoek. */
    private static final Envelope COUNTRY = new Envelope(-7_000, 300_000, 289_000, 629_000);

    private static final String SQLITE = "SQLite format 3";

    public Boundaries {
        shapes = Map.copyOf(shapes);
    }

    /**
     * Reads GeoJSON or a GeoPackage; which of the two is seen from its first bytes.
     *
     * @param wijken the wijk of each buurt that must be there, by code
     * @throws Fault when the file cannot be read, a buurt is missing, twice there, no sound polygon or outside the
     *     Netherlands, or two do not fit together; names file, buurt and rule
     */
    public static Boundaries read(Path file, Map<String, String> wijken) {
        Set<String> gemeenten =
                wijken.keySet().stream().map(Boundaries::gemeente).collect(Collectors.toSet());
        Predicate<Attributes> here =
                feature -> !feature.code().isEmpty() && gemeenten.contains(gemeente(feature.code()));
        List<Buurt> buurten = isGeoPackage(file) ? GeoPackage.read(file, here) : GeoJson.read(file, here);
        return new Reading(file, wijken).of(buurten);
    }

    private static String gemeente(String buurt) {
        return buurt.substring(0, 6);
    }

    private static boolean isGeoPackage(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(SQLITE.length()), StandardCharsets.US_ASCII).equals(SQLITE);
        } catch (IOException unreadable) {
            throw new Fault("%s is niet te lezen. Controleer de naam en de rechten.".formatted(file));
        }
    }

    /** The checks on one file, in the order that they are told. */
    private record Reading(Path file, Map<String, String> wijken) {

        Boundaries of(List<Buurt> found) {
            SortedSet<String> unknown = new TreeSet<>();
            Map<String, Geometry> known = new TreeMap<>();
            for (Buurt buurt : found) {
                if (!wijken.containsKey(buurt.code())) {
                    unknown.add(buurt.code());
                } else if (known.put(buurt.code(), buurt.shape()) != null) {
                    throw fault("%s staat er twee keer in.", buurt.code());
                }
            }
            complete(known.keySet());
            known.forEach(this::sound);
            return new Boundaries(year(found), shapes(known), unknown);
        }

        private Fault fault(String rule, Object... about) {
            return new Fault(file + ": " + rule.formatted(about));
        }

        private void complete(Set<String> found) {
            if (found.isEmpty()) {
                throw fault("er staat geen buurt in van onze gemeenten. Een buurt heeft een statcode of buurtcode.");
            }
            SortedSet<String> missing = new TreeSet<>(wijken.keySet());
            missing.removeAll(found);
            if (!missing.isEmpty()) {
                throw fault(
                        "er ontbreken buurten uit config/gebieden/gebieden.csv: %s. Lever de indeling van hetzelfde jaar.",
                        String.join(", ", missing));
            }
        }

        private void sound(String code, Geometry shape) {
            TopologyValidationError error = new IsValidOp(shape).getValidationError();
            if (shape.isEmpty() || error != null) {
                throw fault("de grens van %s is geen gesloten vlak: zij kruist of raakt zichzelf, of is leeg.", code);
            }
            if (!COUNTRY.contains(shape.getEnvelopeInternal())) {
                throw fault(
                        "%s ligt buiten Nederland. Lever RD (EPSG:28992), of WGS84 met de lengtegraad eerst.", code);
            }
        }

        private static OptionalInt year(List<Buurt> buurten) {
            int[] years = buurten.stream()
                    .flatMapToInt(buurt -> buurt.year().stream())
                    .distinct()
                    .toArray();
            return years.length == 1 ? OptionalInt.of(years[0]) : OptionalInt.empty();
        }

        private Map<String, Geometry> shapes(Map<String, Geometry> buurten) {
            List<String> codes = List.copyOf(buurten.keySet());
            Geometry[] coverage = buurten.values().toArray(Geometry[]::new);
            fitting(codes, coverage);
            Geometry[] simple = CoverageSimplifier.simplify(coverage, TOLERANCE);
            Map<String, Geometry> shapes = new LinkedHashMap<>();
            Map<String, List<Geometry>> parts = new TreeMap<>();
            for (int i = 0; i < simple.length; i++) {
                shapes.put(codes.get(i), simple[i]);
                parts.computeIfAbsent(wijken.getOrDefault(codes.get(i), ""), wijk -> new ArrayList<>())
                        .add(simple[i]);
            }
            parts.forEach((wijk, of) -> shapes.put(wijk, CoverageUnion.union(of.toArray(Geometry[]::new))));
            return shapes;
        }

        /** Where borders are not the same line in both buurten, a wijk would be left with slivers. */
        private void fitting(List<String> codes, Geometry[] coverage) {
            Geometry[] wrong = CoverageValidator.validate(coverage, GAP);
            Geometry slivers = slivers(CoverageUnion.union(coverage));
            SortedSet<String> which = new TreeSet<>();
            for (int i = 0; i < coverage.length; i++) {
                if (wrong[i] != null || !slivers.isEmpty() && slivers.intersects(coverage[i])) {
                    which.add(codes.get(i));
                }
            }
            if (!which.isEmpty()) {
                throw fault("deze buurten overlappen, of er is ruimte tussen: %s.", String.join(", ", which));
            }
        }

        private static Geometry slivers(Geometry whole) {
            List<Geometry> slivers = new ArrayList<>();
            for (Object part : PolygonExtracter.getPolygons(whole)) {
                Polygon polygon = (Polygon) part;
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    Geometry inside = whole.getFactory()
                            .createPolygon(polygon.getInteriorRingN(hole).getCoordinateSequence());
                    if (inside.getArea() < HOLE) {
                        slivers.add(inside);
                    }
                }
            }
            return whole.getFactory().buildGeometry(slivers);
        }
    }
}
