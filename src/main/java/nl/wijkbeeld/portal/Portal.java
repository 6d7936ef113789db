package nl.wijkbeeld.portal;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.CSRFHandler;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.handler.TimeoutHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import nl.wijkbeeld.dossier.RemarkText;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web server of the portal.
 *
 * <p>Whatever is not in {@link #paths()} is denied, and what somebody may not see answers as what does not exist.
 */
public final class Portal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Portal.class);

    private static final long IDLE = Duration.ofMinutes(30).toMillis();
    private static final long ANSWER = Duration.ofSeconds(20).toMillis();
    private static final int SILENT_SECONDS = 20;
    private static final int BODY = 16 * 1024;
    private static final int SECRET = 32;
    private static final String GREETED = "begroet";
    /** New sessions of one address in a quarter of an hour, and tokens that were refused: each takes memory or a line. */
    private static final int STRANGERS = 500;

    private static final Map<String, String> STYLES =
            Map.of("html.css", "portaal/utrecht/html.css", "portaal.css", "portaal/portaal.css");

    private final PortalSettings settings;
    private final Visits visits;
    private final Attempts strangers;
    private final Door door;
    private final Api api;
    private final List<Page> paths;
    private final Vertx vertx;
    private final HttpServer server;

    private Portal(PortalSettings settings, Warehouse warehouse, Replay replay, Clock clock) {
        this.settings = settings;
        this.strangers = new Attempts(clock, STRANGERS);
        Library library = new Library(settings.home().editions());
        Accounts accounts = new Accounts(accounts(settings.home().portal()));
        Path trail = trail(settings.home().portal());
        this.visits = new Visits(accounts, new Audit(trail, clock), new Pages(), settings.proxy(), clock);
        Optional<Provider> provider = settings.provider().map(known -> new Provider(known, settings.url()));
        this.door = new Door(visits, accounts, provider, settings.url(), clock);
        Path themes = settings.home().config().resolve("codes").resolve("themas.csv");
        RemarkText text = RemarkText.read(settings.home().reports(), themes);
        Nights nights = new Nights(warehouse, settings.home().refused(), clock);
        this.api = new Api(visits, library, nights, provider, strangers);
        this.paths = Stream.of(
                        List.of(
                                Page.get("/stijl/:blad", Access.EVERYONE, this::style),
                                Page.get("/hulp", Access.EVERYONE, ctx -> still(ctx, "hulp", "Hulp en begrippen")),
                                Page.get(
                                        "/toegankelijkheid",
                                        Access.EVERYONE,
                                        ctx -> still(ctx, "toegankelijkheid", "Toegankelijkheids\u00ADverklaring"))),
                        door.paths(),
                        new Reading(visits, library).paths(),
                        new Writing(visits, warehouse, text, clock).paths(),
                        new Managing(visits, nights, accounts, trail, library, replay, clock).paths(),
                        api.paths())
                .flatMap(List::stream)
                .toList();
        this.vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.server = vertx.createHttpServer(options()).requestHandler(router());
        try {
            server.listen(settings.port(), settings.host())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(SILENT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            vertx.close();
            throw new Fault(
                    "Het portaal kan niet luisteren op %s, poort %d. Kies een andere portaal.poort of een ander portaal.adres, of herstel het certificaat."
                            .formatted(settings.host(), settings.port()),
                    failed);
        }
    }

    /**
     * Starts listening.
     *
     * @param replay offers a refused delivery again
     * @throws Fault when it cannot
     */
    public static Portal start(PortalSettings settings, Warehouse warehouse, Replay replay, Clock clock) {
        return new Portal(settings, warehouse, replay, clock);
    }

    public static Path accounts(Path folder) {
        return folder.resolve("accounts.json");
    }

    public static Path trail(Path folder) {
        return folder.resolve("spoor.jsonl");
    }

    public int port() {
        return server.actualPort();
    }

    /** Everything that may be asked, and by whom. */
    List<Page> paths() {
        return paths;
    }

    private HttpServerOptions options() {
        HttpServerOptions options =
                new HttpServerOptions().setIdleTimeout(SILENT_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS);
        settings.certificate()
                .ifPresent(files -> options.setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(files.chain().toString())
                                .setKeyPath(files.key().toString())));
        return options;
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(this::protect);
        router.route().handler(TimeoutHandler.create(ANSWER));
        router.route().handler(BodyHandler.create(false).setBodyLimit(BODY));
        for (Page page : paths.stream().filter(Portal::isOfApi).toList()) {
            Route route = router.route(page.method(), page.path());
            if (page.access() == Access.PROGRAM) {
                route.blockingHandler(api::admit, false);
            }
            route.blockingHandler(page.handler(), false);
        }
        router.route("/api/*").handler(Api::unknown);
        router.route()
                .handler(SessionHandler.create(LocalSessionStore.create(vertx))
                        .setSessionCookieName(settings.isEncrypted() ? "__Host-wijkbeeld" : "wijkbeeld")
                        .setCookieSecureFlag(settings.isEncrypted())
                        .setCookieHttpOnlyFlag(true)
                        .setCookieSameSite(CookieSameSite.LAX) // strict would lose who comes back from the provider
                        .setSessionTimeout(IDLE)
                        .setNagHttps(false));
        router.route().handler(this::greet);
        router.route()
                .handler(CSRFHandler.create(vertx, secret())
                        .setCookieHttpOnly(true)
                        .setCookieSecure(settings.isEncrypted()));
        for (Page page : paths.stream().filter(page -> !isOfApi(page)).toList()) {
            Route route = router.route(page.method(), page.path()).handler(ctx -> admit(ctx, page));
            if (page.waits()) {
                route.blockingHandler(page.handler(), false);
            } else {
                route.handler(page.handler());
            }
        }
        router.route().handler(ctx -> admit(ctx, Page.quick("", Access.SIGNED_IN, visits::unknown)));
        router.route().handler(visits::unknown);
        router.route().failureHandler(this::failed);
        return router;
    }

    private static boolean isOfApi(Page page) {
        return page.path().startsWith(Api.ROOT);
    }

    private static String secret() {
        byte[] secret = new byte[SECRET];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    /**
     * Nothing but the portal's own style and forms, and the provider that a form to sign out leads to; no copy is kept anywhere;
     * past a proxy nobody comes.
     */
    private void protect(RoutingContext ctx) {
        if (isPastTheProxy(ctx)) {
            ctx.response().setStatusCode(403).end();
            return;
        }
        if (settings.isEncrypted()) {
            ctx.response().putHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        ctx.response()
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'%s; base-uri 'none'; frame-ancestors 'none'"
                                .formatted(settings.provider()
                                        .map(known -> " " + known.origin())
                                        .orElse("")))
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
        ctx.next();
    }

    /** Counts who has no session yet. */
    private void greet(RoutingContext ctx) {
        if (ctx.session().get(GREETED) == null) {
            ctx.session().put(GREETED, true);
            strangers.failed(visits.from(ctx.request()));
            if (strangers.isShutOut(visits.from(ctx.request()))) {
                ctx.session().destroy();
                ctx.response().putHeader("Retry-After", "900");
                Visits.html(
                        ctx,
                        429,
                        visits.pages()
                                .told(
                                        visits.frame(ctx, "Te veel verzoeken"),
                                        "Wacht een kwartier en probeer het dan opnieuw."));
                return;
            }
        }
        ctx.next();
    }

    private boolean isPastTheProxy(RoutingContext ctx) {
        return settings.proxy()
                .filter(proxy -> !proxy.equals(ctx.request().remoteAddress().hostAddress()))
                .isPresent();
    }

    /** Who is not signed in is asked to; who may not, meets what does not exist. */
    private void admit(RoutingContext ctx, Page page) {
        Optional<Account> account = visits.account(ctx);
        if (page.access() == Access.EVERYONE) {
            ctx.next();
        } else if (account.isEmpty()) {
            door.ask(ctx, page);
        } else if (page.access().allows(account.get())) {
            ctx.next();
        } else {
            visits.unknown(ctx);
        }
    }

    private void style(RoutingContext ctx) {
        String resource = STYLES.get(ctx.pathParam("blad"));
        if (resource == null) {
            visits.unknown(ctx);
            return;
        }
        ctx.response().putHeader("Content-Type", "text/css; charset=utf-8").end(resource(resource));
    }

    static String resource(String name) {
        try (InputStream in = Portal.class.getClassLoader().getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    private void still(RoutingContext ctx, String template, String title) {
        Visits.html(ctx, 200, visits.pages().still(template, visits.frame(ctx, title)));
    }

    private void failed(RoutingContext ctx) {
        int status = ctx.statusCode() < 400 ? 500 : ctx.statusCode();
        if (status == 500 && ctx.failure() != null) {
            LOG.error(
                    "het portaal gaf geen antwoord ({})",
                    ctx.failure().getClass().getSimpleName());
        }
        if (Api.isAsked(ctx)) {
            Api.problem(ctx, status, "Dat lukte niet", "Probeer het later nog een keer.");
            return;
        }
        String text = switch (status) {
            case 403 ->
                "Dit formulier is te oud of kwam niet van het portaal. Ga terug, laad de bladzijde opnieuw en probeer het nog een keer.";
            case 413 -> "Het verzoek is te groot.";
            default -> "Er ging iets mis. Probeer het later nog een keer.";
        };
        Visits.html(ctx, status, visits.pages().told(visits.frame(ctx, "Dat lukte niet"), text));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
