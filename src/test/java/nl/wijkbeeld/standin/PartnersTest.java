package nl.wijkbeeld.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each stand-in answers a client of the kind that the hub has, and says no where the real one would. */
@SuppressWarnings("NullAway.Init")
class PartnersTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    static Path folder;

    private static Partners partners;
    private static Map<String, String> settings;

    @BeforeAll
    static void start() {
        partners = Partners.start(folder, new Generator(7, LocalDate.of(2026, 11, 22), 1));
        settings = partners.settings();
    }

    @AfterAll
    static void stop() {
        partners.close();
    }

    @Test
    void givesFilesOverSftpToAClientThatChecksTheHostKey() throws Exception {
        Session session = session(setting("politie.sftp.wachtwoord"));
        session.connect(10_000);
        ChannelSftp sftp = (ChannelSftp) session.openChannel("sftp");
        sftp.connect(10_000);
        assertEquals(3, sftp.ls("uit/incidenten_*.csv").size());
        String name = "incidenten_20250101_20251231.csv";
        try (InputStream in = sftp.get("uit/" + name)) {
            assertEquals(Files.size(folder.resolve("politie/uit").resolve(name)), in.readAllBytes().length);
        }
        session.disconnect();
    }

    @Test
    void refusesAWrongSftpPassword() throws JSchException {
        Session session = session("fout");
        assertThrows(JSchException.class, () -> session.connect(10_000));
    }

    @Test
    void letsTheRoleReadTheViewsAndNothingElse() throws SQLException {
        assertTrue(count("zvh", "select count(*) from levering.zvh_casussen where einddatum is null") > 0);
        assertTrue(count("corporatie-west", "select count(*) from levering.overlastzaken where huisnummer > 0") > 0);
        assertThrows(SQLException.class, () -> count("zvh", "select count(*) from dossier.casus"));
        assertThrows(SQLException.class, () -> count("zvh", "delete from levering.zvh_casussen returning 1"));
        String url = setting("zvh.jdbc.url");
        assertThrows(SQLException.class, () -> DriverManager.getConnection(url, "wijkbeeld", "fout"));
    }

    @Test
    void pagesThroughAllCasesOfACorporation() throws Exception {
        Set<String> ids = new HashSet<>();
        String cursor = "";
        int pages = 0;
        while (true) {
            JsonNode body = JSON.readTree(vera("?limit=100" + cursor).body());
            body.get("data").forEach(zaak -> ids.add(zaak.get("id").asText()));
            pages++;
            if (body.get("next").isNull()) {
                break;
            }
            cursor = "&cursor=" + body.get("next").asText();
        }
        assertEquals(
                new Generator(7, LocalDate.of(2026, 11, 22), 1).housingNorth().size(), ids.size());
        assertEquals((ids.size() + 99) / 100, pages);
    }

    @Test
    void refusesAMissingKey() throws Exception {
        assertEquals(401, get(URI.create(setting("corporatie-noord.url"))).statusCode());
    }

    @Test
    void failsAsOftenAsAsked() throws Exception {
        Faults faults = partners.housingNorth().faults();
        faults.refuse(1, 429);
        faults.refuse(1, 503);
        faults.cutOff(1);
        faults.delay(1, Duration.ofSeconds(3));
        HttpResponse<String> busy = vera("");
        assertEquals(429, busy.statusCode());
        assertEquals("1", busy.headers().firstValue("Retry-After").orElse(""));
        assertEquals(503, vera("").statusCode());
        assertThrows(IOException.class, () -> vera(""));
        assertThrows(HttpTimeoutException.class, () -> vera(""));
        assertEquals(200, vera("").statusCode());
    }

    @Test
    void servesEveryRealFigureOverTwoOrMorePages() throws Exception {
        Map<String, Integer> served = new HashMap<>();
        JsonNode body = JSON.readTree(get(figures("")).body());
        addFigures(body, served);
        int pages = 1;
        while (body.has("odata.nextLink")) {
            body = JSON.readTree(
                    get(URI.create(body.get("odata.nextLink").asText())).body());
            addFigures(body, served);
            pages++;
        }
        assertEquals(RealFigures.read().byAreaAndYear(), served);
        assertEquals(3, pages);
    }

    @Test
    void filtersOnPaddedKeysOnly() throws Exception {
        assertEquals(5, found("SoortMisdrijf eq '0.0.0 ' and WijkenEnBuurten eq 'GM0141    '"));
        assertEquals(0, found("SoortMisdrijf eq '0.0.0 ' and WijkenEnBuurten eq 'GM0141'"));
        assertEquals(2 * 71, found("startswith(WijkenEnBuurten,'BU0141') and Perioden ge '2024JJ00'"));
        assertEquals(
                2,
                found("(WijkenEnBuurten eq 'GM0141    ' or WijkenEnBuurten eq 'GM1700    ')"
                        + " and (Perioden eq '2023JJ00')"));
        assertEquals(400, get(figures("onzin")).statusCode());
    }

    @Test
    void withholdsAFigureWhenTold() throws Exception {
        try (CbsPartner own = new CbsPartner(RealFigures.read(), 1000)) {
            own.withhold("BU01411205", 2022);
            JsonNode rows = JSON.readTree(get(URI.create(own.url())).body()).get("value");
            assertEquals(500, rows.size());
            for (JsonNode row : rows) {
                boolean isWithheld = row.get("WijkenEnBuurten").asText().equals("BU01411205")
                        && row.get("Perioden").asText().equals("2022JJ00");
                assertEquals(isWithheld, row.get("GeregistreerdeMisdrijven_1").isNull());
            }
        }
    }

    @Test
    void namesAFolderThatHoldsItsFiles() throws IOException {
        for (String key : settings.keySet()) {
            if (key.endsWith(".map")) {
                try (var files = Files.list(Path.of(setting(key)))) {
                    assertNotEquals(0, files.count(), key);
                }
            }
        }
    }

    private static Session session(String password) throws JSchException {
        URI uri = URI.create(setting("politie.sftp.uri"));
        JSch jsch = new JSch();
        jsch.setKnownHosts(setting("politie.sftp.bekende-hosts"));
        Session session = jsch.getSession(uri.getUserInfo(), uri.getHost(), uri.getPort());
        session.setConfig("StrictHostKeyChecking", "yes");
        session.setConfig("PreferredAuthentications", "password");
        session.setPassword(password);
        return session;
    }

    private static long count(String partner, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        setting(partner + ".jdbc.url"),
                        setting(partner + ".jdbc.gebruiker"),
                        setting(partner + ".jdbc.wachtwoord"));
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static HttpResponse<String> vera(String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(setting("corporatie-noord.url") + query))
                .header("X-API-KEY", setting("corporatie-noord.api-sleutel"))
                .timeout(Duration.ofSeconds(1))
                .build();
        return HTTP.send(request, BodyHandlers.ofString());
    }

    private static HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
        return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static URI figures(String filter) {
        String query = filter.isEmpty() ? "" : "?$filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
        return URI.create(setting("politie.opendata.url") + query);
    }

    private static int found(String filter) throws IOException, InterruptedException {
        return JSON.readTree(get(figures(filter)).body()).get("value").size();
    }

    private static void addFigures(JsonNode body, Map<String, Integer> served) {
        for (JsonNode row : body.get("value")) {
            String area = row.get("WijkenEnBuurten").asText();
            assertEquals(10, area.length());
            served.put(
                    area.strip() + row.get("Perioden").asText().substring(0, 4),
                    row.get("GeregistreerdeMisdrijven_1").asInt());
        }
    }

    private static String setting(String key) {
        return Objects.requireNonNull(settings.get(key), key);
    }
}
