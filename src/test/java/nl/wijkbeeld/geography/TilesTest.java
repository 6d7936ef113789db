package nl.wijkbeeld.geography;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** config/gebieden/tegels.csv keeps neighbours together; buren.csv lists the 248 pairs that share a border. */
class TilesTest {

    private static final Path AREAS = Path.of("config", "gebieden");
    private static final Path NEIGHBOURS = Path.of("src/test/resources/nl/wijkbeeld/geography/buren.csv");

    private record Tile(int column, int row) {

        /** 1 when they touch at a side or a corner. */
        int distance(Tile other) {
            return Math.max(Math.abs(column - other.column), Math.abs(row - other.row));
        }

        boolean shareSide(Tile other) {
            return Math.abs(column - other.column) + Math.abs(row - other.row) == 1;
        }
    }

    private final Map<String, Tile> tiles = new TreeMap<>();
    private final Map<String, Set<String>> areas = new TreeMap<>();

    @BeforeEach
    void read() throws IOException {
        for (NamedCsvRecord row : rows(AREAS.resolve("tegels.csv"))) {
            Tile tile = new Tile(Integer.parseInt(row.getField("kolom")), Integer.parseInt(row.getField("rij")));
            assertEquals(null, tiles.put(row.getField("gebied_code"), tile), "one tile");
        }
        for (NamedCsvRecord row : rows(AREAS.resolve("gebieden.csv"))) {
            if (row.getField("niveau").equals("buurt")) {
                String wijk = row.getField("ouder_code");
                for (String area : List.of(wijk, wijk.replaceFirst("WK(....).*", "GM$1"))) {
                    areas.computeIfAbsent(area, missing -> new HashSet<>()).add(row.getField("gebied_code"));
                }
            }
        }
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        try (var rows = CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(file)) {
            return rows.stream().toList();
        }
    }

    private Tile tile(String buurt) {
        return Objects.requireNonNull(tiles.get(buurt), buurt);
    }

    @Test
    void eachBuurtHasATileOfItsOwn() {
        Set<String> buurten = new HashSet<>();
        areas.values().forEach(buurten::addAll);
        assertEquals(98, buurten.size());
        assertEquals(buurten, tiles.keySet());
        assertEquals(98, new HashSet<>(tiles.values()).size());
    }

    @Test
    void theTilesOfAWijkAndOfAGemeenteHangTogetherBySides() {
        assertEquals(20, areas.size());
        areas.forEach((area, buurten) -> {
            Deque<String> next = new ArrayDeque<>(List.of(buurten.iterator().next()));
            Set<String> reached = new HashSet<>(next);
            while (!next.isEmpty()) {
                Tile from = tile(next.pop());
                buurten.stream()
                        .filter(buurt -> from.shareSide(tile(buurt)))
                        .filter(reached::add)
                        .forEach(next::push);
            }
            assertEquals(buurten, reached, area);
        });
    }

    @Test
    void fourInFiveNeighboursTouchAndNineInTenAreWithinTwoTiles() throws IOException {
        int pairs = 0;
        int touching = 0;
        int near = 0;
        for (NamedCsvRecord row : rows(NEIGHBOURS)) {
            for (String neighbour : row.getField("buren").split(" ")) {
                int distance = tile(row.getField("gebied_code")).distance(tile(neighbour));
                pairs++;
                touching += distance == 1 ? 1 : 0;
                near += distance <= 2 ? 1 : 0;
            }
        }
        assertEquals(248, pairs);
        assertTrue(touching >= 0.8 * pairs, touching + " of " + pairs);
        assertTrue(near >= 0.9 * pairs, near + " of " + pairs);
    }
}
