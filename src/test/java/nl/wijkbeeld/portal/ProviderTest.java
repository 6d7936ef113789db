package nl.wijkbeeld.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.net.CookieManager;
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
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.wijkbeeld.disclosure.MadeUpNight;
import nl.wijkbeeld.portal.PortalSettings.ProviderSettings;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.warehouse.Warehouse;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sign-in at a provider that runs beside the test, and tokens that must not be believed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProviderTest {

    private static final String REALM = "gemeente";
    private static final String CLIENT = "wijkbeeld";
    private static final int PORT = 18_480;
    private static final Groups GROUPS = new Groups(Map.of(
            "binnenstad", new Groups.Right(Set.of(Role.WIJKREGISSEUR), Set.of("WK014110")),
            "team", new Groups.Right(Set.of(Role.BASISTEAM), Set.of()),
            "beleid", new Groups.Right(Set.of(Role.BELEID), Set.of()),
            "beheer", new Groups.Right(Set.of(Role.BEHEER), Set.of())));

    private final MockOAuth2Server server = new MockOAuth2Server();
    private Warehouse warehouse;
    private Portal portal;
    private Path trail = Path.of("");

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        server.start();
        warehouse = MadeUpNight.empty(folder);
        Home home = Home.at(Path.of("").toAbsolutePath()).withVar(folder.resolve("var"));
        trail = Portal.trail(home.portal());
        edition(home.editions().resolve("2026-11-23-1"));
        portal = Portal.start(settings(home, "groups"), warehouse, Replay.NONE, Clock.systemUTC());
    }

    private static void edition(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("wijk.pdf"), "%PDF");
        Files.writeString(folder.resolve("signalen.csv"), "a;b");
        Files.writeString(
                folder.resolve("manifest.json"),
                "{\"peildatum\": \"2026-11-23\", \"dossiers\": {\"wijk.pdf\": {\"gebied_code\": \"WK014110\","
                        + " \"naam\": \"Binnenstad\"}}, \"bestanden\": {\"wijk.pdf\": \"x\", \"signalen.csv\": \"x\"}}");
    }

    private PortalSettings settings(Home home, String claim) {
        PortalSettings local = PortalSettings.local(home, PORT);
        return new PortalSettings(
                local.home(),
                local.host(),
                local.port(),
                "http://127.0.0.1:" + PORT,
                Optional.empty(),
                Optional.empty(),
                Optional.of(provider(claim)));
    }

    private ProviderSettings provider(String claim) {
        return new ProviderSettings(server.issuerUrl(REALM).uri(), CLIENT, "geheim", claim, "wijkbeeld-api", GROUPS);
    }

    @AfterAll
    void stop() {
        portal.close();
        warehouse.close();
        server.shutdown();
    }

    private void next(Map<String, Object> claims) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(
                REALM, "sub-1", JOSEObjectType.JWT.getType(), List.of(CLIENT), claims, 300));
    }

    /** A browser that does not follow by itself. */
    private final class Browser {
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        HttpResponse<String> get(String url) throws IOException, InterruptedException {
            String at = url.startsWith("http") ? url : "http://127.0.0.1:" + PORT + url;
            return client.send(HttpRequest.newBuilder(URI.create(at)).build(), BodyHandlers.ofString());
        }

        /** Goes to the provider, and comes to where that sends it; the provider asks nothing. */
        String comesBack() throws IOException, InterruptedException {
            HttpResponse<String> leave = get("/aanmelden/aanbieder");
            assertEquals(303, leave.statusCode());
            String there = location(leave);
            assertTrue(there.startsWith(server.issuerUrl(REALM).toString()), there);
            assertTrue(there.contains("code_challenge_method=S256") && there.contains("nonce="), there);
            return location(get(there));
        }

        private static String location(HttpResponse<String> response) {
            return response.headers().firstValue("location").orElse("");
        }
    }

    @Test
    void letsInWhoTheProviderKnowsWithTheRightsOfItsGroups() throws Exception {
        next(Map.of("preferred_username", "w.regisseur", "groups", List.of("binnenstad", "anders")));
        Browser browser = new Browser();
        assertEquals(303, browser.get("/duiding").statusCode());
        String back = browser.comesBack();
        HttpResponse<String> entered = browser.get(back);
        assertEquals(303, entered.statusCode(), entered.body());
        assertEquals("/duiding", entered.headers().firstValue("location").orElse(""), "where they were going");
        HttpResponse<String> home = browser.get("/");
        assertEquals(200, home.statusCode());
        assertTrue(home.body().contains("w.regisseur"), home.body());
        assertEquals(404, browser.get("/besluiten").statusCode(), "no right of another group");
        assertTrue(Files.readString(trail).contains("\"wie\":\"w.regisseur\",\"wat\":\"aanmelden\""));

        HttpResponse<String> again = new Browser().get(back);
        assertEquals(401, again.statusCode(), "the answer is good in the browser that asked for it alone");
        assertEquals(401, browser.get(back).statusCode(), "and once");

        HttpResponse<String> out = browser.client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/afmelden"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("X-XSRF-TOKEN="
                                + URLEncoder.encode(token(browser.get("/").body()), StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
        assertEquals(303, out.statusCode());
        String end = out.headers().firstValue("location").orElse("");
        assertTrue(end.startsWith(server.endSessionEndpointUrl(REALM).toString()), end);
        assertTrue(end.contains("id_token_hint="), end);
        assertEquals(303, browser.get("/").statusCode());
    }

    private static String token(String page) {
        Matcher token =
                Pattern.compile("name=\"X-XSRF-TOKEN\" value=\"([^\"]+)\"").matcher(page);
        assertTrue(token.find(), page);
        return token.group(1);
    }

    @Test
    void letsInNobodyWhoHasNoRights() throws Exception {
        next(Map.of("preferred_username", "iemand", "groups", List.of("anders")));
        Browser browser = new Browser();
        assertEquals(401, browser.get(browser.comesBack()).statusCode());
        assertEquals(303, browser.get("/").statusCode());
    }

    @Test
    void believesNoTokenThatIsMeantForAnother() throws Exception {
        next(Map.of("aud", "ander-portaal", "groups", List.of("team")));
        Browser browser = new Browser();
        assertEquals(401, browser.get(browser.comesBack()).statusCode());
        assertEquals(303, browser.get("/").statusCode());
    }

    @Test
    void believesNoTokenOfAnotherSignIn() throws Exception {
        next(Map.of("nonce", "van-een-ander", "groups", List.of("team")));
        Browser browser = new Browser();
        assertEquals(401, browser.get(browser.comesBack()).statusCode());
        assertEquals(303, browser.get("/").statusCode());
    }

    @Test
    void takesNoAnswerThatBelongsToNoQuestion() throws Exception {
        Browser browser = new Browser();
        String back = browser.comesBack();
        assertEquals(
                401,
                browser.get(back.replaceAll("state=[^&]+", "state=geraden")).statusCode());
        assertEquals(401, browser.get(back).statusCode(), "a wrong answer ends the attempt");
        assertEquals(
                401, new Browser().get("/aanmelden/terug?error=access_denied").statusCode());
    }

    private SignedJWT signed(RSAKey key, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token;
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(server.issuerUrl(REALM).toString())
                .subject("programma")
                .audience("wijkbeeld-api")
                .claim("groups", List.of("team"))
                .issueTime(new Date())
                .expirationTime(Date.from(Instant.now().plusSeconds(300)));
    }

    @Test
    void believesATokenOfTheProviderForTheApiAndNoOther() throws Exception {
        Provider provider = new Provider(provider("groups"), "http://127.0.0.1:" + PORT);
        String good = server.issueToken(REALM, "programma", "wijkbeeld-api", Map.of("groups", List.of("team")))
                .serialize();
        assertTrue(provider.program(good).has(Role.BASISTEAM));
        SignedJWT stale =
                server.issueToken(REALM, "programma", "wijkbeeld-api", Map.of("groups", List.of("team")), -600);
        RSAKey own = new RSAKeyGenerator(2048).keyID("eigen").generate();
        RSAKey named = new RSAKey.Builder(own).keyID(REALM).build();
        SignedJWT shared = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims().build());
        shared.sign(new MACSigner("geheim".repeat(8)));
        String[] parts = good.split("\\.");
        Map<String, String> forged = Map.of(
                "alg none", new PlainJWT(claims().build()).serialize(),
                "no signature", parts[0] + "." + parts[1] + ".",
                "other key", signed(own, claims().build()).serialize(),
                "other key under the known name",
                        signed(named, claims().build()).serialize(),
                "shared secret", shared.serialize(),
                "expired", stale.serialize(),
                "other audience",
                        server.issueToken(REALM, "programma", "elders", Map.of("groups", List.of("team")))
                                .serialize(),
                "other issuer",
                        server.issueToken("elders", "programma", "wijkbeeld-api", Map.of("groups", List.of("team")))
                                .serialize(),
                "no token", "x");
        forged.forEach((kind, token) -> assertThrows(Provider.Refused.class, () -> provider.program(token), kind));
    }

    private HttpResponse<String> ask(String path, String token) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + "/api/v1" + path))
                                .header("Authorization", "Bearer " + token)
                                .build(),
                        BodyHandlers.ofString());
    }

    private String tokenOf(String group) {
        return server.issueToken(REALM, "programma-" + group, "wijkbeeld-api", Map.of("groups", List.of(group)))
                .serialize();
    }

    @Test
    void givesAProgramWhatItsGroupsMaySeeAndNothingElse() throws Exception {
        Map<String, List<Integer>> expected = Map.of(
                "/edities", List.of(200, 200, 200, 200),
                "/edities/2026-11-23-1", List.of(200, 200, 200, 404),
                "/edities/weg", List.of(404, 404, 404, 404),
                "/edities/2026-11-23-1/dossiers/wijk.pdf", List.of(200, 200, 200, 404),
                "/edities/2026-11-23-1/dossiers/signalen.csv", List.of(404, 404, 404, 404),
                "/edities/2026-11-23-1/tabellen/signalen.csv", List.of(404, 404, 200, 404),
                "/edities/2026-11-23-1/tabellen/wijk.pdf", List.of(404, 404, 404, 404),
                "/status", List.of(404, 404, 404, 200),
                "/weg", List.of(404, 404, 404, 404));
        List<String> groups = List.of("binnenstad", "team", "beleid", "beheer");
        for (Map.Entry<String, List<Integer>> path : expected.entrySet()) {
            for (int i = 0; i < groups.size(); i++) {
                HttpResponse<String> answer = ask(path.getKey(), tokenOf(groups.get(i)));
                assertEquals(path.getValue().get(i), answer.statusCode(), groups.get(i) + " " + path.getKey());
                if (answer.statusCode() != 200) {
                    assertEquals(
                            "application/problem+json",
                            answer.headers().firstValue("content-type").orElse(""));
                }
                assertEquals("1.0.0", answer.headers().firstValue("api-version").orElse(""));
            }
        }
        assertTrue(ask("/edities", tokenOf("binnenstad"))
                .body()
                .contains("/api/v1/edities/2026-11-23-1/dossiers/wijk.pdf"));
        assertEquals("{\"edities\":[]}", ask("/edities", tokenOf("beheer")).body());
        assertEquals(401, ask("/edities", tokenOf("anders")).statusCode(), "no right");
        assertEquals(401, ask("/edities", "x.y.z").statusCode());
        assertTrue(Files.readString(trail).contains("\"wat\":\"api\",\"welke\":\"2026-11-23-1/wijk.pdf\""));
    }

    @Test
    void describesEachPathThatItHas() throws Exception {
        String text = ask("/openapi.json", "").body();
        var parsed = new OpenAPIV3Parser().readContents(text);
        assertEquals(List.of(), parsed.getMessages());
        Set<String> told = parsed.getOpenAPI().getPaths().keySet().stream()
                .map(path -> "/api/v1" + path.replaceAll("\\{(\\w+)}", ":$1"))
                .collect(Collectors.toSet());
        Set<String> paths = portal.paths().stream()
                .map(Page::path)
                .filter(path -> path.startsWith("/api/"))
                .collect(Collectors.toSet());
        assertEquals(paths, told);
    }

    @Test
    void findsGroupsWithinAClaim() throws Exception {
        Provider provider = new Provider(provider("realm_access.roles"), "http://127.0.0.1:" + PORT);
        String token = server.issueToken(
                        REALM, "programma", "wijkbeeld-api", Map.of("realm_access", Map.of("roles", List.of("team"))))
                .serialize();
        assertTrue(provider.program(token).has(Role.BASISTEAM));
        assertFalse(provider.program(token).has(Role.BEHEER));
    }

    @Test
    void listensBeyondThisMachineOnlyWithTlsAndAProvider() {
        Home home = Home.at(Path.of("").toAbsolutePath());
        PortalSettings local = PortalSettings.local(home, PORT);
        assertEquals("127.0.0.1", local.host());
        Optional<PortalSettings.Certificate> certificate =
                Optional.of(new PortalSettings.Certificate(Path.of("a.pem"), Path.of("b.pem")));
        Optional<ProviderSettings> provider = Optional.of(provider("groups"));
        assertTrue(at(local, certificate, Optional.empty(), provider).isEncrypted());
        assertTrue(
                at(local, Optional.empty(), Optional.of("10.0.0.1"), provider).isEncrypted());
        assertThrows(Fault.class, () -> at(local, Optional.empty(), Optional.empty(), provider), "no TLS");
        assertThrows(
                Fault.class, () -> at(local, certificate, Optional.empty(), Optional.empty()), "local accounts alone");
    }

    private static PortalSettings at(
            PortalSettings local,
            Optional<PortalSettings.Certificate> certificate,
            Optional<String> proxy,
            Optional<ProviderSettings> provider) {
        return new PortalSettings(
                local.home(), "0.0.0.0", local.port(), "https://wijkbeeld.example", certificate, proxy, provider);
    }

    @Test
    void readsWhatGroupsMayDoAndRefusesWhatIsWrong(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("toegang.yaml");
        Files.writeString(file, "groepen:\n  - {groep: a, rollen: [wijkregisseur, beleid], wijken: [WK014110]}\n");
        Account account = Groups.read(file).account("iemand", List.of("a", "b"));
        assertEquals(Set.of(Role.WIJKREGISSEUR, Role.BELEID), account.roles());
        assertEquals(Set.of("WK014110"), account.wijken());
        for (String wrong : List.of(
                "groepen:\n  - {groep: a, rollen: [baas]}\n",
                "groepen:\n  - {groep: a, rollen: [wijkregisseur]}\n",
                "groepen:\n  - {groep: a, rollen: [beleid], wijken: [WK014110]}\n",
                "groepen:\n  - {groep: a, rol: beleid}\n",
                "groepen: [")) {
            Files.writeString(file, wrong);
            assertThrows(Fault.class, () -> Groups.read(file), wrong);
        }
        assertEquals(0, Groups.read(Path.of("config/toegang.yaml")).rights().size());
    }
}
