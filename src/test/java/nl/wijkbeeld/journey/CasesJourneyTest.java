package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import nl.wijkbeeld.journey.Stage.Told;
import nl.wijkbeeld.ledger.Entry.Outcome;
import nl.wijkbeeld.standin.Generator;
import nl.wijkbeeld.standin.PostgresPartner;
import nl.wijkbeeld.standin.VeraPartner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cases from a database view, an API and a file: the Zorg- en Veiligheidshuis and three housing corporations. */
@SuppressWarnings("NullAway.Init")
class CasesJourneyTest {

    private static final String PASSWORD = "geheim-voor-de-test";
    private static final String CARE = "zorg-en-veiligheidshuis";
    private static final Generator GENERATOR = new Generator(5, Stage.TODAY, 1);
    private static final String HEADER =
            "\uFEFFzaak_id;registratiedatum;begindatum;einddatum;soort;detailsoort;status;postcode;huisnummer;toelichting;melder\r\n";

    @TempDir
    Path folder;

    private static PostgresPartner databases;
    private VeraPartner north;
    private Stage stage;

    @BeforeAll
    static void startDatabases() {
        databases = PostgresPartner.of(GENERATOR, PASSWORD);
    }

    @AfterAll
    static void stopDatabases() {
        databases.close();
    }

    @BeforeEach
    void start() {
        north = VeraPartner.of(GENERATOR, PASSWORD);
        stage = new Stage(folder, CARE, "woningcorporaties")
                .set("corporatie-noord.url", north.url())
                .set("corporatie-noord.api-sleutel", PASSWORD);
        database("zvh", databases.careUrl());
        database("corporatie-west", databases.housingUrl());
        stage.start();
    }

    private void database(String partner, String url) {
        stage.set(partner + ".jdbc.url", url)
                .set(partner + ".jdbc.gebruiker", PostgresPartner.USER)
                .set(partner + ".jdbc.wachtwoord", PASSWORD);
    }

    @AfterEach
    void stop() {
        for (String private_ : List.of("Testpersoon", "belt over de buren")) {
            assertEquals(List.of(), stage.whereIs(private_));
            assertFalse(stage.logged().contains(private_));
        }
        assertEquals(List.of(), stage.underway());
        stage.close();
        north.close();
    }

    private static long asOwner(String url, String sql) throws SQLException {
        try (Connection owner = DriverManager.getConnection(url, "postgres", "");
                Statement statement = owner.createStatement()) {
            boolean answered = statement.execute(sql);
            if (!answered) {
                return statement.getUpdateCount();
            }
            try (var result = statement.getResultSet()) {
                result.next();
                return result.getLong(1);
            }
        }
    }

    @Test
    void countsTheCasesOfTheCareHousePerMonthAndGemeente() throws SQLException {
        long all = asOwner(databases.careUrl(), "select count(*) from levering.zvh_casussen");
        Told told = stage.collect(CARE);
        assertEquals(all, told.entry().balance().loaded());
        stage.build();
        for (LocalDate month = LocalDate.of(2025, 1, 1); month.isBefore(Stage.TODAY); month = month.plusMonths(1)) {
            LocalDate next = month.plusMonths(1);
            for (String gemeente : List.of("GM0141", "GM1700")) {
                String cases =
                        "select count(*) from levering.zvh_casussen where gemeente = '%s' and ".formatted(gemeente);
                String between = "between date '%s' and date '%s'".formatted(month, next.minusDays(1));
                assertEquals(
                        "%d %d %d"
                                .formatted(
                                        asOwner(databases.careUrl(), cases + "aanmelddatum " + between),
                                        asOwner(
                                                databases.careUrl(),
                                                cases
                                                        + "aanmelddatum < date '%1$s' and (einddatum is null or einddatum >= date '%1$s')"
                                                                .formatted(next)),
                                        asOwner(databases.careUrl(), cases + "einddatum " + between)),
                        stage.lines(
                                        "select coalesce(sum(instroom), 0) as i, coalesce(sum(lopend), 0) as l, coalesce(sum(uitstroom), 0) as u"
                                                + " from fct_zaken where bron = ? and gebied_code = ? and maand = ?",
                                        CARE,
                                        gemeente,
                                        month)
                                .get(0),
                        gemeente + " " + month);
            }
        }
    }

