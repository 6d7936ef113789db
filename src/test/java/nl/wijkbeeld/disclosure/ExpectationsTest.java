package nl.wijkbeeld.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.wijkbeeld.disclosure.ProtectedTable.Line;
import nl.wijkbeeld.warehouse.Row;
import nl.wijkbeeld.warehouse.Warehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The signals and bands of a made-up night, in which the bicycles of one wijk are stolen in the last settled weeks. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpectationsTest {

    private static final Path POLICY = Path.of("config/publicatie.yaml");
    private static final String RISE = """

            insert into stg_gebeurtenissen
                select any_value(levering_id), 'politie-incidenten', 'politie', null, '1.2.3', 'BU01411801', month, week, 1,
                    'avond', 12, 0
                from ledger_leveringen
                cross join (values (date '2026-09-01', date '2026-09-21'), (date '2026-09-01', date '2026-09-28'))
                    as w (month, week)
                where bron = 'politie-incidenten'
                group by month, week;
            """;

    private Warehouse warehouse;
    private Publication publication;

    @BeforeAll
    void fill(@TempDir Path folder) throws IOException {
        warehouse = MadeUpNight.filled(folder, RISE);
        publication = Publication.of(warehouse, Policy.read(POLICY), MadeUpNight.PEILDATUM);
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    private static boolean isWijk(Line line) {
        return line.key("gebied_code").startsWith("WK");
    }

    @Test
    void tellsTheRise() {
        Line first = publication.signals().lines().get(0);
        assertEquals("WK014118", first.key("gebied_code"));
        assertEquals("meer", first.key("oordeel"));
        Line bicycles = publication
                .signals()
                .find(Map.of("gebied_code", "WK014118", "bron", "politie-incidenten", "categorie", "1.2.3"))
                .orElseThrow();
        assertEquals("meer", bicycles.key("oordeel"));
        assertEquals("2026-09-21", bicycles.key("sinds"));
        assertTrue(bicycles.cell("aantal") instanceof Cell.Shown count && count.count() >= 24);
    }

    @Test
    void countsWhatTheWarehouseCounts() {
        List<Line> wijken = publication
                .signals()
                .where(Map.of("bron", "politie-incidenten"))
                .filter(line -> isWijk(line) && !line.key("categorie").equals("alle"))
                .toList();
        assertFalse(wijken.isEmpty());
        for (Line line : wijken) {
            LocalDate from = LocalDate.parse(line.key("van"));
            assertEquals(from.plusDays(27), LocalDate.parse(line.key("tot")));
            assertEquals(
                    Long.toString(counted(line, from)), line.cell("aantal").toString(), () -> line.key("categorie"));
        }
    }

    private long counted(Line line, LocalDate from) {
        return warehouse
                .rows(
                        "select coalesce(sum(aantal), 0) as aantal from fct_gebeurtenissen_per_week where wijk_code = ?"
                                + " and bron = ? and categorie = ? and week >= ? and week < ?",
                        line.key("gebied_code"),
                        line.key("bron"),
                        line.key("categorie"),
                        from,
                        from.plusWeeks(4))
                .get(0)
                .number("aantal");
    }

    @Test
    void watchesEveryOpenCategoryOfEveryWijkAndNoOther() {
        Set<String> watched = publication.signals().lines().stream()
                .filter(line -> isWijk(line) && !line.key("categorie").equals("alle"))
                .map(line -> line.key("gebied_code") + line.key("bron") + line.key("categorie"))
                .collect(Collectors.toSet());
        Set<String> open = warehouse
                .rows("select distinct wijk_code, f.bron, f.categorie from fct_gebeurtenissen_per_week as f"
                        + " join dim_categorieen as c on c.bron = f.bron and c.categorie = f.categorie"
                        + " join dim_maanden as m on m.maand = date_trunc('month', week) and m.is_in_venster"
                        + " where gevoeligheid = 'openbaar' and wijk_code <> 'onbekend'")
                .stream()
                .map(row -> row.text("wijk_code") + row.text("bron") + row.text("categorie"))
                .collect(Collectors.toSet());
        assertEquals(open, watched);
    }

    @Test
    void watchesBuurtenByMonthWhereTheyCountOneAMonth() {
        List<Line> buurten = publication.signals().lines().stream()
                .filter(line -> line.key("gebied_code").startsWith("BU"))
                .toList();
        assertFalse(buurten.isEmpty());
        assertTrue(buurten.size() < wijkSeries());
        buurten.forEach(line -> assertTrue(line.key("van").endsWith("-01"), line.key("van")));
    }

    private long wijkSeries() {
        return publication.signals().lines().stream()
                .filter(ExpectationsTest::isWijk)
                .count();
    }

    @Test
    void judgesNoProvisionalMonth() {
        for (Line line : publication.seriesPerTheme().lines()) {
            if (line.cell("aantal").provisional()) {
                assertTrue(line.cell("verwacht_tot") instanceof Cell.NotMeaningful, line.key("maand"));
            }
        }
        Row settled = warehouse
                .rows(
                        "select max(maand) as maand from fct_dekking where bron = 'politie-incidenten' and not is_voorlopig")
                .get(0);
        Line last = publication
                .seriesPerTheme()
                .find(Map.of(
                        "gebied_code", "GM0141",
                        "bron", "politie-incidenten",
                        "thema", "leefbaarheid",
                        "maand", settled.text("maand")))
                .orElseThrow();
        assertTrue(last.cell("verwacht_tot") instanceof Cell.Shown);
    }

    @Test
    void takesNoMissingMonthForAFall(@TempDir Path folder) throws IOException {
        String missing =
                "\nupdate ledger_leveringen set maand_tot = date '2026-08-01' where bron = 'politie-incidenten';\n";
        try (Warehouse without = MadeUpNight.filled(folder, missing)) {
            Publication told = Publication.of(without, Policy.read(POLICY), MadeUpNight.PEILDATUM);
            List<Line> lines = told.signals()
                    .where(Map.of("bron", "politie-incidenten"))
                    .filter(ExpectationsTest::isWijk)
                    .toList();
            assertFalse(lines.isEmpty());
            lines.forEach(line -> {
                assertEquals("geen levering", line.key("oordeel"));
                assertTrue(line.cell("aantal") instanceof Cell.NotDelivered);
            });
        }
    }

    @Test
    void judgesWijkenByMonthWhenThePolicySaysSo(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("publicatie.yaml");
        Files.writeString(file, Files.readString(POLICY).replaceAll("(weken_voor_signaal:\\s+waarde: )4", "$10"));
        Publication told = Publication.of(warehouse, Policy.read(file), MadeUpNight.PEILDATUM);
        told.signals().lines().forEach(line -> assertTrue(line.key("van").endsWith("-01"), line.key("van")));
        assertTrue(
                told.signals().lines().stream().filter(ExpectationsTest::isWijk).count() >= 18);
    }
}
