package nl.wijkbeeld.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.disclosure.Geography.Tile;
import nl.wijkbeeld.disclosure.MadeUpCells;
import nl.wijkbeeld.dossier.Labels.Placed;
import nl.wijkbeeld.dossier.Svg.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/** What maps may rest on, and what a reader must be able to tell apart on them. */
class MapsTest {

    private static final int MINIMUM = 5;

    private final Palette palette = Palette.read(Path.of("reports/huisstijl.properties"));
    private final TileMap tiles = new TileMap(palette, 114, 88);

    private static Shade shade(long count, long inhabitants) {
        Cell cell = MadeUpCells.count(count, MINIMUM);
        Cell compared = MadeUpCells.rate(MadeUpCells.count(1000, MINIMUM), 100_000);
        return Shade.of(cell, MadeUpCells.rate(cell, inhabitants), compared);
    }

    /** Tiles on a row, of areas with these counts among a thousand inhabitants each. */
    private String drawn(long... counts) {
        List<MapArea> areas = new ArrayList<>();
        for (long count : counts) {
            areas.add(new MapArea(
                    Integer.toString(areas.size() + 1),
                    TileMap.shape(new Tile(areas.size() + 1, 1)),
                    shade(count, 1000)));
        }
        return new ThemeMaps(tiles.map())
                .draw(
                        List.of(new ThemeMaps.Panel("Thema", "10,0", areas)),
                        "Legenda",
                        shade -> "woorden bij " + shade,
                        "tekst")
                .svg();
    }

    @Test
    void aWithheldCountChangesNothingOnTheMap() {
        assertEquals(drawn(1, 12, 40, 0), drawn(4, 12, 40, 0));
        assertNotEquals(drawn(4, 12, 40, 0), drawn(5, 12, 40, 0), "a shown one does");
        assertNotEquals(drawn(4, 12, 40, 0), drawn(4, 12, 18, 0), "another class");
    }

    @Test
    void theClassesAreHalfOnceAndTwiceTheGemeente() {
        assertEquals(
                List.of(Shade.HALVE, Shade.GELIJK, Shade.GELIJK, Shade.MEER, Shade.MEER, Shade.DUBBEL),
                Stream.of(5, 6, 10, 11, 20, 21).map(count -> shade(count, 1000)).toList());
    }

    @Test
    void whereFewPeopleLiveThereIsNoClass() {
        assertEquals(Shade.GEEN_CIJFER, shade(12, 49));
        assertEquals(Shade.DUBBEL, shade(12, 50));
        assertEquals(Shade.NUL, shade(0, 49));
    }

    @Test
    void zeroWithheldAndNotDeliveredAreThreeSigns() {
        Cell none = MadeUpCells.notDelivered();
        assertEquals(Shade.GEEN_LEVERING, Shade.of(none, MadeUpCells.rate(none, 1000), none));
        Set<String> looks = Stream.of(Shade.values())
                .map(shade -> {
                    Svg svg = new Svg(20, 20, "x");
                    tiles.map()
                            .paint(
                                    svg,
                                    TileMap.shape(new Tile(1, 1)).buffer(9),
                                    new GeometryFactory().createPolygon(),
                                    shade);
                    return svg.toString();
                })
                .collect(Collectors.toSet());
        assertEquals(Shade.values().length, looks.size());
    }

    @Test
    void theLegendTellsTheSignsThatAreUsedInWords() {
        assertTrue(drawn(3, 12).contains("woorden bij afgeschermd"));
        assertFalse(drawn(12, 40).contains("woorden bij afgeschermd"));
        assertTrue(drawn(12).contains("woorden bij halve"), "all classes");
    }

    /** Each class is darker than the one before, also in grey. */
    @Test
    void theClassesReadInGrey() {
        double before = 1000;
        for (Shade shade : Shade.values()) {
            if (shade.isClass()) {
                int colour = Integer.parseInt(shade.fill(palette).substring(1), 16);
                double light = 0.299 * (colour >> 16) + 0.587 * (colour >> 8 & 255) + 0.114 * (colour & 255);
                assertTrue(light < before - 35, shade + " " + light);
                before = light;
            }
        }
    }

    /** Areas of every size, also thinner than a letter; the seed is in the message. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void labelsNeverCollideOrLeaveTheFrame(long seed) {
        Random random = new Random(seed);
        Envelope frame = new Envelope(0, 114, 0, 88);
        List<MapArea> areas = new ArrayList<>();
        double x = 0;
        for (int i = 1; i <= 12; i++) {
            double wide = 0.5 + random.nextInt(i % 3 == 0 ? 14 : 3);
            Geometry strip = new GeometryFactory().toGeometry(new Envelope(x, x + wide, 10, 12 + random.nextInt(60)));
            areas.add(new MapArea(Integer.toString(i), strip, Shade.HALVE));
            x += wide;
        }
        List<Placed> labels = new Labels(frame, 6.5).place(areas);
        assertEquals(12, labels.size());
        for (Placed label : labels) {
            assertTrue(frame.contains(label.box()), "seed " + seed);
            assertTrue(
                    labels.stream()
                            .allMatch(other -> other == label || !other.box().intersects(label.box())),
                    "seed " + seed);
            assertTrue(
                    label.area()
                            .shape()
                            .covers(new GeometryFactory()
                                    .createPoint(new Coordinate(
                                            label.middle().x(), label.middle().y()))),
                    "seed " + seed);
        }
    }

    @Test
    void tilesAreOfOneSizeHoweverManyThereAre() {
        assertEquals(side(drawn(12)), side(drawn(12, 12)));
    }

    private static String side(String svg) {
        String way = svg.substring(svg.indexOf("<path d='M") + 10).split("Z")[0];
        String[] points = way.split("L");
        double height = Double.parseDouble(points[1].split(" ")[1])
                - Double.parseDouble(points[0].split(" ")[1]);
        return String.format(java.util.Locale.ROOT, "%.1f", Math.abs(height));
    }

    @Test
    void aHoleInAnAreaIsNotPainted() {
        Geometry square = new GeometryFactory().toGeometry(new Envelope(0, 10, 0, 10));
        Geometry hole = new GeometryFactory().toGeometry(new Envelope(4, 6, 4, 6));
        Svg svg = new Svg(50, 50, "x");
        new BoundaryMap(palette, 50, 50, 4)
                .draw(svg, new Point(0, 0), List.of(new MapArea("1", square.difference(hole), Shade.MEER)));
        assertTrue(svg.toString().matches(".*<path d='M[^']*ZM[^']*Z' [^>]*evenodd.*"), svg.toString());
    }
}
