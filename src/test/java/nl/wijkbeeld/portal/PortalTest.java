package nl.wijkbeeld.portal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.disclosure.MadeUpNight;
import nl.wijkbeeld.disclosure.Remark;
import nl.wijkbeeld.disclosure.Remarks;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.warehouse.Warehouse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal over HTTP: who gets what, and what is tried against it. */
class PortalTest {

    private static final String PASSWORD = "een lang genoeg wachtwoord";
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneId.of("Europe/Amsterdam"));
    private static final Pattern TOKEN = Pattern.compile("name=\"X-XSRF-TOKEN\" value=\"([^\"]+)\"");

    private static Warehouse warehouse;

    private final List<String> replayed = new CopyOnWriteArrayList<>();
    private Home home = Home.at(Path.of(""));
    private Path folder;
    private Path editions;
    private Accounts accounts;
    private Portal portal;

    @BeforeAll
    static void fill(@TempDir Path temp) throws IOException {
        warehouse = MadeUpNight.filled(
                temp,
                "insert into ledger_leveringen (levering_id, bron, leverancier, ontvangen_op, uitkomst, reden)"
                        + " values (90, 'woningcorporaties', 'corporatie-west', timestamp '2026-11-23 01:00:00',"
                        + " 'geweigerd', 'boven-tolerantie');\n"
                        + "insert into ledger_bevindingen values"
                        + " (90, 17, 'datum', 'datum-ongeldig', 'dd-mm-jjjj', 1), (90, null, null, 'boven-tolerantie', '', 1);\n"
                        + "insert into ledger_nachten values (1, timestamp '2026-11-23 00:30:00',"
                        + " timestamp '2026-11-23 00:31:00', 'bevindingen');\n"
                        + "insert into ledger_stappen values"
                        + " (1, 'collect', 'politie-incidenten', timestamp '2026-11-23 00:30:00', 300, 'klaar', null);\n");
    }

    @AfterAll
    static void close() {
        warehouse.close();
    }

    @BeforeEach
    void start(@TempDir Path temp) throws IOException {
        home = Home.at(Path.of("").toAbsolutePath()).withVar(temp);
        folder = home.portal();
        editions = home.editions();
        Path refused = Files.createDirectories(home.refused().resolve("00090-woningcorporaties-corporatie-west"));
        Files.writeString(refused.resolve("levering.csv"), "x");
        Files.writeString(refused.resolve("reden.txt"), "x");
        warehouse.write("delete from ledger_duidingen");
        edition("2026-10-26-1");
        edition("2026-11-23-1");
        Files.writeString(temp.resolve("geheim.txt"), "geheim");
        accounts = new Accounts(Portal.accounts(folder));
        account("wijk", Set.of(Role.WIJKREGISSEUR), Set.of("WK014110"));
        account("team", Set.of(Role.BASISTEAM), Set.of());
        account("beleid", Set.of(Role.BELEID), Set.of());
        account("beheer", Set.of(Role.BEHEER), Set.of());
        portal = Portal.start(PortalSettings.local(home, 0), warehouse, replay(), CLOCK);
    }

    private Replay replay() {
        return new Replay() {
            @Override
            public boolean isPossible() {
                return true;
            }

            @Override
            public void receive(File file, String source, String supplier) {
                replayed.add(file.getName() + " " + source + " " + supplier);
            }
        };
    }

    private long remark(Remark.Kind kind, String area) {
        return new Remarks(warehouse)
                .add(
                        new Remark(
                                kind,
                                area,
                                Optional.empty(),
                                LocalDate.of(2026, 11, 20),
                                "W. Regisseur",
                                "Tekst over " + area,
                                Optional.empty()),
                        CLOCK);
    }

    private void account(String name, Set<Role> roles, Set<String> wijken) {
        accounts.put(new Account(name, Accounts.hash(PASSWORD), roles, wijken));
    }

    private void edition(String name) throws IOException {
        Path edition = Files.createDirectories(editions.resolve(name));
        Map<String, String> areas = new LinkedHashMap<>();
        areas.put("wijkdossier-wk014110-binnenstad.pdf", "WK014110");
        areas.put("wijkdossier-wk014118-schelfhorst.pdf", "WK014118");
        areas.put("basisteamdossier-basisteam-noord-twente.pdf", "basisteam");
        for (String file : areas.keySet()) {
            Files.writeString(edition.resolve(file), "%PDF " + name + " " + file);
            Files.writeString(edition.resolve(file.replace(".pdf", ".html")), "<h2>Op het web " + file + "</h2>");
        }
        Files.writeString(edition.resolve("signalen.csv"), "gebied_code;aantal\r\n");
        String dossiers = areas.entrySet().stream()
                .map(entry -> ("\"%s\": {\"gebied_code\": \"%s\", \"naam\": \"%s\", \"web\": \"%s\", \"kort\":"
                                + " {\"verandering\": \"Fiets: 31, verwacht 12–22.\", \"ontbreekt\": \"Geen levering van West.\"}}")
                        .formatted(
                                entry.getKey(),
                                entry.getValue(),
                                "Naam " + entry.getValue(),
                                entry.getKey().replace(".pdf", ".html")))
                .collect(Collectors.joining(", "));
        String files = areas.keySet().stream()
                .flatMap(file -> Stream.of(file, file.replace(".pdf", ".html")))
                .map("\"%s\": \"x\""::formatted)
                .collect(Collectors.joining(", "));
        Files.writeString(
                edition.resolve("manifest.json"),
                "{\"peildatum\": \"%s\", \"dossiers\": {%s}, \"bestanden\": {%s, \"signalen.csv\": \"x\"}}"
                        .formatted(name.substring(0, 10), dossiers, files));
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    /** A browser without scripts. */
    private final class Browser {
        private final CookieManager cookies = new CookieManager();
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(cookies).build();

        HttpResponse<byte[]> get(String path) {
            return send(HttpRequest.newBuilder(at(path)).GET());
        }

        HttpResponse<byte[]> post(String path, Map<String, String> form) {
            return send(HttpRequest.newBuilder(at(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form.entrySet().stream()
                            .map(entry ->
                                    entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                            .collect(Collectors.joining("&")))));
        }

        /** A request line that no browser would make. */
        void raw(String path) {
            try (Socket socket = new Socket("127.0.0.1", portal.port())) {
                String session = session();
                socket.getOutputStream()
                        .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                                        + (session.isEmpty() ? "" : "Cookie: wijkbeeld=" + session + "\r\n") + "\r\n")
                                .getBytes(StandardCharsets.UTF_8));
                socket.getInputStream().readAllBytes();
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        }

        private HttpResponse<byte[]> send(HttpRequest.Builder request) {
            try {
                return client.send(request.build(), BodyHandlers.ofByteArray());
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        /** The token of the form on a page. */
        String token(String path) {
            Matcher token = TOKEN.matcher(text(get(path)));
            assertTrue(token.find(), path);
            return token.group(1).replace("&#34;", "\"").replace("&amp;", "&");
        }

        /** Sends a page's own form. */
        HttpResponse<byte[]> write(String page, Map<String, String> fields) {
            Map<String, String> form = new LinkedHashMap<>(fields);
            form.put("X-XSRF-TOKEN", token(page));
            return post(page, form);
        }

        /** Sends a form of some fields with the token of a page. */
        int submit(String resource, String page) {
            String[] parts = resource.split(" ", 2);
            Map<String, String> form = new LinkedHashMap<>(Map.of("X-XSRF-TOKEN", token(page)));
            if (parts.length > 1) {
                String[] field = parts[1].split("=", 2);
                form.put(field[0], field[1]);
            }
            return post(parts[0], form).statusCode();
        }

        HttpResponse<byte[]> signIn(String name, String password) {
            return post(
                    "/aanmelden", Map.of("naam", name, "wachtwoord", password, "X-XSRF-TOKEN", token("/aanmelden")));
        }

        Browser signedIn(String name) {
            assertEquals(303, signIn(name, PASSWORD).statusCode());
            return this;
        }

        String session() {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("wijkbeeld"))
                    .map(HttpCookie::getValue)
                    .findFirst()
                    .orElse("");
        }
    }

    private URI at(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(portal.port(), path));
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    /**
     * Per path, which status nobody, wijkregisseur, basisteam, beleid and beheer get; a resource is own, foreign or unknown.
     * A form has its fields after a blank, and always its token.
     */
    private static Map<String, Map<String, List<Integer>>> matrix() {
        Map<String, Map<String, List<Integer>>> matrix = new LinkedHashMap<>();
        matrix.put(
                "GET /stijl/:blad",
                Map.of("/stijl/portaal.css", List.of(200, 200, 200, 200, 200), "/stijl/weg", all(404)));
        for (String open : List.of("/hulp", "/toegankelijkheid", "/aanmelden")) {
            matrix.put("GET " + open, Map.of(open, all(200)));
        }
        matrix.put("POST /aanmelden", Map.of("/aanmelden naam=x", all(401)));
        matrix.put("GET /aanmelden/aanbieder", Map.of("/aanmelden/aanbieder", all(404)));
        matrix.put("GET /aanmelden/terug", Map.of("/aanmelden/terug?code=x&state=x", all(404)));
        matrix.put("GET /", Map.of("/", List.of(303, 200, 200, 200, 200)));
        matrix.put(
                "GET /gebied/:code",
                Map.of(
                        "/gebied/WK014110", List.of(303, 200, 200, 200, 404),
                        "/gebied/WK014118", List.of(303, 404, 200, 200, 404),
                        "/gebied/basisteam", List.of(303, 404, 200, 200, 404),
                        "/gebied/WK999999", List.of(303, 404, 404, 404, 404)));
        matrix.put("GET /gegevens", Map.of("/gegevens", List.of(303, 404, 404, 200, 404)));
        for (String kind : List.of("lezen", "editie")) {
            String edition = "/" + kind + "/2026-11-23-1/";
            matrix.put(
                    "GET /" + kind + "/:editie/:bestand",
                    Map.of(
                            edition + "wijkdossier-wk014110-binnenstad.pdf", List.of(303, 200, 200, 200, 404),
                            edition + "wijkdossier-wk014118-schelfhorst.pdf", List.of(303, 404, 200, 200, 404),
                            edition + "basisteamdossier-basisteam-noord-twente.pdf", List.of(303, 404, 200, 200, 404),
                            edition + "wijkdossier-wk014110-binnenstad.html", List.of(303, 404, 404, 404, 404),
                            edition + "signalen.csv", List.of(303, 404, 404, kind.equals("editie") ? 200 : 404, 404),
                            edition + "manifest.json", List.of(303, 404, 404, 404, 404),
                            edition + "weg.pdf", List.of(303, 404, 404, 404, 404)));
        }
        matrix.put("GET /duiding", Map.of("/duiding", List.of(303, 200, 200, 404, 404)));
        matrix.put(
                "POST /duiding",
                Map.of(
                        "/duiding gebied=WK014110", List.of(303, 422, 422, 404, 404),
                        "/duiding gebied=WK999999", List.of(303, 422, 422, 404, 404)));
        matrix.put(
                "POST /duiding/:nummer/intrekken",
                Map.of(
                        "/duiding/1/intrekken", List.of(303, 303, 404, 404, 404),
                        "/duiding/2/intrekken", List.of(303, 404, 303, 404, 404),
                        "/duiding/99/intrekken", List.of(303, 404, 404, 404, 404),
                        "/duiding/x/intrekken", List.of(303, 404, 404, 404, 404)));
        matrix.put("GET /besluiten", Map.of("/besluiten", List.of(303, 404, 200, 404, 404)));
        matrix.put("POST /besluiten", Map.of("/besluiten gebied=WK014110", List.of(303, 404, 422, 404, 404)));
        matrix.put(
                "POST /besluiten/:nummer/klaar",
                Map.of(
                        "/besluiten/3/klaar", List.of(303, 404, 303, 404, 404),
                        "/besluiten/99/klaar", List.of(303, 404, 404, 404, 404)));
        for (String page : List.of("/beheer", "/beheer/toegang", "/beheer/spoor")) {
            matrix.put("GET " + page, Map.of(page, List.of(303, 404, 404, 404, 200)));
        }
        matrix.put(
                "GET /beheer/bron/:bron/:leverancier",
                Map.of(
                        "/beheer/bron/politie-incidenten/politie", List.of(303, 404, 404, 404, 200),
                        "/beheer/bron/politie-incidenten/zvh", List.of(303, 404, 404, 404, 404)));
        for (String file : List.of("", "/bevindingen.csv")) {
            matrix.put(
                    "GET /beheer/levering/:nummer" + file,
                    Map.of(
                            "/beheer/levering/90" + file, List.of(303, 404, 404, 404, 200),
                            "/beheer/levering/99999" + file, List.of(303, 404, 404, 404, 404)));
        }
        matrix.put(
                "POST /beheer/levering/:nummer/opnieuw",
                Map.of(
                        "/beheer/levering/90/opnieuw", List.of(303, 404, 404, 404, 303),
                        "/beheer/levering/1/opnieuw", List.of(303, 404, 404, 404, 404)));
        matrix.put(
                "POST /beheer/toegang",
                Map.of(
                        "/beheer/toegang naam=wijk", List.of(303, 404, 404, 404, 303),
                        "/beheer/toegang naam=niemand", List.of(303, 404, 404, 404, 404)));
        matrix.put("GET /api/v1/openapi.json", Map.of("/api/v1/openapi.json", all(200)));
        for (String asked : List.of("/edities", "/edities/:editie", "/status")) {
            matrix.put("GET /api/v1" + asked, Map.of("/api/v1" + asked.replace(":editie", "2026-11-23-1"), all(401)));
        }
        for (String kind : List.of("dossiers", "tabellen")) {
            String path = "/api/v1/edities/:editie/" + kind + "/:bestand";
            matrix.put("GET " + path, Map.of(path.replace(":", ""), all(401)));
        }
        matrix.put("POST /afmelden", Map.of("/afmelden", all(303)));
        return matrix;
    }

    private static List<Integer> all(int status) {
        return List.of(status, status, status, status, status);
    }

    @Test
    void everyPathAnswersEachRoleAsTheMatrixSays() {
        assertEquals(1, remark(Remark.Kind.DUIDING, "WK014110"));
        assertEquals(2, remark(Remark.Kind.DUIDING, "WK014118"));
        assertEquals(3, remark(Remark.Kind.BESLUIT, "WK014110"));
        Map<String, Map<String, List<Integer>>> matrix = matrix();
        Set<String> paths = portal.paths().stream()
                .map(page -> page.method() + " " + page.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                new TreeSet<>(matrix.keySet()), paths, "a path without a line in the matrix, or a line without a path");
        List<Browser> browsers = List.of(
                new Browser(),
                new Browser().signedIn("wijk"),
                new Browser().signedIn("team"),
                new Browser().signedIn("beleid"),
                new Browser().signedIn("beheer"));
        List<String> wrong = new ArrayList<>();
        matrix.forEach((path, resources) -> resources.forEach((resource, expected) -> {
            for (int i = 0; i < browsers.size(); i++) {
                int status = path.startsWith("POST")
                        ? browsers.get(i).submit(resource, i == 0 ? "/aanmelden" : "/")
                        : browsers.get(i).get(resource).statusCode();
                if (status != expected.get(i)) {
                    wrong.add("%s as %d: %d, should be %d".formatted(resource, i, status, expected.get(i)));
                }
            }
        }));
        assertEquals(List.of(), wrong);
        assertEquals(List.of("levering.csv woningcorporaties corporatie-west"), replayed);
    }

    @Test
    void noFormOfAnyPathIsTakenWithoutItsToken() {
        Browser beheer = new Browser().signedIn("beheer");
        matrix().keySet().stream()
                .filter(path -> path.startsWith("POST "))
                .forEach(path -> assertEquals(
                        403,
                        beheer.post(path.substring(5).replace(":nummer", "1"), Map.of())
                                .statusCode(),
                        path));
    }

    @Test
    void whatIsNotYoursAnswersAsWhatIsNotThere() {
        Browser wijk = new Browser().signedIn("wijk");
        HttpResponse<byte[]> foreign = wijk.get("/editie/2026-11-23-1/wijkdossier-wk014118-schelfhorst.pdf");
        HttpResponse<byte[]> unknown = wijk.get("/editie/2026-11-23-1/wijkdossier-wk999999-nergens.pdf");
        HttpResponse<byte[]> nowhere = wijk.get("/bestaat/niet");
        assertEquals(withoutToken(foreign), withoutToken(unknown));
        assertEquals(withoutToken(foreign), withoutToken(nowhere));
        assertEquals(foreign.statusCode(), nowhere.statusCode());
    }

    private static String withoutToken(HttpResponse<byte[]> response) {
        return TOKEN.matcher(text(response)).replaceAll("");
    }

    @Test
    void givesTheFileItself() throws IOException {
        String file = "wijkdossier-wk014110-binnenstad.pdf";
        HttpResponse<byte[]> pdf = new Browser().signedIn("wijk").get("/editie/2026-11-23-1/" + file);
        assertArrayEquals(Files.readAllBytes(editions.resolve("2026-11-23-1").resolve(file)), pdf.body());
        Map<String, List<String>> headers = pdf.headers().map();
        assertEquals(List.of("application/pdf"), headers.get("content-type"));
        assertEquals(List.of("attachment; filename=\"" + file + "\""), headers.get("content-disposition"));
        assertEquals(List.of("no-store"), headers.get("cache-control"));
        assertTrue(headers.getOrDefault("content-security-policy", List.of())
                .get(0)
                .startsWith("default-src 'none'"));
    }

    @Test
    void showsTheNewestEditionOfWhatIsYours() {
        String page = text(new Browser().signedIn("wijk").get("/"));
        assertTrue(page.contains("Naam WK014110") && page.contains("Stand van 23 november 2026"), page);
        assertTrue(page.contains("Alle 2 edities"), page);
        assertTrue(page.contains("Fiets: 31, verwacht 12–22.") && page.contains("Geen levering van West."), page);
        assertTrue(page.contains("/lezen/2026-11-23-1/wijkdossier-wk014110-binnenstad.pdf"), page);
        assertFalse(page.contains("WK014118") || page.contains("asisteam"), page);
        assertFalse(page.contains("Tabellen"), page);
        assertTrue(text(new Browser().signedIn("beheer").get("/")).contains("geen dossier"));
    }

    @Test
    void theCouncilsReportStandsBesideTheJointDossier() throws IOException {
        Path edition = Files.createDirectories(editions.resolve("raadsrapportage-2025"));
        Files.writeString(
                edition.resolve("manifest.json"),
                "{\"peildatum\": \"2026-11-23\", \"bestanden\": {\"raadsrapportage-x.pdf\": \"x\"}, \"dossiers\":"
                        + " {\"raadsrapportage-x.pdf\": {\"gebied_code\": \"basisteam\", \"naam\": \"Naam basisteam\"}}}");
        String page = text(new Browser().signedIn("team").get("/"));
        assertTrue(page.contains("/editie/raadsrapportage-2025/raadsrapportage-x.pdf"), page);
        assertTrue(page.contains("/editie/2026-11-23-1/basisteamdossier-basisteam-noord-twente.pdf"), page);
        assertTrue(page.contains("<h2>Raadsrapportage Naam basisteam</h2>"), page);
    }

    @Test
    void takesNoFormWithoutItsToken() {
        Browser wijk = new Browser().signedIn("wijk");
        assertEquals(403, wijk.post("/afmelden", Map.of()).statusCode());
        assertEquals(
                403, wijk.post("/afmelden", Map.of("X-XSRF-TOKEN", "geraden")).statusCode());
        String other = new Browser().signedIn("team").token("/");
        assertEquals(403, wijk.post("/afmelden", Map.of("X-XSRF-TOKEN", other)).statusCode());
        assertEquals(200, wijk.get("/").statusCode());
        assertEquals(
                303,
                wijk.post("/afmelden", Map.of("X-XSRF-TOKEN", wijk.token("/"))).statusCode());
        assertEquals(303, wijk.get("/").statusCode());
    }

    @Test
    void aSessionFromBeforeSigningInIsWorthNothing() {
        Browser wijk = new Browser();
        wijk.get("/aanmelden");
        String before = wijk.session();
        wijk.signedIn("wijk");
        assertNotEquals(before, wijk.session());
        Browser thief = new Browser();
        HttpCookie stolen = new HttpCookie("wijkbeeld", before);
        stolen.setPath("/");
        stolen.setVersion(0);
        thief.cookies.getCookieStore().add(at("/"), stolen);
        assertEquals(303, thief.get("/").statusCode());
    }

    @Test
    void shutsOutWhoGuesses() {
        Browser guesser = new Browser();
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    401,
                    guesser.signIn(i % 2 == 0 ? "wijk" : "WIJK", "verkeerd wachtwoord " + i)
                            .statusCode());
        }
        HttpResponse<byte[]> right = guesser.signIn("wijk", PASSWORD);
        assertEquals(401, right.statusCode());
        assertTrue(text(right).contains("Te vaak geprobeerd"), text(right));
        assertEquals(303, new Browser().signIn("team", PASSWORD).statusCode(), "others are not");
    }

    @Test
    void whoIsTakenOutIsOutAtOnce() {
        Browser wijk = new Browser().signedIn("wijk");
        accounts.remove("wijk");
        assertEquals(303, wijk.get("/").statusCode());
        assertEquals(401, new Browser().signIn("wijk", PASSWORD).statusCode());
    }

    @Test
    void noNameLeadsOutOfAnEdition() {
        Browser beleid = new Browser().signedIn("beleid");
        for (String path : List.of(
                "/editie/2026-11-23-1/..%2F..%2Fgeheim.txt",
                "/editie/..%2F..%2Fportaal/accounts.json",
                "/editie/2026-11-23-1/%2e%2e%2f%2e%2e%2fgeheim.txt",
                "/editie/2026-11-23-1/....//geheim.txt",
                "/editie/2026-11-23-1%00/signalen.csv",
                "/stijl/..%2Fkader.jte")) {
            HttpResponse<byte[]> answer = beleid.get(path);
            assertTrue(answer.statusCode() == 404 || answer.statusCode() == 400, path + " " + answer.statusCode());
            assertFalse(text(answer).contains("geheim\n") || text(answer).contains("argon2"), path);
        }
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        Browser browser = new Browser();
        Map<String, String> form = Map.of("X-XSRF-TOKEN", browser.token("/aanmelden"), "naam", "x".repeat(20_000));
        assertEquals(413, browser.post("/aanmelden", form).statusCode());
    }

    @Test
    void writesDownWhoDidWhat() throws IOException {
        Browser wijk = new Browser().signedIn("wijk");
        wijk.get("/editie/2026-11-23-1/wijkdossier-wk014110-binnenstad.pdf");
        wijk.get("/editie/2026-11-23-1/regel%0A%7B%22wie%22:%22team%22%7D");
        Path trail = Portal.trail(folder);
        List<String> lines = Files.readAllLines(trail);
        assertEquals(3, lines.size(), lines.toString());
        assertTrue(lines.get(1).contains("\"wie\":\"wijk\",\"wat\":\"downloaden\""), lines.get(1));
        assertTrue(lines.get(1).contains("\"uitkomst\":\"gegeven\""), lines.get(1));
        assertTrue(lines.get(2).contains("niet gevonden"), lines.get(2));
        assertEquals(OptionalInt.empty(), Audit.firstBroken(trail));
        String page = text(new Browser().signedIn("beheer").get("/beheer/spoor"));
        assertTrue(page.contains("Het spoor klopt") && page.contains("wijkdossier-wk014110-binnenstad.pdf"), page);
        Files.writeString(trail, String.join("\n", lines.get(0), lines.get(2)) + "\n");
        assertEquals(OptionalInt.of(2), Audit.firstBroken(trail));
        Files.writeString(
                trail,
                String.join("\n", lines.get(0), lines.get(1).replace("gegeven", "geweigerd"), lines.get(2)) + "\n");
        assertEquals(OptionalInt.of(3), Audit.firstBroken(trail));
        Files.writeString(trail, String.join("\n", lines) + "\n");
        assertEquals(OptionalInt.of(lines.size() + 1), Audit.firstBroken(trail), "what came after is gone");
        new Audit(trail, CLOCK);
        assertEquals(OptionalInt.empty(), Audit.firstBroken(trail));
        List<String> told = Files.readAllLines(trail);
        assertTrue(told.get(told.size() - 1).contains("aan het einde ontbreken"), "the trail itself tells");
    }

    @Test
    void printsDuidingFirstAsItWillBeAndThenKeepsIt() {
        Browser wijk = new Browser().signedIn("wijk");
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "gebied", "WK014110",
                "soort", "duiding",
                "thema", "jeugd",
                "datum", "2026-11-20",
                "auteur", "W. Regisseur",
                "tekst", "Minder <script>alert(1)</script> & meer toezicht"));
        String preview = text(wijk.write("/duiding", form));
        assertTrue(preview.contains("Zo komt het in het dossier"), preview);
        assertTrue(preview.contains("Binnenstad, Jeugd en veiligheid: duiding van 20 november 2026"), preview);
        assertTrue(preview.contains("Minder &lt;script&gt;alert(1)&lt;/script&gt; &amp; meer toezicht"), preview);
        assertFalse(preview.contains("<script>"), preview);
        assertTrue(new Remarks(warehouse).all().isEmpty(), "a look keeps nothing");

        form.put("actie", "bewaren");
        assertEquals(303, wijk.write("/duiding", form).statusCode());
        assertEquals(1, new Remarks(warehouse).all().size());
        String page = text(wijk.get("/duiding"));
        assertTrue(page.contains("Minder &lt;script&gt;") && !page.contains("<script>"), page);
        assertEquals(303, wijk.submit("/duiding/1/intrekken", "/duiding"));
        assertTrue(text(wijk.get("/duiding")).contains("ingetrokken op 23 november 2026"));
        assertTrue(Audit.lines(Portal.trail(folder)).stream()
                .anyMatch(line -> line.contains("\"welke\":\"WK014110 nummer 1\"") && line.contains("bewaard")));
    }

    @Test
    void refusesWhatLooksLikeSomebodysAndWhatIsOfAnotherWijk() {
        Browser wijk = new Browser().signedIn("wijk");
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "gebied", "WK014110",
                "soort", "duiding",
                "datum", "2026-11-20",
                "auteur", "W. Regisseur",
                "actie", "bewaren",
                "tekst", "Bel 06-12345678"));
        HttpResponse<byte[]> phone = wijk.write("/duiding", form);
        assertEquals(422, phone.statusCode());
        assertTrue(text(phone).contains("De tekst is niet bewaard: teken 5 tot en met 15 lijkt"), text(phone));
        form.put("tekst", "Rustig.");
        form.put("gebied", "WK014118");
        assertEquals(422, wijk.write("/duiding", form).statusCode());
        form.put("gebied", "WK014110");
        form.put("datum", "2026-12-20");
        assertEquals(422, wijk.write("/duiding", form).statusCode(), "a day that is still to come");
        form.put("datum", "2026-11-20");
        form.put("soort", "besluit");
        assertEquals(422, wijk.write("/duiding", form).statusCode(), "a decision is the meeting's");
        assertTrue(new Remarks(warehouse).all().isEmpty());
    }

    @Test
    void carriesADecisionUntilItIsDone() {
        Browser team = new Browser().signedIn("team");
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "gebied", "basisteam",
                "datum", "2024-11-20",
                "auteur", "Basisteamoverleg",
                "eigenaar", "Team Noord",
                "actie", "bewaren",
                "tekst", "Extra toezicht."));
        HttpResponse<byte[]> kept = team.write("/besluiten", form);
        assertEquals(303, kept.statusCode(), text(kept));
        assertTrue(text(team.get("/besluiten")).contains("Basisteamoverleg. Wie ervoor zorgt: Team Noord."));
        assertTrue(new Remarks(warehouse).all().get(0).isOpen());
        assertEquals(303, team.submit("/besluiten/1/klaar", "/besluiten"));
        assertFalse(new Remarks(warehouse).all().get(0).isOpen());
        assertTrue(text(team.get("/besluiten")).contains("klaar op 23 november 2026"));
    }

    @Test
    void tellsTheLastNightInOneSentenceAndEachDelivery() {
        Browser beheer = new Browser().signedIn("beheer");
        String page = text(beheer.get("/beheer"));
        assertTrue(page.contains("Vannacht: 0 van 1 leveringen verwerkt; geweigerd: Corporatie West."), page);
        String calendar = text(beheer.get("/beheer/bron/woningcorporaties/corporatie-west"));
        assertTrue(calendar.contains("<td class=\"geweigerd\">23 nov.<br>geweigerd</td>"), calendar);
        String delivery = text(beheer.get("/beheer/levering/90"));
        assertTrue(delivery.contains("Bied opnieuw aan") && delivery.contains("datum-ongeldig"), delivery);
        HttpResponse<byte[]> csv = beheer.get("/beheer/levering/90/bevindingen.csv");
        assertEquals(
                "rij;kolom;regel;uitleg;verwacht;aantal",
                text(csv).lines().findFirst().orElse(""));
        assertTrue(text(csv)
                .contains("17;datum;datum-ongeldig;De datum bestaat niet of heeft een andere vorm.;dd-mm-jjjj;1"));
        assertTrue(text(beheer.get("/beheer/toegang")).contains("(nodig)"));
        assertEquals(303, beheer.submit("/beheer/toegang naam=wijk", "/beheer"));
        assertEquals(
                LocalDate.of(2026, 11, 23),
                accounts.find("wijk").orElseThrow().reviewed().orElseThrow());
    }

    @Test
    void bringsWhoSignsInToThePageTheyAskedForAndNowhereElse() {
        Browser wijk = new Browser();
        wijk.get("/gebied/WK014110");
        assertEquals(
                "/gebied/WK014110",
                wijk.signIn("wijk", PASSWORD).headers().firstValue("location").orElse(""));
        for (String away : List.of(
                "//ergens.example/", "/%2F%2Fergens.example/", "/\\ergens.example", "/gebied/..//ergens.example")) {
            Browser led = new Browser();
            led.get("/aanmelden");
            led.raw(away);
            String where = led.signIn("wijk", PASSWORD)
                    .headers()
                    .firstValue("location")
                    .orElse("");
            assertEquals("/", where, away);
        }
    }

    @Test
    void aSessionEndsAfterAWorkingDay() throws IOException {
        portal.close();
        MovingClock clock = new MovingClock(CLOCK.instant());
        portal = Portal.start(PortalSettings.local(home, 0), warehouse, replay(), clock);
        Browser wijk = new Browser().signedIn("wijk");
        clock.forward(Duration.ofHours(8));
        assertEquals(200, wijk.get("/").statusCode());
        clock.forward(Duration.ofHours(2));
        assertEquals(303, wijk.get("/").statusCode());
    }

    /** A clock that a test moves. */
    private static final class MovingClock extends Clock {
        private Instant now;

        MovingClock(Instant now) {
            this.now = now;
        }

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Europe/Amsterdam");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void takesNoPasswordThatEverybodyTriesFirst() {
        for (String tried : List.of("kort", "Wachtwoord1234", "Welkom2026!!!", "123456789012", "Wijkbeeld-2026")) {
            assertThrows(Fault.class, () -> Accounts.hash(tried), tried);
        }
    }

    @Test
    void keepsNoPasswordAndLetsNobodyElseRead() throws IOException {
        String kept = Files.readString(Portal.accounts(folder));
        assertFalse(kept.contains(PASSWORD));
        assertTrue(kept.contains("$argon2id$"), kept);
        assertEquals(
                "rw-------",
                java.nio.file.attribute.PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(Portal.accounts(folder))));
    }
}
