package nl.wijkbeeld;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.warehouse.Warehouse;
import nl.wijkbeeld.warehouse.WarehouseSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/privacy.md answers for every table that exists, with tests that exist. */
@SuppressWarnings("NullAway.Init")
class PrivacyDocTest {

    private static final Pattern TABLE =
            Pattern.compile("`((?:stg|vast|fct|mart|dim|ref|zoek|ledger)_[a-z0-9_]+|migraties)`");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");

    private String page;

    @BeforeEach
    void read() throws IOException {
        page = Files.readString(Path.of("docs/privacy.md"));
    }

    private static Set<String> tables(String page) {
        return TABLE.matcher(page)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The tests that are named and are not there, as the page names them. */
    private static List<String> missingTests(String page) throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith("Test.java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        return TEST.matcher(page)
                .results()
                .filter(named -> {
                    String source = sources.get(named.group(1));
                    return source == null || named.group(2) != null && !source.contains("void " + named.group(2) + "(");
                })
                .map(named -> named.group())
                .toList();
    }

    @Test
    void namesTheTablesOfAWarehouseAndNoOther(@TempDir Path folder) {
        try (Warehouse warehouse =
                Warehouse.open(new WarehouseSettings(folder.resolve("var/wijkbeeld.duckdb"), "320MB", 2))) {
            warehouse.build(LocalDate.of(2026, 11, 26));
            Set<String> there =
                    warehouse
                            .rows("select table_name from duckdb_tables() where database_name = current_database()")
                            .stream()
                            .map(row -> row.text("table_name"))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(there, tables(page));
        }
    }

    @Test
    void namesTestsThatExist() throws IOException {
        assertEquals(List.of(), missingTests(page));
    }

    @Test
    void findsATableAndATestThatAreMadeUp() throws IOException {
        String wrong = page + " `stg_namen`, `NergensTest`, `ClosingTest.leavesEverything`";
        assertEquals(tables(page).size() + 1, tables(wrong).size());
        assertEquals(List.of("`NergensTest`", "`ClosingTest.leavesEverything`"), missingTests(wrong));
    }
}
