package nl.wijkbeeld.portal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.nimbusds.jose.JOSEObjectType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.wijkbeeld.disclosure.MadeUpNight;
import nl.wijkbeeld.disclosure.Policy;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.disclosure.Remark;
import nl.wijkbeeld.disclosure.Remarks;
import nl.wijkbeeld.dossier.Document;
import nl.wijkbeeld.dossier.DossierSettings;
import nl.wijkbeeld.dossier.Dossiers;
import nl.wijkbeeld.dossier.Editions;
import nl.wijkbeeld.portal.PortalSettings.ProviderSettings;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.warehouse.Warehouse;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The portal in a real browser, on a real edition. A picture of every page at both widths is left in {@code target/portaal}
 * to be looked at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserTest {

    private static final String PASSWORD = "een lang genoeg wachtwoord";
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneId.of("Europe/Amsterdam"));
    private static final Path PICTURES = Path.of("target/portaal");
    private static final int PORT = 18_481;
    private static final List<String> LEVELS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private final MockOAuth2Server provider = new MockOAuth2Server();
    private final Map<String, String> pdfs = new LinkedHashMap<>();
    private Home home = Home.at(Path.of(""));
    private Warehouse warehouse;
    private Portal portal;
    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        home = Home.at(Path.of("").toAbsolutePath()).withVar(folder.resolve("var"));
        warehouse = MadeUpNight.filled(
                folder,
                "insert into ledger_leveringen (levering_id, bron, leverancier, ontvangen_op, uitkomst, reden)"
                        + " values (90, 'woningcorporaties', 'corporatie-west', timestamp '2026-11-23 01:00:00',"
                        + " 'geweigerd', 'boven-tolerantie');\n"
                        + "insert into ledger_bevindingen values"
                        + " (90, 17, 'datum', 'datum-ongeldig', 'dd-mm-jjjj', 1);\n"
                        + "insert into ledger_nachten values (1, timestamp '2026-11-23 00:30:00',"
                        + " timestamp '2026-11-23 00:31:00', 'bevindingen');\n"
                        + "insert into ledger_stappen values"
                        + " (1, 'collect', 'politie-incidenten', timestamp '2026-11-23 00:30:00', 300, 'klaar', null);\n");
        remark(Remark.Kind.DUIDING, "WK014110", Optional.empty());
        remark(Remark.Kind.BESLUIT, "basisteam", Optional.of("Team Noord"));
        publish();
        Accounts accounts = new Accounts(Portal.accounts(home.portal()));
        accounts.put(new Account(
                "wijk", Accounts.hash(PASSWORD), Set.of(Role.WIJKREGISSEUR), Set.of("WK014110", "WK170002")));
        accounts.put(new Account(
                "alles", Accounts.hash(PASSWORD), Set.of(Role.BASISTEAM, Role.BELEID, Role.BEHEER), Set.of()));
        provider.start();
        portal = Portal.start(settings(), warehouse, Replay.NONE, CLOCK);
        playwright = Playwright.create();
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        Files.createDirectories(PICTURES);
    }

    private void remark(Remark.Kind kind, String area, Optional<String> owner) {
        new Remarks(warehouse)
                .add(
                        new Remark(
                                kind,
                                area,
                                Optional.empty(),
                                LocalDate.of(2026, 11, 20),
                                "W. Regisseur",
                                "Sinds de zomer is er meer toezicht.",
                                owner),
                        CLOCK);
    }

    private void publish() {
        Publication publication =
                Publication.of(warehouse, Policy.read(Path.of("config/publicatie.yaml")), MadeUpNight.PEILDATUM);
        DossierSettings settings = new DossierSettings(
                home.reports(), home.config().resolve("codes/themas.csv"), home.editions(), true, "0.1.0-test", 2);
        Editions editions = new Editions(settings, CLOCK);
        try (Dossiers dossiers = Dossiers.open(settings)) {
            for (int i = 0; i < 2; i++) {
                String edition = editions.next(publication.peildatum());
                List<Document> documents = new ArrayList<>();
                for (String area : List.of("WK014110", "WK170002", "basisteam")) {
                    Document document = dossiers.compose(publication, edition, area);
                    documents.add(document);
                    pdfs.put(area, "/%s/" + document.name());
                }
                editions.publish(publication, edition, documents);
            }
        }
    }

    private PortalSettings settings() {
        PortalSettings local = PortalSettings.local(home, PORT);
        return new PortalSettings(
                local.home(),
                local.host(),
                local.port(),
                "http://127.0.0.1:" + PORT,
                Optional.empty(),
                Optional.empty(),
                Optional.of(new ProviderSettings(
                        provider.issuerUrl("gemeente").uri(),
                        "wijkbeeld",
                        "geheim",
                        "groups",
                        "wijkbeeld-api",
                        new Groups(Map.of(
                                "binnenstad", new Groups.Right(Set.of(Role.WIJKREGISSEUR), Set.of("WK014110")))))));
    }

    @AfterAll
    void stop() {
        browser.close();
        playwright.close();
        portal.close();
        provider.shutdown();
        warehouse.close();
    }

    private Page page(int width, boolean scripts) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://127.0.0.1:" + PORT)
                .setViewportSize(width, 900)
                .setJavaScriptEnabled(scripts)
                .setLocale("nl-NL"));
        context.setDefaultTimeout(15_000);
        return context.newPage();
    }

    private static void signIn(Page page, String name) {
        page.navigate("/");
        page.getByLabel("Naam").fill(name);
        page.getByLabel("Wachtwoord").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Aanmelden"))
                .click();
    }

    private void downloadsBinnenstad(Page page) throws IOException {
        Download download = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Dossier van Binnenstad (PDF)"))
                        .click());
        assertEquals("wijkdossier-wk014110-binnenstad.pdf", download.suggestedFilename());
        assertArrayEquals(
                Files.readAllBytes(home.editions().resolve("2026-11-23-2").resolve(download.suggestedFilename())),
                Files.readAllBytes(download.path()));
    }

    /** Sign in, and the PDF: two clicks. */
    @Test
    void aWijkregisseurHasThePdfInThreeClicksAndWithoutScripts() throws IOException {
        for (boolean scripts : List.of(true, false)) {
            Page page = page(1280, scripts);
            signIn(page, "wijk");
            downloadsBinnenstad(page);
            page.context().close();
        }
    }

    @Test
    void signsInAtTheOrganisationAndOut() throws IOException {
        provider.enqueueCallback(new DefaultOAuth2TokenCallback(
                "gemeente",
                "sub-1",
                JOSEObjectType.JWT.getType(),
                List.of("wijkbeeld"),
                Map.of("preferred_username", "w.regisseur", "groups", List.of("binnenstad")),
                300));
        Page page = page(1280, true);
        page.navigate("/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Aanmelden via uw organisatie"))
                .click();
        assertEquals("Mijn wijken – Wijkbeeld", page.title());
        assertTrue(page.content().contains("w.regisseur"));
        downloadsBinnenstad(page);
        List<String> asked = new ArrayList<>();
        page.onRequest(request -> asked.add(request.url()));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Afmelden"))
                .click();
        page.waitForURL("**/aanmelden");
        assertTrue(
                asked.stream()
                        .anyMatch(url -> url.startsWith(
                                provider.endSessionEndpointUrl("gemeente").toString())),
                "signed out there too: " + asked);
        page.navigate("/gebied/WK014110");
        assertEquals("Aanmelden – Wijkbeeld", page.title(), "the session is over");
        page.context().close();
    }

    @Test
    void worksByKeyboardAlone() {
        Page page = page(1280, true);
        page.navigate("/aanmelden");
        page.keyboard().press("Tab");
        assertEquals("Naar de inhoud", page.evaluate("document.activeElement.textContent"));
        page.keyboard().press("Enter");
        page.keyboard().press("Tab"); // sign in at the organisation
        page.keyboard().press("Tab");
        page.keyboard().type("wijk");
        page.keyboard().press("Tab");
        page.keyboard().type(PASSWORD);
        page.keyboard().press("Enter");
        page.waitForURL("**/");
        page.waitForSelector("h1:has-text('Mijn wijken')");
        String wished = "Lees Binnenstad hier";
        for (int i = 0; i < 30 && !wished.equals(page.evaluate("document.activeElement.textContent")); i++) {
            page.keyboard().press("Tab");
            Object outline = page.evaluate(
                    "(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle; })()");
            assertTrue(!"none".equals(outline), "what has the focus shows it");
        }
        page.keyboard().press("Enter");
        page.waitForSelector("article.dossier");
        assertEquals("Binnenstad – Wijkbeeld", page.title());
        page.context().close();
    }

    @Test
    void aForeignWijkIsNotThere() {
        Page page = page(1280, true);
        signIn(page, "wijk");
        for (String foreign : List.of("/gebied/basisteam", "/gebied/WK014118", "/gebied/WK999999")) {
            assertEquals(404, page.navigate(foreign).status(), foreign);
            assertEquals("Niet gevonden – Wijkbeeld", page.title());
        }
        page.context().close();
    }

    @Test
    void takesNoFormWithoutTheTokenOfItsPage() {
        Page page = page(1280, true);
        signIn(page, "wijk");
        page.evaluate("document.querySelector('.afmelden input').remove()");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Afmelden"))
                .click();
        assertEquals("Dat lukte niet – Wijkbeeld", page.title());
        page.navigate("/");
        assertEquals("Mijn wijken – Wijkbeeld", page.title(), "still signed in");
        page.context().close();
    }

    @Test
    void writesDuidingWithoutScripts() {
        Page page = page(390, false);
        signIn(page, "wijk");
        page.navigate("/duiding");
        page.getByLabel("Tekst").fill("Rustiger <b>dan</b> vorig jaar.");
        page.getByLabel("Uw naam, zoals hij in het dossier komt").fill("W. Regisseur");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bekijk hoe het wordt"))
                .click();
        assertTrue(page.locator(".voorbeeld").textContent().contains("Rustiger <b>dan</b> vorig jaar."));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Bewaren"))
                .click();
        assertTrue(page.locator(".eerder").first().textContent().contains("Rustiger <b>dan</b> vorig jaar."));
        page.context().close();
    }

    /** Every page, by who sees the most of it. */
    private Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("aanmelden", "/aanmelden");
        pages.put("hulp", "/hulp");
        pages.put("toegankelijkheid", "/toegankelijkheid");
        pages.put("wijken", "/");
        pages.put("lezen", "/lezen/2026-11-23-2/wijkdossier-wk014110-binnenstad.pdf");
        pages.put("lezen-lang", "/lezen/2026-11-23-2/wijkdossier-wk170002-westerhaar-vriezenveensewijk.pdf");
        pages.put("lezen-basisteam", "/lezen/2026-11-23-2/basisteamdossier-basisteam-noord-twente.pdf");
        pages.put("edities", "/gebied/WK170002");
        pages.put("gegevens", "/gegevens");
        pages.put("duiding", "/duiding");
        pages.put("besluiten", "/besluiten");
        pages.put("beheer", "/beheer");
        pages.put("bron", "/beheer/bron/woningcorporaties/corporatie-west");
        pages.put("levering", "/beheer/levering/90");
        pages.put("toegang", "/beheer/toegang");
        pages.put("spoor", "/beheer/spoor");
        pages.put("niet-gevonden", "/weg");
        return pages;
    }

    @Test
    void everyPageIsAccessibleAndFitsAtBothWidths() {
        List<String> wrong = new ArrayList<>();
        for (int width : List.of(1280, 390)) {
            Page page = page(width, true);
            boolean[] isIn = {false};
            pages().forEach((name, path) -> {
                if (name.equals("wijken") && !isIn[0]) {
                    signIn(page, "alles");
                    isIn[0] = true;
                }
                page.navigate(path);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve("%s-%d.png".formatted(name, width)))
                        .setFullPage(true));
                for (Rule rule : new AxeBuilder(page).withTags(LEVELS).analyze().getViolations()) {
                    wrong.add("%s at %d: %s: %s: %s"
                            .formatted(
                                    name,
                                    width,
                                    rule.getId(),
                                    rule.getHelp(),
                                    rule.getNodes().get(0).getHtml()));
                }
                int needed = (Integer) page.evaluate("document.documentElement.scrollWidth");
                if (needed > width) {
                    wrong.add("%s at %d is %d wide".formatted(name, width, needed));
                }
            });
            page.context().close();
        }
        assertEquals(List.of(), wrong, String.join("\n", wrong));
    }
}