    @Test
    void showsTheViewAsItIsTonightAndAnUnchangedOneOnce() throws SQLException {
        long before = stage.collect(CARE).entry().balance().loaded();
        assertEquals(Outcome.DUPLICATE, stage.collect(CARE).entry().outcome());
        asOwner(
                databases.careUrl(),
                "insert into dossier.casus (casenummer, aanmelddatum, gemeente, thema, ave_fase, status)"
                        + " values ('ZVH-NIEUW', '2026-11-20', 'GM1700', 'stalking', 2, 'instroom')");
        try {
            Told changed = stage.collect(CARE);
            assertEquals(before + 1, changed.entry().balance().loaded());
            assertEquals(before, changed.entry().balance().replaced());
            assertEquals(before + 1, stage.number("select count(*) from stg_zaken"));
        } finally {
            asOwner(databases.careUrl(), "delete from dossier.casus where casenummer = 'ZVH-NIEUW'");
        }
    }

    @Test
    void refusesAViewWithoutRowsAndOneThatShrank() throws SQLException {
        long before = stage.collect(CARE).entry().balance().loaded();
        asOwner(databases.careUrl(), "create table dossier.elders as select * from dossier.casus");
        try {
            asOwner(databases.careUrl(), "delete from dossier.casus");
            Told empty = stage.collect(CARE);
            assertEquals(Outcome.REFUSED, empty.entry().outcome());
            assertEquals(before, stage.number("select count(*) from stg_zaken"));
            asOwner(databases.careUrl(), "insert into dossier.casus select * from dossier.elders limit 5");
            assertEquals(List.of("te-weinig-terug"), stage.collect(CARE).rules());
            assertEquals(before, stage.number("select count(*) from stg_zaken"));
        } finally {
            asOwner(databases.careUrl(), "delete from dossier.casus");
            asOwner(databases.careUrl(), "insert into dossier.casus select * from dossier.elders");
            asOwner(databases.careUrl(), "drop table dossier.elders");
        }
    }

    @Test
    void tellsThatTheDatabaseRefusesUsIsGoneOrHasNoSuchView() throws SQLException {
        stage.set("zvh.jdbc.wachtwoord", "verkeerd-wachtwoord").restart();
        Told refused = stage.collect(CARE);
        assertEquals(1, refused.faults().size());
        assertFalse(refused.words().contains("verkeerd-wachtwoord"));
        stage.set("zvh.jdbc.wachtwoord", PASSWORD)
                .set("zvh.jdbc.url", "jdbc:postgresql://127.0.0.1:9/zvh")
                .restart();
        assertEquals(1, stage.collect(CARE).faults().size());
        database("zvh", databases.careUrl());
        stage.restart();
        asOwner(databases.careUrl(), "alter view levering.zvh_casussen rename to zvh_weg");
        try {
            assertEquals(1, stage.collect(CARE).faults().size());
        } finally {
            asOwner(databases.careUrl(), "alter view levering.zvh_weg rename to zvh_casussen");
        }
        assertEquals(0, stage.number("select count(*) from ledger_leveringen"));
        assertFalse(stage.collect(CARE).entries().isEmpty());
    }

    @Test
    void loadsNothingOfADatabaseThatBreaksOffHalfway() throws Exception {
        asOwner(
                databases.careUrl(),
                "insert into dossier.casus (casenummer, aanmelddatum, gemeente, thema, naam)"
                        + " select 'ZVH-VEEL-' || n, '2026-10-01', 'GM0141', 'overig', repeat('x', 40) from generate_series(1, 20000) n");
        try (CuttingProxy proxy = CuttingProxy.hangingUp(databases.port(), 300_000)) {
            database("zvh", "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/zvh");
            stage.restart();
            Told cut = stage.collect(CARE);
            assertEquals(List.of(), cut.entries());
            assertEquals(1, cut.faults().size());
            assertEquals(0, stage.number("select count(*) from stg_zaken"));
            assertEquals(List.of(), stage.underway());
        } finally {
            asOwner(databases.careUrl(), "delete from dossier.casus where casenummer like 'ZVH-VEEL-%'");
        }
    }

