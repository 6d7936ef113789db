package nl.wijkbeeld.warehouse;

import static nl.wijkbeeld.warehouse.ExampleWarehouse.PEILDATUM;
import static nl.wijkbeeld.warehouse.ExampleWarehouse.deliver;
import static nl.wijkbeeld.warehouse.ExampleWarehouse.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Breaks a warehouse on which no check says anything, one way for each check. */
class ChecksTest {

    private static final Map<String, String> BREAKS = new TreeMap<>(Map.ofEntries(
            Map.entry("telling_gebeurtenissen", "update fct_gebeurtenissen set aantal = aantal + 1"),
            Map.entry("telling_weken", "delete from fct_gebeurtenissen_per_week"),
            Map.entry("telling_betrokkenen", "update fct_betrokkenen set aantal = aantal + 1"),
            Map.entry("betrokkenen_groep_te_klein", "update fct_betrokkenen set stand = 'vrijgegeven'"),
            Map.entry("telling_waarnemingen", "delete from fct_waarnemingen"),
            Map.entry("telling_zaken", "update fct_zaken set instroom = instroom + 1"),
            Map.entry("categorie_zonder_thema", "delete from dim_categorieen where categorie = 'inbraak'"),
            Map.entry(
                    "codelijst_spreekt_zich_tegen",
                    "insert into dim_categorieen by name select 'incidenten' as bron, 'inbraak' as categorie"),
            Map.entry("codelijst_onbekende_waarde", "update dim_categorieen set thema = 'iets'"),
            Map.entry("gebied_onbekend_in_indeling", "delete from dim_gebieden where gebied_code = 'BU111'"),
            Map.entry(
                    "gebied_zonder_ouder", "update dim_gebieden set gemeente_code = null where gebied_code = 'BU112'"),
            Map.entry("negatief_aantal", "update fct_waarnemingen set aantal_aanhoudingen = aantal + 1"),
            Map.entry(
                    "gebied_is_som_van_delen",
                    "update mart_gebeurtenissen_per_gebied_en_maand set aantal = aantal + 1 where niveau = 'gemeente'"),
            Map.entry("levering_onbekend", "update ledger_leveringen set uitkomst = 'geweigerd' where levering_id = 1"),
            Map.entry(
                    "gesloten_maand_heeft_rijen",
                    "insert into vast_maanden values ('incidenten', '2026-02-01', '2026-03-01')"),
            Map.entry(
                    "maand_tweemaal_gesloten",
                    "insert into vast_maanden values ('x', '2020-01-01', '2026-03-01'),"
                            + " ('x', '2020-01-01', '2026-03-01')"),
            Map.entry("bron_niet_ingesteld", "delete from ref_bronnen where bron = 'camera'"),
            Map.entry("rij_tweemaal_in_mart", "insert into mart_leveringen select * from mart_leveringen"),
            Map.entry("dagdeel_niet_openbaar", "update fct_gebeurtenissen_per_dagdeel set aantal = aantal + 1"),
            Map.entry("leverancier_gemist", "update mart_leveringen set is_gemist = true"),
            Map.entry("veel_onbekend_gebied", "update fct_gebeurtenissen set gebied_code = 'onbekend'"),
            Map.entry(
                    "misdrijven_gemeente_is_geen_som",
                    "update mart_misdrijven_per_gebied_en_jaar set aantal = 9 where niveau = 'gemeente'")));

    @TempDir
    Path folder;

    static Stream<String> checks() {
        return BREAKS.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("checks")
    void findsWhatItLooksFor(String check) {
        try (Warehouse warehouse = whole()) {
            assertEquals(0, rows(warehouse, check));
            write(warehouse, Objects.requireNonNull(BREAKS.get(check)));
            assertTrue(rows(warehouse, check) > 0, check);
        }
    }

    @Test
    void everyCheckIsBroken() {
        assertEquals(
                Script.of("checks").stream().map(Script::name).collect(Collectors.toCollection(TreeSet::new)),
                BREAKS.keySet());
    }

    private static int rows(Warehouse warehouse, String name) {
        Script check = Script.of("checks").stream()
                .filter(script -> script.name().equals(name))
                .findFirst()
                .orElseThrow();
        return warehouse.rows(check.sql()).size();
    }

    private Warehouse whole() {
        Warehouse warehouse = ExampleWarehouse.open(folder);
        deliver(warehouse, 1, "incidenten", "politie", "2026-02-01", "2026-03-01");
        deliver(warehouse, 2, "betrokkenen", "politie", "2026-02-01", "2026-03-01");
        deliver(warehouse, 3, "zaken", "noord", "2026-02-01", "2026-03-01");
        deliver(warehouse, 4, "zaken", "zuid", "2026-02-01", "2026-03-01");
        deliver(warehouse, 5, "camera", "meldkamer", "2026-02-01", "2026-03-01");
        deliver(warehouse, 6, "opendata", "politie", "2025-01-01", "2025-12-01");
        deliver(warehouse, 7, "register", "meldkamer", "2025-01-01", "2025-12-01");
        write(
                warehouse,
                "insert into stg_gebeurtenissen values (1, 'incidenten', 'politie', 1, 'inbraak', 'BU111',"
                        + " '2026-02-01', '2026-02-02', 1, 'nacht', 1, 0)",
                "insert into stg_betrokkenen values (2, 'betrokkenen', 'politie', 1, 'verdachte', 'm', '18-24', 0)",
                "insert into stg_zaken values (3, 'zaken', 'noord', 1, 'burenruzie', 'BU111', '2026-02-01', null,"
                        + " 'lopend', null, 0)",
                "insert into stg_waarnemingen values (5, 'camera', 'meldkamer', 1, 'inbraak', 'BU111', '2026-02-01',"
                        + " '2026-02-02', 1, 'nacht', 'politie', true, 0)",
                "insert into stg_misdrijven values (6, 'opendata', 'politie', '1.1.1', 'BU211', 2025, null, 3, 0),"
                        + " (6, 'opendata', 'politie', '1.1.1', 'GM2', 2025, null, 3, 0)",
                "insert into vast_gebeurtenissen values"
                        + " ('incidenten', 'politie', 'inbraak', 'BU112', '2025-12-01', 2, 0)",
                "insert into vast_gebeurtenissen_per_week values"
                        + " ('incidenten', 'inbraak', 'WK11', '2025-12-01', 2)",
                "insert into vast_gebeurtenissen_per_dagdeel values"
                        + " ('incidenten', 'overig', 'WK11', '2025-10-01', 1, 'nacht', 2)",
                "insert into vast_maanden values ('incidenten', '2025-12-01', '2026-03-01 01:00:00')");
        assertEquals(List.of(), warehouse.build(PEILDATUM));
        return warehouse;
    }
}
