package nl.wijkbeeld.portal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The portal over HTTP: who gets what, and what is tried against it. */
class PortalTest {

    private static final String PASSWORD = "een lang genoeg wachtwoord";
    private static final Pattern TOKEN = Pattern.compile("name=\"X-XSRF-TOKEN\" value=\"([^\"]+)\"");

    private Path folder;
    private Path editions;
    private Accounts accounts;
    private Portal portal;

    @BeforeEach
    void start(@TempDir Path temp) throws IOException {
        folder = temp.resolve("portaal");
        editions = temp.resolve("editions");
        edition("2026-10-26-1");
        edition("2026-11-23-1");
        Files.writeString(temp.resolve("geheim.txt"), "geheim");
        accounts = new Accounts(Portal.accounts(folder));
        account("wijk", Set.of(Role.WIJKREGISSEUR), Set.of("WK014110"));
        account("team", Set.of(Role.BASISTEAM), Set.of());
        account("beleid", Set.of(Role.BELEID), Set.of());
        account("beheer", Set.of(Role.BEHEER), Set.of());
        portal = Portal.start(editions, folder, Clock.systemUTC(), 0);
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
        }
        Files.writeString(edition.resolve("signalen.csv"), "gebied_code;aantal\r\n");
        String dossiers = areas.entrySet().stream()
                .map(entry -> "\"%s\": {\"gebied_code\": \"%s\", \"naam\": \"%s\"}"
                        .formatted(entry.getKey(), entry.getValue(), "Naam " + entry.getValue()))
                .collect(Collectors.joining(", "));
        String files = areas.keySet().stream().map("\"%s\": \"x\""::formatted).collect(Collectors.joining(", "));
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

    /** Per path, which status nobody, wijkregisseur, basisteam, beleid and beheer get; a resource is own, foreign or unknown. */
    private static final Map<String, Map<String, List<Integer>>> MATRIX = Map.of(
            "GET /stijl/:blad", Map.of("/stijl/portaal.css", List.of(200, 200, 200, 200, 200), "/stijl/weg", all(404)),
            "GET /aanmelden", Map.of("/aanmelden", all(200)),
            "POST /aanmelden", Map.of("/aanmelden", all(403)),
            "POST /afmelden", Map.of("/afmelden", all(403)),
            "GET /", Map.of("/", List.of(303, 200, 200, 200, 200)),
            "GET /gebied/:code",
                    Map.of(
                            "/gebied/WK014110", List.of(303, 200, 200, 200, 404),
                            "/gebied/WK014118", List.of(303, 404, 200, 200, 404),
                            "/gebied/basisteam", List.of(303, 404, 200, 200, 404),
                            "/gebied/WK999999", List.of(303, 404, 404, 404, 404)),
            "GET /gegevens", Map.of("/gegevens", List.of(303, 404, 404, 200, 404)),
            "GET /editie/:editie/:bestand",
                    Map.of(
                            "/editie/2026-11-23-1/wijkdossier-wk014110-binnenstad.pdf",
                                    List.of(303, 200, 200, 200, 404),
                            "/editie/2026-11-23-1/wijkdossier-wk014118-schelfhorst.pdf",
                                    List.of(303, 404, 200, 200, 404),
                            "/editie/2026-11-23-1/basisteamdossier-basisteam-noord-twente.pdf",
                                    List.of(303, 404, 200, 200, 404),
                            "/editie/2026-11-23-1/signalen.csv", List.of(303, 404, 404, 200, 404),
                            "/editie/2026-11-23-1/manifest.json", List.of(303, 404, 404, 404, 404),
                            "/editie/2026-11-23-1/weg.pdf", List.of(303, 404, 404, 404, 404)),
            "GET /beheer/spoor", Map.of("/beheer/spoor", List.of(303, 404, 404, 404, 200)));

    private static List<Integer> all(int status) {
        return List.of(status, status, status, status, status);
    }

    @Test
    void everyPathAnswersEachRoleAsTheMatrixSays() {
        Set<String> paths = portal.paths().stream()
                .map(page -> page.method() + " " + page.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                new TreeSet<>(MATRIX.keySet()), paths, "a path without a line in the matrix, or a line without a path");
        List<Browser> browsers = List.of(
                new Browser(),
                new Browser().signedIn("wijk"),
                new Browser().signedIn("team"),
                new Browser().signedIn("beleid"),
                new Browser().signedIn("beheer"));
        List<String> wrong = new ArrayList<>();
        MATRIX.forEach((path, resources) -> resources.forEach((resource, expected) -> {
            for (int i = 0; i < browsers.size(); i++) {
                int status = path.startsWith("POST")
                        ? browsers.get(i).post(resource, Map.of()).statusCode()
                        : browsers.get(i).get(resource).statusCode();
                if (status != expected.get(i)) {
                    wrong.add("%s as %d: %d, should be %d".formatted(resource, i, status, expected.get(i)));
                }
            }
        }));
        assertEquals(List.of(), wrong);
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
