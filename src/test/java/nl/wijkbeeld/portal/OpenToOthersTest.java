package nl.wijkbeeld.portal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import nl.wijkbeeld.disclosure.MadeUpNight;
import nl.wijkbeeld.portal.PortalSettings.Certificate;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.warehouse.Warehouse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS, the proxy, and who sends what no browser sends. */
class OpenToOthersTest {

    private Home home = Home.at(Path.of(""));
    private Warehouse warehouse;
    private Optional<Portal> portal = Optional.empty();

    @BeforeEach
    void start(@TempDir Path folder) {
        home = Home.at(Path.of("").toAbsolutePath()).withVar(folder.resolve("var"));
        warehouse = MadeUpNight.empty(folder);
    }

    @AfterEach
    void stop() {
        portal.ifPresent(Portal::close);
        warehouse.close();
    }

    private int open(Optional<Certificate> certificate, Optional<String> proxy) {
        PortalSettings local = PortalSettings.local(home, 0);
        Portal started = Portal.start(
                new PortalSettings(local.home(), local.host(), 0, "", certificate, proxy, Optional.empty()),
                warehouse,
                Replay.NONE,
                Clock.systemUTC());
        portal = Optional.of(started);
        return started.port();
    }

    private static HttpResponse<String> send(HttpClient client, String url, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void overTlsTheCookieStaysOnThisSiteAndTheBrowserRemembers() throws Exception {
        SelfSignedCertificate made = SelfSignedCertificate.create("localhost");
        PemKeyCertOptions files = made.keyCertOptions();
        Certificate certificate = new Certificate(Path.of(files.getCertPath()), Path.of(files.getKeyPath()));
        int port = open(Optional.of(certificate), Optional.empty());
        HttpClient client = HttpClient.newBuilder()
                .sslContext(trusting(certificate.chain()))
                .build();
        HttpResponse<String> page = send(client, "https://localhost:" + port + "/aanmelden");
        assertEquals(200, page.statusCode());
        assertEquals(
                "max-age=31536000; includeSubDomains",
                page.headers().firstValue("strict-transport-security").orElse(""));
        List<String> cookies = page.headers().allValues("set-cookie");
        assertTrue(
                cookies.stream()
                        .anyMatch(cookie -> cookie.startsWith("__Host-wijkbeeld=")
                                && cookie.contains("Secure")
                                && cookie.contains("HTTPOnly")
                                && cookie.contains("SameSite=Lax")
                                && cookie.contains("Path=/")),
                cookies.toString());
        made.delete();
    }

    private static SSLContext trusting(Path chain) throws Exception {
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        known.setCertificateEntry(
                "portaal",
                CertificateFactory.getInstance("X.509")
                        .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(chain))));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A wrong password leaves the address in the trail. */
    private String addressOf(int port, String... headers) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        String url = "http://127.0.0.1:" + port + "/aanmelden";
        HttpResponse<String> page = send(client, url, headers);
        String token = page.body().replaceAll("(?s).*name=\"X-XSRF-TOKEN\" value=\"([^\"]+)\".*", "$1");
        String cookies = String.join(
                "; ",
                page.headers().allValues("set-cookie").stream()
                        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                        .toList());
        HttpRequest.Builder form = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", cookies)
                .POST(BodyPublishers.ofString("naam=x&wachtwoord=y&X-XSRF-TOKEN="
                        + java.net.URLEncoder.encode(token, StandardCharsets.UTF_8)));
        if (headers.length > 0) {
            form.headers(headers);
        }
        assertEquals(
                401,
                HttpClient.newHttpClient()
                        .send(form.build(), BodyHandlers.ofString())
                        .statusCode());
        List<String> lines = Audit.lines(Portal.trail(home.portal()));
        return lines.get(lines.size() - 1).replaceAll(".*\"vanaf\":\"([^\"]*)\".*", "$1");
    }

    @Test
    void believesTheProxyAloneOnWhereSomebodyComesFrom() throws Exception {
        int behind = open(Optional.empty(), Optional.of("127.0.0.1"));
        assertEquals("192.0.2.7", addressOf(behind, "X-Forwarded-For", "203.0.113.9, 192.0.2.7"));
        assertEquals("127.0.0.1", addressOf(behind, "X-Forwarded-For", "<script>, \"wie\":\"team\""));
        assertEquals("127.0.0.1", addressOf(behind));
        portal.ifPresent(Portal::close);
        int bare = open(Optional.empty(), Optional.empty());
        assertEquals("127.0.0.1", addressOf(bare, "X-Forwarded-For", "192.0.2.7"));
        portal.ifPresent(Portal::close);
        int past = open(Optional.empty(), Optional.of("192.0.2.1"));
        assertEquals(
                403,
                send(HttpClient.newHttpClient(), "http://127.0.0.1:" + past + "/aanmelden")
                        .statusCode(),
                "who comes past the proxy");
    }

    @Test
    void turnsAwayWhoAsksOverAndOverWithoutASessionAndNobodyElse() throws Exception {
        int port = open(Optional.empty(), Optional.of("127.0.0.1"));
        HttpClient client = HttpClient.newHttpClient();
        String url = "http://127.0.0.1:" + port;
        String cookie = String.join(
                "; ",
                send(client, url + "/hulp", "X-Forwarded-For", "192.0.2.1").headers().allValues("set-cookie").stream()
                        .map(set -> set.replaceAll(";.*", ""))
                        .toList());
        int last = 0;
        for (int i = 0; i < 500; i++) {
            last = send(
                            client,
                            url + "/hulp",
                            "X-Forwarded-For",
                            "192.0.2.1",
                            "Cookie",
                            "__Host-wijkbeeld=verzonnen" + i)
                    .statusCode();
        }
        assertEquals(429, last);
        assertEquals(
                429,
                send(client, url + "/api/v1/edities", "X-Forwarded-For", "192.0.2.1")
                        .statusCode());
        assertEquals(
                200,
                send(client, url + "/hulp", "X-Forwarded-For", "192.0.2.1", "Cookie", cookie)
                        .statusCode(),
                "who has a session");
        assertEquals(
                200, send(client, url + "/hulp", "X-Forwarded-For", "192.0.2.2").statusCode());
    }

    @Test
    void keepsNobodyWaitingForWhoSendsSlowly() throws Exception {
        int port = open(Optional.empty(), Optional.empty());
        Instant begun = Instant.now();
        try (Socket slow = new Socket("127.0.0.1", port)) {
            slow.setSoTimeout(40_000);
            slow.getOutputStream()
                    .write("GET /aanmelden HTTP/1.1\r\nHost: x\r\nX-Lang".getBytes(StandardCharsets.UTF_8));
            slow.getOutputStream().flush();
            assertEquals(
                    200,
                    send(HttpClient.newHttpClient(), "http://127.0.0.1:" + port + "/aanmelden")
                            .statusCode(),
                    "others are served meanwhile");
            InputStream answer = slow.getInputStream();
            assertEquals(-1, answer.read(), "the connection is closed");
        }
        assertTrue(Duration.between(begun, Instant.now()).toSeconds() <= 30);
    }

    @Test
    void takesNoHeadersThatAreTooLargeOrHoldALineBreak() throws Exception {
        int port = open(Optional.empty(), Optional.empty());
        String large = raw(port, "GET /aanmelden HTTP/1.1\r\nHost: x\r\nX-Groot: " + "x".repeat(20_000) + "\r\n\r\n");
        assertTrue(large.isEmpty() || large.startsWith("HTTP/1.1 4") || large.startsWith("HTTP/1.0 4"), large);
        String split = raw(
                port, "GET /gebied/x%0d%0aSet-Cookie:%20gestolen=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertFalse(split.contains("gestolen"), split);
    }

    private static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.net.SocketException reset) {
            return "";
        }
    }
}
