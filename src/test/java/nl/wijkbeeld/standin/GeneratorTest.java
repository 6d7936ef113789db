package nl.wijkbeeld.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The generator keeps its word: the same bytes for a seed, the real levels, and awkward rows of each kind. */
class GeneratorTest {
    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 22);
    private static final Generator GENERATOR = new Generator(20261122, NIGHT);

    @TempDir
    static Path folder;

    @BeforeAll
    static void write() {
        GENERATOR.write(folder);
    }

    @Test
    void givesTheSameBytesForTheSameSeed(@TempDir Path again) throws IOException {
        GENERATOR.write(again);
        Map<String, Path> first = files(folder);
        Map<String, Path> second = files(again);
        assertEquals(first.keySet(), second.keySet());
        for (String name : first.keySet()) {
            assertEquals(-1, Files.mismatch(path(first, name), path(second, name)), name);
        }
    }

    @Test
    void givesOtherBytesForAnotherSeed(@TempDir Path other) throws IOException {
        new Generator(1, NIGHT, 1).write(other.resolve("a"));
        new Generator(2, NIGHT, 1).write(other.resolve("b"));
        String name = "politie/uit/incidenten_20250101_20251231.csv";
        assertTrue(Files.mismatch(
                        other.resolve("a").resolve(name), other.resolve("b").resolve(name))
                >= 0);
    }

    @Test
    void goesBackToYearsBeforeTheFirstCamera(@TempDir Path decade) throws IOException {
        new Generator(1, NIGHT, 10).write(decade);
        assertTrue(files(decade).keySet().stream().anyMatch(name -> name.contains("incidenten_2016")));
        assertTrue(files(decade).keySet().stream().noneMatch(name -> name.contains("cameralog_2016")));
    }

    @Test
    void hasTheRealCrimesPerWijkAndYear() throws IOException {
        RealFigures real = RealFigures.read();
        Map<String, Integer> expected = new TreeMap<>();
        real.crimes().stream()
                .filter(row -> row.area().startsWith("BU"))
                .forEach(row ->
                        expected.merge(row.area().substring(2, 8) + " " + row.year(), row.count(), Integer::sum));
        Map<String, Integer> made = crimesPerWijkAndYear();
        made.keySet().removeIf(key -> key.endsWith("2026"));
        assertEquals(expected, made);
    }

    @Test
    void hasAboutNineThousandIncidentsAYear() throws IOException {
        long rows = incidents().size();
        assertTrue(rows > 45_000 && rows < 60_000, "incidents in almost six years: " + rows);
    }

    @Test
    void hasRowsOfEveryAwkwardKindYetFewOfThem() throws IOException {
        List<NamedCsvRecord> rows =
                read(folder.resolve("politie/uit/incidenten_20260101_20261114.csv"), Charset.forName("windows-1252"));
        List<NamedCsvRecord> awkward = rows.stream()
                .filter(row -> row.getField("registratienummer").startsWith(AwkwardIncidents.PREFIX))
                .toList();
        assertEquals(19, awkward.size());
        assertTrue(awkward.size() < rows.size() * 0.005, "of " + rows.size());
        String all = awkward.toString();
        for (String part : List.of("Z999", "9999ZZ", "31-02-2026", "29-03-2026", "25-10-2026", "\r\n", "€", "è")) {
            assertTrue(all.contains(part), part);
        }
    }

    @Test
    void correctsEarlierRowsInTheLastDelivery() throws IOException {
        Path police = folder.resolve("politie/uit");
        List<NamedCsvRecord> last =
                read(police.resolve("incidenten_20261115_20261121.csv"), Charset.forName("windows-1252"));
        long corrections = last.stream()
                .filter(row -> LocalDate.parse(row.getField("kennisnamedatum"), PoliceDeliveries.DAY)
                        .isBefore(LocalDate.of(2026, 11, 15)))
                .count();
        long late = last.stream()
                .filter(row -> LocalDate.parse(row.getField("pleegdatum_van"), PoliceDeliveries.DAY)
                        .isBefore(LocalDate.of(2026, 11, 1)))
                .count();
        assertTrue(corrections > 0 && late > 0, "corrections " + corrections + ", late " + late);
    }

    private static Map<String, Integer> crimesPerWijkAndYear() throws IOException {
        Map<String, String> wijken = new HashMap<>();
        for (NamedCsvRecord row : Sheet.read(folder.resolve("adressen/pc6hnr20240801_gwb.csv"))) {
            wijken.put(row.getField("PC6"), row.getField("Wijk2024"));
        }
        IncidentMix mix = IncidentMix.read();
        Map<String, Integer> made = new TreeMap<>();
        for (NamedCsvRecord row : incidents().values()) {
            if (mix.isCrime(row.getField("maatschappelijke_klasse"))) {
                String year = row.getField("pleegdatum_van").substring(6);
                made.merge(wijken.get(row.getField("postcode")) + " " + year, 1, Integer::sum);
            }
        }
        return made;
    }

    /** The last version of each registration, the awkward ones left out. */
    private static Map<String, NamedCsvRecord> incidents() throws IOException {
        Map<String, NamedCsvRecord> byNumber = new HashMap<>();
        for (var file : files(folder.resolve("politie/uit")).entrySet()) {
            if (file.getKey().startsWith("incidenten")) {
                for (NamedCsvRecord row : read(file.getValue(), Charset.forName("windows-1252"))) {
                    byNumber.put(row.getField("registratienummer"), row);
                }
            }
        }
        byNumber.keySet().removeIf(number -> number.startsWith(AwkwardIncidents.PREFIX));
        return byNumber;
    }

    private static List<NamedCsvRecord> read(Path file, Charset charset) throws IOException {
        try (var rows = CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(file, charset)) {
            return rows.stream().toList();
        }
    }

    private static Map<String, Path> files(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (var paths = Files.walk(folder)) {
            paths.filter(Files::isRegularFile)
                    .forEach(file -> files.put(folder.relativize(file).toString(), file));
        }
        return files;
    }

    private static Path path(Map<String, Path> files, String name) {
        return Objects.requireNonNull(files.get(name));
    }
}
