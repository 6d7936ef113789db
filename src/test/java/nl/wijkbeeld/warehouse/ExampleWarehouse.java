package nl.wijkbeeld.warehouse;

import java.nio.file.Path;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A warehouse with the areas, codes, sources and suppliers of warehouse/cases-reference/, and short ways to fill it. */
final class ExampleWarehouse {

    static final LocalDate PEILDATUM = LocalDate.of(2026, 3, 15);

    private ExampleWarehouse() {}

    static WarehouseSettings settings(Path folder) {
        return new WarehouseSettings(folder.resolve("w/wijkbeeld.duckdb"), "512MB", 2);
    }

    static Warehouse open(Path folder) {
        Warehouse warehouse = Warehouse.open(settings(folder));
        warehouse.transaction(connection -> {
            for (Path csv : CaseFiles.entries(CaseFiles.folder("cases-reference"))) {
                CaseFiles.load(connection, csv);
            }
            return true;
        });
        return warehouse;
    }

    static void write(Warehouse warehouse, String... statements) {
        warehouse.transaction(connection -> {
            try (Statement statement = connection.createStatement()) {
                for (String sql : statements) {
                    statement.execute(sql);
                }
            }
            return true;
        });
    }

    /** A loaded delivery that covers some months. */
    static void deliver(Warehouse warehouse, int levering, String bron, String leverancier, String van, String tot) {
        write(
                warehouse,
                "insert into ledger_leveringen by name select %d as levering_id, '%s' as bron, '%s' as leverancier,"
                                .formatted(levering, bron, leverancier)
                        + " date '%s' as maand_van, date '%s' as maand_tot,".formatted(van, tot)
                        + " timestamp '2026-03-14 01:00:00' as ontvangen_op, 'geladen' as uitkomst");
    }

    /** All rows of all counting facts, as text, by table; of persons the figures that closing may not change. */
    static Map<String, List<String>> facts(Warehouse warehouse) {
        return Script.of("facts").stream()
                .map(Script::name)
                .filter(fact -> !fact.equals("fct_dekking"))
                .map(fact -> fact.equals("fct_betrokkenen") ? "mart_betrokkenen_per_gemeente_en_jaar" : fact)
                .collect(Collectors.toMap(
                        fact -> fact, fact -> lines(warehouse, fact), (one, other) -> one, TreeMap::new));
    }

    static List<String> lines(Warehouse warehouse, String table) {
        return warehouse.rows("select * from " + table + " order by all").stream()
                .map(Row::toString)
                .toList();
    }

    static long count(Warehouse warehouse, String table) {
        return warehouse.rows("select count(*) as aantal from " + table).get(0).number("aantal");
    }
}
