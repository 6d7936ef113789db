package nl.wijkbeeld.warehouse;

import static nl.wijkbeeld.warehouse.ExampleWarehouse.PEILDATUM;
import static nl.wijkbeeld.warehouse.ExampleWarehouse.count;
import static nl.wijkbeeld.warehouse.ExampleWarehouse.deliver;
import static nl.wijkbeeld.warehouse.ExampleWarehouse.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.wijkbeeld.settings.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {

    private static final String ROW = "insert into stg_gebeurtenissen values"
            + " (1, 'incidenten', 'politie', 1, '%s', 'BU111', '2026-02-01', '2026-02-02', 1, 'nacht', 1, 0)";

    @TempDir
    Path folder;

    private Set<String> state = Set.of();

    @BeforeEach
    void readStateTables() {
        try (Warehouse warehouse = ExampleWarehouse.open(folder)) {
            state = tables(warehouse);
        }
    }

    @Test
    void aFailingCheckLeavesYesterdaysFigures() {
        try (Warehouse warehouse = ExampleWarehouse.open(folder)) {
            deliver(warehouse, 1, "incidenten", "politie", "2026-02-01", "2026-02-01");
            write(warehouse, ROW.formatted("inbraak"));
            warehouse.build(PEILDATUM);
            List<String> yesterday = ExampleWarehouse.lines(warehouse, "mart_gebeurtenissen_per_gebied_en_maand");
            write(warehouse, ROW.formatted("geen-categorie"));

            Fault fault = assertThrows(Fault.class, () -> warehouse.build(PEILDATUM));

            assertTrue(fault.toString().contains("categorie_zonder_thema (1 keer)"), fault.toString());
            assertEquals(yesterday, ExampleWarehouse.lines(warehouse, "mart_gebeurtenissen_per_gebied_en_maand"));
            assertEquals(1, count(warehouse, "fct_gebeurtenissen"));
        }
    }

    @Test
    void aWarningIsToldAndTheFiguresStand() {
        try (Warehouse warehouse = ExampleWarehouse.open(folder)) {
            List<Warning> warnings = warehouse.build(PEILDATUM);
            assertEquals(
                    List.of(new Warning(
                            "leverancier_gemist", "Een leverancier leverde nog nooit, of sloeg twee keer over.", 7)),
                    warnings);
            assertEquals(7, count(warehouse, "mart_leveringen"));
        }
    }

    @Test
    void buildingTwiceGivesTheSame() {
        try (Warehouse warehouse = ExampleWarehouse.open(folder)) {
            deliver(warehouse, 1, "incidenten", "politie", "2026-02-01", "2026-02-01");
            write(warehouse, ROW.formatted("inbraak"));
            warehouse.build(PEILDATUM);
            var first = ExampleWarehouse.facts(warehouse);
            warehouse.build(PEILDATUM);
            assertEquals(first, ExampleWarehouse.facts(warehouse));
        }
    }

    @Test
    void everyModelTellsItsGrainRulesAndKnownLimits() {
        for (String layer : Models.LAYERS) {
            for (Script model : Script.of(layer)) {
                for (String kind : List.of("Grain", "Rules", "Known limits")) {
                    assertTrue(
                            model.head(kind).filter(text -> !text.isBlank()).isPresent(), model.name() + ": " + kind);
                }
            }
        }
    }

    @Test
    void everyCheckBeginsWithWhatItSays() {
        for (Script check : Script.of("checks")) {
            assertTrue(check.sql().matches("(?s)-- (fail|warn): \\S.*\\.\n.*"), check.name());
        }
    }

    @Test
    void aModelReadsEarlierLayersOnly() throws Exception {
        try (Warehouse warehouse = ExampleWarehouse.open(folder)) {
            Set<String> earlier = new HashSet<>(state);
            for (String layer : Models.LAYERS) {
                for (Script model : Script.of(layer)) {
                    Set<String> later = tablesRead(warehouse, model);
                    later.removeAll(earlier);
                    assertEquals(Set.of(), later, model.name() + " reads what its layer may not");
                }
                Script.of(layer).forEach(model -> earlier.add(model.name()));
            }
            for (Script check : Script.of("checks")) {
                Set<String> unknown = tablesRead(warehouse, check);
                unknown.removeAll(earlier);
                assertEquals(Set.of(), unknown, check.name());
            }
        }
    }

    @Test
    void seesEachTableThatASelectReads() throws Exception {
        try (Warehouse warehouse = ExampleWarehouse.open(folder)) {
            String sql = "with a as (select * from b) select * from a join c using (x) where x in (select y from d)";
            assertEquals(Set.of("b", "c", "d"), tablesRead(warehouse, new Script("example", sql)));
        }
    }

    @Test
    void noMartReadsAnOpenRow() throws Exception {
        try (Warehouse warehouse = ExampleWarehouse.open(folder)) {
            for (Script mart : Script.of("marts")) {
                assertTrue(
                        tablesRead(warehouse, mart).stream().noneMatch(table -> table.startsWith("stg_")), mart.name());
            }
        }
    }

    private static Set<String> tables(Warehouse warehouse) {
        Set<String> tables = new HashSet<>();
        warehouse.rows("select table_name from duckdb_tables()").forEach(row -> tables.add(row.text("table_name")));
        return tables;
    }

    /** The tables that DuckDB's own parser finds in a SELECT, without the names of its common table expressions. */
    private static Set<String> tablesRead(Warehouse warehouse, Script script) throws Exception {
        String json = warehouse
                .rows("select cast(json_serialize_sql(cast(? as varchar)) as varchar) as boom", script.sql())
                .get(0)
                .text("boom");
        JsonNode tree = new ObjectMapper().readTree(json);
        assertTrue(!tree.path("error").asBoolean(), script.name() + ": " + json);
        assertEquals(1, tree.path("statements").size(), script.name() + " is one SELECT");
        Set<String> names = new TreeSet<>();
        tree.findValues("table_name").forEach(name -> names.add(name.asText()));
        tree.findValues("cte_map")
                .forEach(map -> map.path("map")
                        .forEach(entry -> names.remove(entry.path("key").asText())));
        return names;
    }
}
