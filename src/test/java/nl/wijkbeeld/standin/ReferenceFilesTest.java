package nl.wijkbeeld.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The reference files of {@code config} agree with themselves and with what the stand-ins deliver. */
class ReferenceFilesTest {
    private static final Path AREAS = Path.of("config", "gebieden");
    private static final Path CODES = Path.of("config", "codes");
    private static final List<String> OF_A_CATEGORY = List.of("titel", "thema", "is_hic", "gevoeligheid", "is_totaal");

    @Test
    void holdsAllAreasEachWithItsParent() {
        List<NamedCsvRecord> areas = Sheet.read(AREAS.resolve("gebieden.csv"));
        Map<String, Long> levels =
                areas.stream().collect(Collectors.groupingBy(row -> row.getField("niveau"), Collectors.counting()));
        assertEquals(Map.of("gemeente", 2L, "wijk", 18L, "buurt", 98L), levels);
        Set<String> codes = values(areas, "gebied_code");
        assertEquals(areas.size(), codes.size());
        codes.add("basisteam");
        areas.forEach(row -> assertTrue(codes.contains(row.getField("ouder_code")), row.toString()));
    }

    @Test
    void placesEveryPostcodeInAKnownArea() {
        List<NamedCsvRecord> areas = Sheet.read(AREAS.resolve("gebieden.csv"));
        List<NamedCsvRecord> postcodes = Sheet.read(AREAS.resolve("postcodes.csv"));
        Set<String> used = values(areas, "pc4");
        used.remove("");
        assertEquals(used, values(postcodes, "pc4"));
        assertTrue(values(areas, "gebied_code").containsAll(values(postcodes, "gebied_code")));
    }

    @Test
    void holdsEveryCodeOfThePolice() {
        assertEquals(224, list("politie").size());
        assertEquals(59, list("soort-misdrijf").size());
        assertTrue(values(list("politie"), "code").containsAll(values(Sheet.resource("incidentmix.csv"), "klasse")));
        Set<String> totals = list("soort-misdrijf").stream()
                .filter(row -> row.getField("is_totaal").equals("ja"))
                .map(row -> row.getField("code"))
                .collect(Collectors.toSet());
        assertEquals(Set.of("0.0.0"), totals);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void saysOneThingOfACategory(String name) {
        Map<String, List<String>> categories = new HashMap<>();
        for (NamedCsvRecord row : list(name)) {
            List<String> said = OF_A_CATEGORY.stream().map(row::getField).toList();
            String category = row.getField("categorie");
            assertEquals(said, categories.computeIfAbsent(category, missing -> said), category);
        }
    }

    @ParameterizedTest
    @MethodSource("lists")
    void usesKnownWordsAndEachCodeOnce(String name) {
        List<NamedCsvRecord> rows = list(name);
        assertEquals(rows.size(), values(rows, "code").size());
        assertTrue(values(Sheet.read(CODES.resolve("themas.csv")), "thema").containsAll(values(rows, "thema")));
        assertTrue(Set.of("openbaar", "beschermd", "vertrouwelijk").containsAll(values(rows, "gevoeligheid")));
        assertTrue(Set.of("ja", "nee").containsAll(values(rows, "is_hic")));
        assertTrue(Set.of("ja", "nee").containsAll(values(rows, "is_totaal")));
    }

    static List<String> lists() throws IOException {
        try (var files = Files.list(CODES)) {
            return files.map(file -> file.getFileName().toString().replace(".csv", ""))
                    .filter(name -> !name.equals("themas"))
                    .sorted()
                    .toList();
        }
    }

    private static List<NamedCsvRecord> list(String name) {
        return Sheet.read(CODES.resolve(name + ".csv"));
    }

    private static Set<String> values(List<NamedCsvRecord> rows, String column) {
        return rows.stream().map(row -> row.getField(column)).collect(Collectors.toCollection(HashSet::new));
    }
}
