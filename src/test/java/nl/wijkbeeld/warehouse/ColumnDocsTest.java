package nl.wijkbeeld.warehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The file beside each mart tells what its columns mean, and tells it of the columns that are there. */
class ColumnDocsTest {

    @TempDir
    Path folder;

    static Stream<String> marts() {
        return Script.of("marts").stream().map(Script::name);
    }

    @Test
    void namesTheColumnsThatEachMartHas() throws Exception {
        try (Warehouse warehouse = ExampleWarehouse.open(folder)) {
            warehouse.build(ExampleWarehouse.PEILDATUM);
            for (String mart : marts().toList()) {
                List<String> columns = warehouse
                        .rows(
                                "select column_name from duckdb_columns() where table_name = ? order by column_index",
                                mart)
                        .stream()
                        .map(row -> row.text("column_name"))
                        .toList();
                List<String> documented = new ArrayList<>();
                documentation(mart).path("kolommen").fieldNames().forEachRemaining(documented::add);
                assertEquals(columns, documented, mart);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("marts")
    void tellsMeaningUnitAndSource(String mart) throws Exception {
        JsonNode documentation = documentation(mart);
        assertFalse(documentation.path("betekenis").asText().isBlank(), mart);
        assertFalse(documentation.path("korrel").asText().isBlank(), mart);
        for (var column : documentation.path("kolommen").properties()) {
            for (String kind : List.of("betekenis", "eenheid", "bron")) {
                assertFalse(
                        column.getValue().path(kind).asText().isBlank(), mart + "." + column.getKey() + ": " + kind);
            }
        }
    }

    private static JsonNode documentation(String mart) throws Exception {
        try (InputStream yaml = Objects.requireNonNull(
                ColumnDocsTest.class.getResourceAsStream("/warehouse/marts/" + mart + ".yaml"), mart)) {
            return new YAMLMapper().readTree(yaml);
        }
    }
}
