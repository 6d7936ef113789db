package nl.wijkbeeld.attack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import nl.wijkbeeld.attack.Pattern.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Agrees, cell by cell, with audits that others made of patterns of others. Those files are not ours to hand on: give
 * their folder with {@code WIJKBEELD_PATRONEN}.
 */
class ReferencePatternTest {

    private static final String LEAKING = "pattern_2025-06_max4_SIMPLEHEURISTIC_OLD.csv";
    private static final String TIGHT = "pattern_2025-06_max4_GAUSSPKGnz.csv";

    private Path folder = Path.of("");
    private final Map<String, String> areas = new TreeMap<>();
    private final Map<String, String> categories = new TreeMap<>();

    @BeforeEach
    void find() throws IOException {
        String given = System.getenv("WIJKBEELD_PATRONEN");
        assumeTrue(given != null, "WIJKBEELD_PATRONEN is not given");
        folder = Path.of(String.valueOf(given)).resolve("reference");
        try (Reader text = new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(Path.of(given).resolve("synthetic_80x40x36.csv.gz"))),
                        StandardCharsets.UTF_8));
                CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            rows.forEach(row -> {
                areas.put(row.getField("buurt"), row.getField("wijk"));
                areas.put(row.getField("wijk"), row.getField("gemeente"));
                areas.put(row.getField("gemeente"), "NL");
                categories.put(row.getField("cat"), row.getField("theme"));
                categories.put(row.getField("theme"), "TOT");
            });
        }
    }

    @Test
    void findsTheFiveCellsOfALeakingPattern() throws IOException {
        Map<Place, Interval> found = attack(LEAKING, Interval.UNKNOWN);
        assertEquals(5, found.values().stream().filter(Interval::isExact).count());
        assertEquals(List.of(), differences(found, "audit_" + LEAKING));
    }

    @Test
    void findsNothingExactInATightPattern() throws IOException {
        Map<Place, Interval> found = attack(TIGHT, Interval.UNKNOWN);
        assertEquals(0, found.values().stream().filter(Interval::isExact).count());
        assertEquals(List.of(), differences(found, "audit_" + TIGHT));
    }

    @Test
    void agreesAboutAnAttackerWhoKnowsWhichCellsAreSmall() throws IOException {
        assertEquals(List.of(), differences(attack(TIGHT, 4), "audit_knowU_" + TIGHT));
    }

    @Test
    void tellsTheAuditsApart() throws IOException {
        assertFalse(differences(attack(TIGHT, Interval.UNKNOWN), "audit_knowU_" + TIGHT)
                .isEmpty());
    }

    private Map<Place, Interval> attack(String pattern, long highest) throws IOException {
        return Pattern.read(folder.resolve(pattern), areas, categories, highest).extremes();
    }

    private List<String> differences(Map<Place, Interval> found, String audit) throws IOException {
        Map<Place, Interval> told = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(folder.resolve(audit))) {
            rows.forEach(row -> told.put(
                    new Place(row.getField("region"), row.getField("category")),
                    Interval.within(
                            Double.parseDouble(row.getField("lower")), Double.parseDouble(row.getField("upper")))));
        }
        List<String> differences = new ArrayList<>();
        told.forEach((place, interval) -> {
            if (!interval.equals(found.get(place))) {
                differences.add(place + " " + interval + " / " + found.get(place));
            }
        });
        assertEquals(told.size(), found.size());
        return differences;
    }
}
