package nl.wijkbeeld.disclosure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.warehouse.Row;
import nl.wijkbeeld.warehouse.Warehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The publication plan over a made-up night. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicationTest {

    private static final String GUARDED = "beschermd_per_wijk_soort_en_kwartaal";
    private static final String SECRET = "vertrouwelijk_per_gemeente_soort_en_jaar";

    private Warehouse warehouse;
    private Publication publication;

    @BeforeAll
    void fill(@TempDir Path folder) throws IOException {
        warehouse = MadeUpNight.filled(folder);
        publication = Publication.of(warehouse, Policy.read(Path.of("config/publicatie.yaml")), MadeUpNight.PEILDATUM);
    }

    @AfterAll
    void close() {
        warehouse.close();
    }

    @Test
    void tellsBurglaryPerHousehold() {
        Area almelo = publication.area("GM0141");
        for (String category : List.of("1.1.1", "1.2.3")) {
            ProtectedTable.Line line = publication
                    .periodsPerCategory()
                    .find(Map.of("gebied_code", "GM0141", "bron", "politie-incidenten", "categorie", category))
                    .orElseThrow();
            boolean home = category.equals("1.1.1");
            assertEquals(home ? "huishoudens" : "inwoners", line.key("noemer"));
            long of = (home ? almelo.households() : almelo.inhabitants()).orElseThrow();
            assertTrue(line.cell("laatste_12") instanceof Cell.Shown count
                    && line.cell("per_1000") instanceof Cell.Rate rate
                    && Math.abs(rate.perThousand() - 1000.0 * count.count() / of) < 1e-9);
        }
    }

    @Test
    void sumsOpenCategoriesOnlyInAThemeTotal() {
        long expected = warehouse
                .rows(
                        "select sum(aantal) as aantal from mart_gebeurtenissen_per_gebied_en_maand"
                                + " where gebied_code = 'WK014118' and bron = 'politie-incidenten'"
                                + " and thema = 'zorg-en-veiligheid' and gevoeligheid = 'openbaar' and maand = date '2026-05-01'")
                .get(0)
                .number("aantal");
        Cell cell = publication
                .seriesPerTheme()
                .find(Map.of(
                        "gebied_code", "WK014118",
                        "bron", "politie-incidenten",
                        "thema", "zorg-en-veiligheid",
                        "maand", "2026-05-01"))
                .orElseThrow()
                .cell("aantal");
        assertEquals(Long.toString(expected), cell.toString());
    }

    @Test
    void showsThePlannedTablesAndNoOther() {
        assertEquals(
                Set.of(
                        "beschermd_per_wijk_thema_en_kwartaal",
                        "beschermd_per_wijk_soort_en_jaar",
                        GUARDED,
                        "beschermd_per_gemeente_soort_en_kwartaal",
                        "beschermd_per_gemeente_thema_en_jaar",
                        SECRET),
                publication.closed().stream().map(ProtectedTable::name).collect(Collectors.toSet()));
        assertTrue(table(publication, GUARDED).lines().stream()
                .allMatch(line -> line.key("gebied_code").startsWith("WK")));
    }

    @Test
    void givesASourceThatThePlanNamesOnlyTheTablesThatNameIt() {
        assertEquals(Set.of("cameratoezicht", "politie-incidenten"), values(table(publication, GUARDED), "bron"));
        assertEquals(
                Set.of("woningcorporaties"),
                values(table(publication, "beschermd_per_wijk_thema_en_kwartaal"), "bron"));
    }

    @Test
    void tellsAnAreaFromOneSourceOfAPartnerAlone() {
        for (ProtectedTable table : publication.closed()) {
            Map<String, Set<String>> sources = table.lines().stream()
                    .filter(line -> line.key("bron").startsWith("politie-"))
                    .collect(Collectors.groupingBy(
                            line -> line.key("gebied_code"),
                            Collectors.mapping(line -> line.key("bron"), Collectors.toSet())));
            assertTrue(sources.values().stream().allMatch(of -> of.size() == 1), table.name() + sources);
        }
    }

    @Test
    void tellsConfidentialCategoriesPerGemeenteAndYearAlone() {
        ProtectedTable table = table(publication, SECRET);
        assertEquals(Set.of("GM0141", "GM1700"), values(table, "gebied_code"));
        assertEquals(
                Set.of("2021-01-01", "2022-01-01", "2023-01-01", "2024-01-01", "2025-01-01"), values(table, "periode"));
    }

    @Test
    void tellsClosedQuartersOnly() {
        String last = values(table(publication, GUARDED), "periode").stream()
                .max(String::compareTo)
                .orElseThrow();
        assertEquals("2026-04-01", last);
    }

    @Test
    void showsNoProtectedCountBelowTheMinimumAndNoConfidentialZero() {
        assertTrue(counts(table(publication, GUARDED)).stream().allMatch(count -> count >= 5));
        assertTrue(counts(table(publication, SECRET)).stream().allMatch(count -> count >= 10));
        assertTrue(table(publication, SECRET).lines().stream()
                .noneMatch(line -> line.cell("aantal") instanceof Cell.Zero));
        assertTrue(table(publication, GUARDED).lines().stream()
                .anyMatch(line -> line.cell("aantal") instanceof Cell.Withheld));
    }

    @Test
    void givesEveryConfidentialCategoryItsRowInEachGemeenteSoThatAMissingRowTellsNothing() {
        Map<String, Set<String>> categories = table(publication, SECRET).lines().stream()
                .collect(Collectors.groupingBy(
                        line -> line.key("gebied_code"),
                        Collectors.mapping(line -> line.key("bron") + line.key("categorie"), Collectors.toSet())));
        assertEquals(categories.get("GM0141"), categories.get("GM1700"));
        assertTrue(categories.getOrDefault("GM1700", Set.of()).contains("zorg-en-veiligheidshuisradicalisering"));
    }

    @Test
    void holdsNoCategoryInTwoTablesOfDifferentSensitivity() {
        Set<String> open = pairs(publication.periodsPerCategory());
        Set<String> guarded = pairs(table(publication, GUARDED));
        Set<String> secret = pairs(table(publication, SECRET));
        assertTrue(open.stream().noneMatch(guarded::contains));
        assertTrue(open.stream().noneMatch(secret::contains));
        assertTrue(guarded.stream().noneMatch(secret::contains));
    }

    @Test
    void comparesThisYearWithTheSameMonthsOfLastYear() {
        ProtectedTable.Line line = period("GM0141", "politie-incidenten", "leefbaarheid");
        assertEquals("2026-10-01", line.key("tot_maand"));
        assertEquals(sum("2026-01-01", "2026-10-01"), line.cell("dit_jaar").toString());
        assertEquals(sum("2025-01-01", "2025-10-01"), line.cell("vorig_jaar").toString());
        assertEquals(sum("2025-11-01", "2026-10-01"), line.cell("laatste_12").toString());
        assertEquals(sum("2024-11-01", "2025-10-01"), line.cell("vorige_12").toString());
        assertTrue(line.cell("dit_jaar").provisional());
        assertFalse(line.cell("vorig_jaar").provisional());
    }

    @Test
    void endsASourceThatStoppedAtItsLastDeliveredMonth() {
        assertEquals(
                "2026-05-01", period("GM0141", "politie-inbraken", "overig").key("tot_maand"));
    }

    @Test
    void saysNotDeliveredForAMonthThatDidNotArrive() {
        Cell cell = publication
                .seriesPerTheme()
                .find(Map.of(
                        "gebied_code", "GM0141", "bron", "politie-inbraken", "thema", "overig", "maand", "2026-09-01"))
                .orElseThrow()
                .cell("aantal");
        assertTrue(cell instanceof Cell.NotDelivered);
    }

    @Test
    void countsWithoutASupplierThatNeverDelivered() {
        assertTrue(table(publication, "beschermd_per_wijk_thema_en_kwartaal")
                .where(Map.of("bron", "woningcorporaties"))
                .anyMatch(line -> line.cell("aantal") instanceof Cell.Shown));
        assertTrue(publication.deliveries().stream()
                .anyMatch(delivery -> delivery.supplier().equals("corporatie-west") && delivery.missed()));
    }

    @Test
    void ratesNoAreaWhereAlmostNobodyLives() {
        Area few = publication.areas("buurt").stream()
                .filter(area -> area.inhabitants().orElse(99) < 50)
                .findFirst()
                .orElseThrow();
        assertTrue(publication
                .periodsPerTheme()
                .where(Map.of("gebied_code", few.code()))
                .allMatch(line -> line.cell("per_1000") instanceof Cell.NotMeaningful));
        assertTrue(publication
                .crimesPerYear()
                .where(Map.of("gebied_code", few.code()))
                .allMatch(line -> line.cell("per_1000") instanceof Cell.NotMeaningful));
    }

    @Test
    void printsTheRealPoliceFiguresAsPublished() {
        List<Row> published = warehouse.rows("select gebied_code, jaar, aantal from mart_misdrijven_per_gebied_en_jaar"
                + " where is_totaal and not is_afgeleid and aantal > 0");
        assertFalse(published.isEmpty());
        for (Row row : published) {
            assertEquals(
                    row.text("aantal"),
                    publication
                            .crimesPerYear()
                            .find(Map.of("gebied_code", row.text("gebied_code"), "jaar", row.text("jaar")))
                            .orElseThrow()
                            .cell("aantal")
                            .toString());
        }
    }

    @Test
    void withholdsThinDaypartsAndAddsNoTotals() {
        assertEquals(Set.of("1", "2", "3", "4", "5", "6", "7"), values(publication.daypart(), "weekdag"));
        assertEquals(Set.of("nacht", "ochtend", "middag", "avond"), values(publication.daypart(), "dagdeel"));
        assertTrue(counts(publication.daypart()).stream().allMatch(count -> count >= 5));
    }

    @Test
    void showsPersonsOfClosedYearsWithoutTotals() {
        assertEquals(Set.of("2021", "2022", "2023", "2024", "2025"), values(publication.persons(), "jaar"));
        assertTrue(counts(publication.persons()).stream().allMatch(count -> count >= 5));
    }

    @Test
    void tellsNoZeroWherePersonsOfTooSmallAGroupMayBelong(@TempDir Path folder) throws IOException {
        String none = "delete from vast_betrokkenen where jaar = 2024 and rol = 'verdachte' and geslacht = 'man'"
                + " and leeftijdsband in ('65+', '18-24');";
        String group = "insert into vast_betrokkenen values ('politie-betrokkenen', 'GM1700', 2024, null, null,"
                + " 'verdachte', 'alle', '65+', 'vrijgegeven', 6);";
        assertEquals(List.of("0", "0", "0", "0"), maleSuspects(folder.resolve("none"), none));
        assertEquals(List.of("0", "0", "0", "afgeschermd"), maleSuspects(folder.resolve("group"), none + group));
    }

    /** Of 2024: both gemeenten at 18-24, then both at 65+. */
    private static List<String> maleSuspects(Path folder, String sql) throws IOException {
        try (Warehouse warehouse = MadeUpNight.filled(folder, sql)) {
            ProtectedTable persons = Publication.of(
                            warehouse, Policy.read(Path.of("config/publicatie.yaml")), MadeUpNight.PEILDATUM)
                    .persons();
            return Stream.of("GM0141 18-24", "GM1700 18-24", "GM0141 65+", "GM1700 65+")
                    .map(cell -> cell.split(" ", -1))
                    .map(cell -> persons.find(Map.of(
                            "gebied_code",
                            cell[0],
                            "bron",
                            "politie-betrokkenen",
                            "jaar",
                            "2024",
                            "rol",
                            "verdachte",
                            "geslacht",
                            "man",
                            "leeftijdsband",
                            cell[1])))
                    .map(line -> line.orElseThrow().cell("aantal").toString())
                    .toList();
        }
    }

    @Test
    void keepsWhatCannotBePlaced() {
        assertEquals(
                "24",
                period("onbekend", "politie-incidenten", "leefbaarheid")
                        .cell("dit_jaar")
                        .toString());
    }

    @Test
    void isTheSameOnTheNextNightForClosedPeriods() {
        LocalDate tomorrow = MadeUpNight.PEILDATUM.plusDays(1);
        Publication next = Publication.of(warehouse, publication.policy(), tomorrow);
        assertEquals(cells(table(publication, GUARDED)), cells(table(next, GUARDED)));
    }

    private static ProtectedTable table(Publication of, String name) {
        return of.tables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private ProtectedTable.Line period(String area, String source, String theme) {
        return publication
                .periodsPerTheme()
                .find(Map.of("gebied_code", area, "bron", source, "thema", theme))
                .orElseThrow();
    }

    private String sum(String from, String to) {
        return warehouse
                .rows(
                        "select sum(aantal) as aantal from mart_gebeurtenissen_per_gebied_en_maand"
                                + " where gebied_code = 'GM0141' and bron = 'politie-incidenten'"
                                + " and thema = 'leefbaarheid' and gevoeligheid = 'openbaar'"
                                + " and maand between cast(? as date) and cast(? as date)",
                        from,
                        to)
                .get(0)
                .text("aantal");
    }

    private static Set<String> values(ProtectedTable table, String key) {
        return table.lines().stream().map(line -> line.key(key)).collect(Collectors.toSet());
    }

    private static Set<String> pairs(ProtectedTable table) {
        return table.lines().stream()
                .map(line -> line.key("bron") + "/" + line.key("categorie"))
                .collect(Collectors.toSet());
    }

    private static List<Long> counts(ProtectedTable table) {
        return table.lines().stream()
                .flatMap(line -> line.cell("aantal") instanceof Cell.Shown shown
                        ? java.util.stream.Stream.of(shown.count())
                        : java.util.stream.Stream.empty())
                .toList();
    }

    private static List<String> cells(ProtectedTable table) {
        return table.lines().stream()
                .map(line -> line.key("gebied_code")
                        + line.key("bron")
                        + line.key("categorie")
                        + line.key("periode")
                        + line.cell("aantal"))
                .toList();
    }
}
