package nl.wijkbeeld.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each model on the rows of its cases: warehouse/cases/model/case/ holds a CSV for each table that is not empty and
 * expected.csv; warehouse/cases-reference/ is where all of them start. Peildatum is 15 March 2026.
 */
class ModelCasesTest {

    private static final LocalDate PEILDATUM = LocalDate.of(2026, 3, 15);

    @TempDir
    Path folder;

    static Stream<String> cases() {
        return CaseFiles.entries(CaseFiles.folder("cases")).stream()
                .flatMap(model -> CaseFiles.entries(model).stream()
                        .map(example -> CaseFiles.name(model) + "/" + CaseFiles.name(example)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void makesOfItsRowsWhatTheCaseExpects(String example) {
        Path files = CaseFiles.folder("cases/" + example);
        Path expected = files.resolve("expected.csv");
        String model = example.substring(0, example.indexOf('/'));
        try (Warehouse warehouse =
                Warehouse.open(new WarehouseSettings(folder.resolve("w/wijkbeeld.duckdb"), "512MB", 2))) {
            warehouse.transaction(connection -> built(connection, files, model));
            assertEquals(
                    lines(warehouse, CaseFiles.header(expected), CaseFiles.read(expected)),
                    lines(warehouse, CaseFiles.header(expected), model));
        }
    }

    private static boolean built(Connection connection, Path files, String model) throws SQLException {
        for (Path csv : CaseFiles.entries(CaseFiles.folder("cases-reference"))) {
            CaseFiles.load(connection, csv);
        }
        List<Path> inputs = CaseFiles.entries(files).stream()
                .filter(csv -> !CaseFiles.name(csv).equals("expected"))
                .toList();
        load(connection, inputs, "ref_|ledger_|stg_|vast_");
        Models models = Models.kept(connection, PEILDATUM);
        models.layer("dimensions");
        load(connection, inputs, "dim_");
        models.layer("facts");
        load(connection, inputs, "fct_");
        for (String layer : Models.LAYERS) {
            for (Script script : Script.of(layer)) {
                if (script.name().equals(model)) {
                    models.model(script);
                }
            }
        }
        return true;
    }

    private static void load(Connection connection, List<Path> inputs, String prefixes) throws SQLException {
        for (Path csv : inputs) {
            if (CaseFiles.name(csv).matches("(" + prefixes + ").*")) {
                CaseFiles.load(connection, csv);
            }
        }
    }

    /** The rows as sorted lines of CSV, under the header. */
    private static String lines(Warehouse warehouse, List<String> columns, String relation) {
        String line = columns.stream()
                .map(column -> "coalesce(cast(" + column + " as varchar), '')")
                .collect(Collectors.joining(" || ',' || "));
        return warehouse.rows("select " + line + " as line from " + relation + " order by 1").stream()
                .map(row -> row.text("line"))
                .collect(Collectors.joining("\n", String.join(",", columns) + "\n", "\n"));
    }

    @Test
    void everyModelHasACase() {
        Set<String> models = Models.LAYERS.stream()
                .flatMap(layer -> Script.of(layer).stream())
                .map(Script::name)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> cases = CaseFiles.entries(CaseFiles.folder("cases")).stream()
                .map(CaseFiles::name)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(models, cases);
    }
}