    @Test
    void givesUpOnADatabaseThatFallsSilentHalfway() throws Exception {
        asOwner(
                databases.careUrl(),
                "insert into dossier.casus (casenummer, aanmelddatum, gemeente, thema, naam)"
                        + " select 'ZVH-STIL-' || n, '2026-10-01', 'GM0141', 'overig', repeat('x', 40) from generate_series(1, 20000) n");
        stage.set("jdbc.tijdslimiet", "1500");
        try {
            for (int bytes : List.of(0, 300_000)) {
                try (CuttingProxy proxy = CuttingProxy.fallingSilent(databases.port(), bytes)) {
                    database("zvh", "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/zvh");
                    stage.restart();
                    Told silent = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> stage.collect(CARE));
                    assertEquals(List.of(), silent.entries());
                    assertEquals(1, silent.faults().size());
                    assertEquals(0, stage.number("select count(*) from stg_zaken"));
                    assertEquals(List.of(), stage.underway());
                }
            }
        } finally {
            asOwner(databases.careUrl(), "delete from dossier.casus where casenummer like 'ZVH-STIL-%'");
        }
    }

    @Test
    void takesThreeCorporationsThreeWaysAndShowsTheOneThatIsMissing() throws SQLException {
        stage.drop(
                "corporatie-zuid.map",
                "overlast_20261123.csv",
                HEADER
                        + "Z-1;2026-10-01;2026-10-01;;SOC;GEL;INB;7606AA;3;\"Testpersoon\r\nbelt over de buren\";Testpersoon\r\n"
                        + "Z-2;2026-10-01;01-10-2026;2026-11-02;SOC;GEL;AFG;7672 AA;3;;\r\n");
        assertEquals(
                north.cases(),
                stage.collect("woningcorporaties-noord").entry().balance().loaded());
        assertEquals(
                2, stage.collect("woningcorporaties-zuid").entry().balance().loaded());
        stage.build();
        String delivered =
                "select leverancier, is_gemist from mart_leveringen where bron = 'woningcorporaties' order by 1";
        assertEquals(
                List.of("corporatie-noord false", "corporatie-west true", "corporatie-zuid false"),
                stage.lines(delivered));
        assertEquals(
                asOwner(databases.housingUrl(), "select count(*) from levering.overlastzaken"),
                stage.collect("woningcorporaties-west").entry().balance().loaded());
        stage.build();
        assertEquals(
                List.of("corporatie-noord false", "corporatie-west false", "corporatie-zuid false"),
                stage.lines(delivered));
        assertEquals(
                List.of(
                        "GEL BU17000104 2026-10-01 1 1 0",
                        "GEL BU17000104 2026-11-01 0 0 1",
                        "GEL WK014116 2026-10-01 1 1 0",
                        "GEL WK014116 2026-11-01 0 1 0"),
                stage.lines("select categorie, gebied_code, maand, instroom, lopend, uitstroom from fct_zaken"
                        + " where leverancier = 'corporatie-zuid' order by all"));
    }

    @Test
    void asksABusyCorporationAgainAndLoadsNothingOfAnAnswerThatBreaksOff() {
        north.faults().refuse(2, 429);
        north.faults().refuse(1, 502);
        assertEquals(
                north.cases(),
                stage.collect("woningcorporaties-noord").entry().balance().loaded());
        assertEquals((north.cases() + 99) / 100 + 3, north.requests());
        stage.set("corporatie-noord.api-sleutel", "verkeerde-sleutel").restart();
        Told refused = stage.collect("woningcorporaties-noord");
        assertEquals(1, refused.faults().size());
        assertFalse(refused.words().contains("verkeerde-sleutel"));
        assertTrue(stage.number("select count(*) from stg_zaken") == north.cases());
    }

    @Test
    void triesACorporationAgainWhoseSecondPageBrokeOff() {
        north.faults().delay(1, Duration.ZERO); // the first page is good
        north.faults().cutOff(1);
        Told cut = stage.collect("woningcorporaties-noord");
        assertEquals(2, north.requests());
        assertEquals(List.of(), cut.entries());
        assertEquals(1, cut.faults().size());
        assertEquals(0, stage.number("select count(*) from stg_zaken"));
        assertEquals(
                north.cases(),
                stage.collect("woningcorporaties-noord").entry().balance().loaded());
    }
}
