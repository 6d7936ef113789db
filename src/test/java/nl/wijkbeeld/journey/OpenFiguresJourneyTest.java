package nl.wijkbeeld.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.wijkbeeld.journey.Stage.Told;
import nl.wijkbeeld.ledger.Entry.Outcome;
import nl.wijkbeeld.standin.CbsPartner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The police's published figures over OData: every one comes back out of the warehouse as it was published. */
@SuppressWarnings("NullAway.Init")
class OpenFiguresJourneyTest {

    private static final String ROUTE = "politie-opendata";

    @TempDir
    Path folder;

    private CbsPartner cbs;
    private Stage stage;

    @BeforeEach
    void start() {
        cbs = CbsPartner.ofRealFigures(120);
        stage = new Stage(folder, "politie")
                .set("politie.opendata.url", cbs.url())
                .start();
    }

    @AfterEach
    void stop() {
        assertEquals(List.of(), stage.underway());
        stage.close();
        cbs.close();
    }

    /** Area and year → crimes, read here from the published file, without the project's own reader. */
    private static Map<String, Long> published() throws IOException {
        Map<String, Long> figures = new TreeMap<>();
        Path file = Path.of("src/test/resources/nl/wijkbeeld/standin/misdrijven-2021-2025.csv");
        Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(";", -1))
                .forEach(parts -> figures.put(parts[0] + " " + parts[1], Long.parseLong(parts[2])));
        return figures;
    }

    private static Map<String, String> wijkOfBuurt() throws IOException {
        Map<String, String> parents = new HashMap<>();
        Files.readAllLines(Path.of("config/gebieden/gebieden.csv")).stream()
                .map(line -> line.split(";", -1))
                .filter(parts -> parts[3].equals("buurt"))
                .forEach(parts -> parents.put(parts[1], parts[4]));
        return parents;
    }

    private Map<String, Long> inTheMart(String levels, boolean derived) {
        Map<String, Long> figures = new TreeMap<>();
        stage.rows("select gebied_code || ' ' || jaar as cel, aantal from mart_misdrijven_per_gebied_en_jaar "
                        + "where niveau in (" + levels + ") and is_afgeleid = " + derived)
                .forEach(row -> figures.put(row.text("cel"), row.number("aantal")));
        return figures;
    }

    @Test
    void givesBackEveryPublishedFigurePerBuurtWijkAndGemeente() throws IOException {
        Told told = stage.collect(ROUTE);
        assertEquals(published().size(), told.entry().balance().loaded());
        assertEquals(5, cbs.requests()); // 500 rows, 120 a page
        stage.build();

        assertEquals(published(), inTheMart("'buurt', 'gemeente'", false));
        Map<String, String> wijken = wijkOfBuurt();
        Map<String, Long> sums = new TreeMap<>();
        published().forEach((cell, count) -> {
            String wijk = wijken.get(cell.split(" ")[0]);
            if (wijk != null) {
                sums.merge(wijk + " " + cell.split(" ")[1], count, Long::sum);
            }
        });
        assertEquals(18 * 5, sums.size());
        assertEquals(sums, inTheMart("'wijk'", true));
        assertEquals(Map.of(), inTheMart("'wijk'", false));
        for (int year = 2021; year <= 2025; year++) {
            assertEquals(
                    published().getOrDefault("GM0141 " + year, 0L) + published().getOrDefault("GM1700 " + year, 0L),
                    inTheMart("'basisteam'", true).get("basisteam " + year));
        }
        assertEquals(0, stage.number("select count(*) from mart_misdrijven_per_gebied_en_jaar where not is_totaal"));
    }

    @Test
    void keepsAWithheldFigureEmptyAndTheSumsThatNeedItToo() {
        cbs.withhold("BU01411000", 2024);
        stage.collect(ROUTE).entry();
        stage.build();
        assertEquals(
                List.of("BU01411000 -", "WK014110 -"),
                stage.lines("select gebied_code, aantal from mart_misdrijven_per_gebied_en_jaar"
                        + " where jaar = 2024 and aantal is null order by 1"));
        assertEquals(1, stage.number("select count(*) from fct_misdrijven where aantal is null"));
    }

    @Test
    void countsAnUnchangedPublicationOnce() {
        stage.collect(ROUTE).entry();
        Told again = stage.collect(ROUTE);
        assertEquals(Outcome.DUPLICATE, again.entry().outcome());
        assertEquals(500, stage.number("select count(*) from stg_misdrijven"));
    }

    @Test
    void replacesAYearInsteadOfAddingToIt() {
        stage.collect(ROUTE).entry();
        cbs.withhold("BU01411001", 2025);
        Told changed = stage.collect(ROUTE);
        assertEquals(Outcome.LOADED, changed.entry().outcome());
        assertEquals(500, changed.entry().balance().replaced());
        assertEquals(500, stage.number("select count(*) from stg_misdrijven"));
    }

    @Test
    void refusesAnAnswerWithoutRows() throws IOException {
        stage.collect(ROUTE).entry();
        Map<String, List<String>> before = stage.contents("stg_", "fct_", "mart_", "vast_");
        Told told = answering("{\"value\":[]}").get(0);
        assertEquals(Outcome.REFUSED, told.entry().outcome());
        assertEquals(List.of("leeg-bestand"), told.rules());
        assertEquals(before, stage.contents("stg_", "fct_", "mart_", "vast_"));
    }

    @Test
    void tellsThatAnAnswerIsNoJsonOrHasAnotherShapeOrLeadsElsewhere() throws IOException {
        List<Told> all = answering(
                "<html>inloggen</html>",
                "{\"error\":\"geen toegang\"}",
                "{\"value\":[],\"odata.nextLink\":\"http://127.0.0.2:1/elders/\"}",
                "");
        for (Told told : all) {
            assertEquals(List.of(), told.entries());
            assertEquals(1, told.faults().size());
            assertTrue(told.words().contains("niets geladen"), told.words());
        }
        assertEquals(0, stage.number("select count(*) from stg_misdrijven"));
    }

    /** Collects from a server that gives these answers, one at a time. */
    private List<Told> answering(String... bodies) throws IOException {
        Queue<String> next = new ArrayDeque<>(List.of(bodies));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] answer = next.remove().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        try {
            stage.set(
                            "politie.opendata.url",
                            "http://127.0.0.1:" + server.getAddress().getPort() + "/x")
                    .restart();
            return Stream.of(bodies).map(body -> stage.collect(ROUTE)).toList();
        } finally {
            server.stop(0);
        }
    }

    @Test
    void waitsForABusyOrFailingServerAndThenHasEverything() {
        cbs.faults().refuse(2, 429);
        cbs.faults().refuse(1, 503);
        assertEquals(500, stage.collect(ROUTE).entry().balance().loaded());
        assertEquals(8, cbs.requests());
    }

    @Test
    void givesUpOnAServerThatKeepsFailingAndTriesAgainLater() {
        stage.set("http.pogingen", "3").restart();
        cbs.faults().refuse(4, 500);
        Told failed = stage.collect(ROUTE);
        assertEquals(List.of(), failed.entries());
        assertEquals(1, failed.faults().size());
        assertEquals(4, cbs.requests());
        assertEquals(0, stage.number("select count(*) from ledger_leveringen"));
        assertEquals(500, stage.collect(ROUTE).entry().balance().loaded());
    }

    @Test
    void loadsNothingOfAnAnswerThatBreaksOffOrComesTooLate() {
        cbs.faults().cutOff(1);
        Told cut = stage.collect(ROUTE);
        assertEquals(List.of(), cut.entries());
        assertEquals(1, cut.faults().size());
        assertEquals(0, stage.number("select count(*) from stg_misdrijven"));
        assertEquals(List.of(), stage.underway());
        cbs.faults().delay(1, Duration.ofMillis(2_600));
        Told slow = stage.collect(ROUTE);
        assertEquals(List.of(), slow.entries());
        assertEquals(1, slow.faults().size());
        assertEquals(500, stage.collect(ROUTE).entry().balance().loaded());
    }

    @Test
    void tellsThatTheServerIsDown() {
        cbs.close();
        Told down = stage.collect(ROUTE);
        assertEquals(List.of(), down.entries());
        assertEquals(1, down.faults().size());
        assertTrue(down.words().contains("opnieuw geprobeerd"));
        cbs = CbsPartner.ofRealFigures(500);
    }
}
