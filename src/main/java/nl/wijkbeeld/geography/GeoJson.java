package nl.wijkbeeld.geography;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import nl.wijkbeeld.settings.Fault;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * A GeoJSON file of buurten: RFC 7946, and the older {@code crs} by which PDOK says that it gives metres.
 *
 * <p>Features are read one by one and only those that are wanted are kept, so that a file of the whole country fits.
 */
final class GeoJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final GeometryFactory SHAPES = new GeometryFactory();

    private final Path file;
    private final Predicate<Attributes> wanted;
    private final List<JsonNode> kept = new ArrayList<>();
    private Plane plane = Plane.DEGREES;
    private boolean collection;

    private GeoJson(Path file, Predicate<Attributes> wanted) {
        this.file = file;
        this.wanted = wanted;
    }

    /** @throws Fault when it is no GeoJSON, or a wanted feature has no polygon */
    static List<Buurt> read(Path file, Predicate<Attributes> wanted) {
        GeoJson reading = new GeoJson(file, wanted);
        try (JsonParser parser = JSON.createParser(file.toFile())) {
            reading.members(parser);
        } catch (IOException broken) {
            throw new Fault("%s is geen leesbaar GeoJSON-bestand. Haal het opnieuw op.".formatted(file));
        }
        if (!reading.collection) {
            throw new Fault("%s is geen GeoJSON met een lijst van gebieden (FeatureCollection).".formatted(file));
        }
        return reading.kept.stream().map(reading::buurt).toList();
    }

    private void members(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            JsonToken value = parser.nextToken();
            if (member.equals("features") && value == JsonToken.START_ARRAY) {
                features(parser);
                collection = true;
            } else if (member.equals("crs")) {
                plane = plane(JSON.readTree(parser));
            } else {
                parser.skipChildren();
            }
        }
    }

    private void features(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            JsonNode feature = JSON.readTree(parser);
            if (wanted.test(attributes(feature))) {
                kept.add(feature);
            }
        }
    }

    private Plane plane(JsonNode crs) {
        String name = crs.path("properties").path("name").asText();
        return crs.isNull()
                ? Plane.DEGREES
                : Plane.find(name)
                        .orElseThrow(() -> new Fault(
                                "%s gebruikt een coördinatenstelsel dat wij niet kennen. Lever RD (EPSG:28992) of WGS84."
                                        .formatted(file)));
    }

    private static Attributes attributes(JsonNode feature) {
        return new Attributes(name -> feature.path("properties").path(name).asText(""));
    }

    private Buurt buurt(JsonNode feature) {
        Attributes attributes = attributes(feature);
        JsonNode geometry = feature.path("geometry");
        try {
            return new Buurt(attributes.code(), attributes.year(), shape(geometry));
        } catch (IllegalArgumentException wrong) {
            throw new Fault("%s: de grens van %s is geen vlak van gesloten ringen (Polygon of MultiPolygon)."
                    .formatted(file, attributes.code()));
        }
    }

    private Geometry shape(JsonNode geometry) {
        JsonNode coordinates = geometry.path("coordinates");
        return switch (geometry.path("type").asText()) {
            case "Polygon" -> polygon(coordinates);
            case "MultiPolygon" -> {
                List<Polygon> parts = new ArrayList<>();
                coordinates.forEach(part -> parts.add(polygon(part)));
                yield SHAPES.createMultiPolygon(parts.toArray(Polygon[]::new));
            }
            default -> throw new IllegalArgumentException("type");
        };
    }

    private Polygon polygon(JsonNode coordinates) {
        List<LinearRing> rings = new ArrayList<>();
        coordinates.forEach(ring -> rings.add(ring(ring)));
        if (rings.isEmpty()) {
            throw new IllegalArgumentException("no ring");
        }
        return SHAPES.createPolygon(rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    /** JTS refuses a ring that is open or too short with an IllegalArgumentException. */
    private LinearRing ring(JsonNode points) {
        List<Coordinate> ring = new ArrayList<>();
        for (JsonNode point : points) {
            if (!point.path(0).isNumber() || !point.path(1).isNumber()) {
                throw new IllegalArgumentException("point");
            }
            ring.add(plane.point(point.get(0).asDouble(), point.get(1).asDouble()));
        }
        return SHAPES.createLinearRing(ring.toArray(Coordinate[]::new));
    }
}
