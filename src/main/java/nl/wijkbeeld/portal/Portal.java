package nl.wijkbeeld.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.ext.web.handler.CSRFHandler;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.handler.TimeoutHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.wijkbeeld.portal.Pages.Frame;
import nl.wijkbeeld.portal.Pages.Row;
import nl.wijkbeeld.portal.Pages.Shelf;
import nl.wijkbeeld.settings.Fault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The web server of the portal. It listens on loopback alone: local accounts without TLS must not leave the machine.
 *
 * <p>Whatever is not in {@link #paths()} is denied, and what somebody may not see answers as what does not exist.
 */
public final class Portal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Portal.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LOOPBACK = "127.0.0.1";
    private static final String ACCOUNT = "account";
    private static final String FORM_TOKEN = "X-XSRF-TOKEN";
    private static final long IDLE = Duration.ofMinutes(30).toMillis();
    private static final long ANSWER = Duration.ofSeconds(20).toMillis();
    private static final int SILENT_SECONDS = 20;
    private static final int BODY = 8 * 1024;
    private static final int TRAIL = 200;
    private static final int SECRET = 32;
    private static final Map<String, String> STYLES =
            Map.of("html.css", "portaal/utrecht/html.css", "portaal.css", "portaal/portaal.css");

    private final Library library;
    private final Accounts accounts;
    private final Path trail;
    private final Audit audit;
    private final Attempts attempts;
    private final Pages pages = new Pages();
    private final Vertx vertx;
    private final HttpServer server;

    /** One line of the table of what may be asked. */
    record Page(HttpMethod method, String path, Access access, Handler<RoutingContext> handler) {}

    private Portal(Library library, Accounts accounts, Path trail, Clock clock, int port) {
        this.library = library;
        this.accounts = accounts;
        this.trail = trail;
        this.audit = new Audit(trail, clock);
        this.attempts = new Attempts(clock);
        this.vertx = Vertx.vertx(new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.server = vertx.createHttpServer(
                        new HttpServerOptions().setIdleTimeout(SILENT_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS))
                .requestHandler(router());
        try {
            server.listen(port, LOOPBACK)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(SILENT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting", stopped);
        } catch (ExecutionException | TimeoutException failed) {
            vertx.close();
            throw new Fault(
                    "Het portaal kan niet luisteren op poort %d. Kies een andere portaal.poort.".formatted(port),
                    failed);
        }
    }

    /**
     * Starts listening.
     *
     * @param folder where the accounts and the audit trail are
     * @param port 0 for any that is free
     * @throws Fault when it cannot
     */
    public static Portal start(Path editions, Path folder, Clock clock, int port) {
        return new Portal(new Library(editions), new Accounts(accounts(folder)), trail(folder), clock, port);
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
        return List.of(
                new Page(HttpMethod.GET, "/stijl/:blad", Access.EVERYONE, this::style),
                new Page(HttpMethod.GET, "/aanmelden", Access.EVERYONE, ctx -> signInPage(ctx, Optional.empty())),
                new Page(HttpMethod.POST, "/aanmelden", Access.EVERYONE, this::signIn),
                new Page(HttpMethod.POST, "/afmelden", Access.SIGNED_IN, this::signOut),
                new Page(HttpMethod.GET, "/", Access.SIGNED_IN, this::shelves),
                new Page(HttpMethod.GET, "/gebied/:code", Access.SIGNED_IN, this::archive),
                new Page(HttpMethod.GET, "/gegevens", Access.SIGNED_IN, this::data),
                new Page(HttpMethod.GET, "/editie/:editie/:bestand", Access.SIGNED_IN, this::download),
                new Page(HttpMethod.GET, "/beheer/spoor", Access.BEHEER, this::trail));
    }

    private Router router() {
        Router router = Router.router(vertx);
        router.route().handler(Portal::protect);
        router.route().handler(TimeoutHandler.create(ANSWER));
        router.route().handler(BodyHandler.create(false).setBodyLimit(BODY));
        router.route()
                .handler(SessionHandler.create(LocalSessionStore.create(vertx))
                        .setSessionCookieName("wijkbeeld")
                        .setCookieHttpOnlyFlag(true)
                        .setCookieSameSite(CookieSameSite.STRICT)
                        .setSessionTimeout(IDLE)
                        .setNagHttps(false));
        router.route().handler(CSRFHandler.create(vertx, secret()).setCookieHttpOnly(true));
        for (Page page : paths()) {
            router.route(page.method, page.path)
                    .handler(ctx -> admit(ctx, page))
                    .blockingHandler(page.handler, false);
        }
        router.route().handler(ctx -> admit(ctx, new Page(HttpMethod.GET, "", Access.SIGNED_IN, this::unknown)));
        router.route().handler(this::unknown);
        router.route().failureHandler(this::failed);
        return router;
    }

    private static String secret() {
        byte[] secret = new byte[SECRET];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    /** Nothing but the portal's own style and forms; no copy is kept anywhere. */
    private static void protect(RoutingContext ctx) {
        ctx.response()
                .putHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
                                + " frame-ancestors 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Cache-Control", "no-store");
        ctx.next();
    }

    /** Who is not signed in is asked to; who may not, meets what does not exist. */
    private void admit(RoutingContext ctx, Page page) {
        Optional<Account> account = account(ctx);
        if (page.access == Access.EVERYONE) {
            ctx.next();
        } else if (account.isEmpty()) {
            ctx.response()
                    .setStatusCode(303)
                    .putHeader("Location", "/aanmelden")
                    .end();
        } else if (page.access.allows(account.get())) {
            ctx.next();
        } else {
            unknown(ctx);
        }
    }

    /** As the account stands now: who was taken out is out at the next request. */
    private Optional<Account> account(RoutingContext ctx) {
        return Optional.ofNullable(ctx.session())
                .map(session -> session.<String>get(ACCOUNT))
                .flatMap(accounts::find);
    }

    private Account known(RoutingContext ctx) {
        return account(ctx).orElseThrow(() -> new IllegalStateException("nobody was admitted"));
    }

    private Frame frame(RoutingContext ctx, String title) {
        Optional<Account> account = account(ctx);
        return new Frame(
                title,
                account.map(Account::name).orElse(""),
                account.filter(known -> known.has(Role.BEHEER)).isPresent(),
                Objects.requireNonNullElse(ctx.<String>get(FORM_TOKEN), ""));
    }

    private static void html(RoutingContext ctx, int status, String page) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(page);
    }

    private void style(RoutingContext ctx) {
        String resource = STYLES.get(ctx.pathParam("blad"));
        if (resource == null) {
            unknown(ctx);
            return;
        }
        try (var in = Portal.class.getClassLoader().getResourceAsStream(resource)) {
            ctx.response()
                    .putHeader("Content-Type", "text/css; charset=utf-8")
                    .end(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        } catch (java.io.IOException bug) {
            throw new java.io.UncheckedIOException(bug);
        }
    }

    private void signInPage(RoutingContext ctx, Optional<String> refused) {
        html(ctx, refused.isPresent() ? 401 : 200, pages.signIn(frame(ctx, "Aanmelden"), refused));
    }

    private void signIn(RoutingContext ctx) {
        String name = Objects.requireNonNullElse(ctx.request().getFormAttribute("naam"), "")
                .strip();
        String password = Objects.requireNonNullElse(ctx.request().getFormAttribute("wachtwoord"), "");
        if (attempts.isShutOut(name)) {
            audit.write("", "aanmelden", "", from(ctx), "buitengesloten");
            signInPage(ctx, Optional.of("Te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw."));
            return;
        }
        Optional<Account> account = accounts.signIn(name, password);
        if (account.isEmpty()) {
            attempts.failed(name);
            audit.write("", "aanmelden", "", from(ctx), "geweigerd");
            signInPage(ctx, Optional.of("Naam en wachtwoord horen niet bij elkaar."));
            return;
        }
        attempts.succeeded(name);
        ctx.session().regenerateId();
        ctx.session().put(ACCOUNT, account.get().name());
        audit.write(account.get().name(), "aanmelden", "", from(ctx), "toegelaten");
        ctx.response().setStatusCode(303).putHeader("Location", "/").end();
    }

    private static String from(RoutingContext ctx) {
        return ctx.request().remoteAddress().hostAddress();
    }

    private void signOut(RoutingContext ctx) {
        audit.write(known(ctx).name(), "afmelden", "", from(ctx), "klaar");
        Session session = ctx.session();
        session.destroy();
        ctx.response().setStatusCode(303).putHeader("Location", "/aanmelden").end();
    }

    /** The newest edition of each dossier that the account may see. */
    private void shelves(RoutingContext ctx) {
        Account account = known(ctx);
        List<Shelf> shelves = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (Library.Edition edition : library.all()) {
            for (Library.Item item : edition.items()) {
                if (!item.isData() && account.maySee(item) && seen.add(item.file())) {
                    shelves.add(new Shelf(item.area(), item.title(), edition, item, editions(item)));
                }
            }
        }
        html(ctx, 200, pages.shelves(frame(ctx, "Mijn wijken"), shelves, account.has(Role.BELEID)));
    }

    private int editions(Library.Item dossier) {
        return (int) library.all().stream()
                .filter(edition -> edition.items().contains(dossier))
                .count();
    }

    private List<Row> rows(Account account, String area) {
        return library.all().stream()
                .map(edition -> new Row(
                        edition,
                        edition.items().stream()
                                .filter(item -> item.area().equals(area) && account.maySee(item))
                                .toList()))
                .filter(row -> !row.items().isEmpty())
                .toList();
    }

    private void archive(RoutingContext ctx) {
        List<Row> rows = rows(known(ctx), ctx.pathParam("code"));
        if (rows.isEmpty()) {
            unknown(ctx);
        } else {
            html(ctx, 200, pages.archive(frame(ctx, rows.get(0).items().get(0).title()), rows));
        }
    }

    private void data(RoutingContext ctx) {
        List<Row> rows = rows(known(ctx), "");
        if (rows.isEmpty()) {
            unknown(ctx);
        } else {
            html(ctx, 200, pages.archive(frame(ctx, "Tabellen"), rows));
        }
    }

    private void download(RoutingContext ctx) {
        Account account = known(ctx);
        String which = ctx.pathParam("editie") + "/" + ctx.pathParam("bestand");
        Optional<Library.Found> found = library.find(ctx.pathParam("editie"), ctx.pathParam("bestand"))
                .filter(file -> account.maySee(file.item()));
        if (found.isEmpty()) {
            audit.write(account.name(), "downloaden", which, from(ctx), "niet gevonden");
            unknown(ctx);
            return;
        }
        audit.write(account.name(), "downloaden", which, from(ctx), "gegeven");
        String file = found.get().item().file();
        ctx.response()
                .putHeader("Content-Type", type(file))
                .putHeader("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .sendFile(found.get().path().toAbsolutePath().toString());
    }

    private static String type(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "pdf" -> "application/pdf";
            case "csv" -> "text/csv; charset=utf-8";
            case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            default -> "application/octet-stream";
        };
    }

    private void trail(RoutingContext ctx) {
        List<String> lines = Audit.lines(trail);
        List<Map<String, String>> last = new ArrayList<>();
        for (String line : lines.subList(Math.max(0, lines.size() - TRAIL), lines.size())) {
            last.add(read(line));
        }
        Collections.reverse(last);
        OptionalInt broken = Audit.firstBroken(trail);
        html(
                ctx,
                200,
                pages.trail(
                        frame(ctx, "Spoor"),
                        last,
                        broken.isPresent() ? Optional.of(broken.getAsInt()) : Optional.empty()));
    }

    private static Map<String, String> read(String line) {
        try {
            Map<String, String> read = new HashMap<>(JSON.readValue(line, new TypeReference<Map<String, String>>() {}));
            read.computeIfPresent("moment", (key, moment) -> Pages.moment(Instant.parse(moment)));
            return read;
        } catch (JsonProcessingException noJson) {
            return Map.of();
        }
    }

    private void unknown(RoutingContext ctx) {
        html(
                ctx,
                404,
                pages.told(
                        frame(ctx, "Niet gevonden"), "Deze bladzijde of dit bestand is er niet, of is niet voor u."));
    }

    private void failed(RoutingContext ctx) {
        int status = ctx.statusCode() < 400 ? 500 : ctx.statusCode();
        if (status == 500 && ctx.failure() != null) {
            LOG.error(
                    "het portaal gaf geen antwoord ({})",
                    ctx.failure().getClass().getSimpleName());
        }
        String text = switch (status) {
            case 403 ->
                "Dit formulier is te oud of kwam niet van het portaal. Ga terug, laad de bladzijde opnieuw en probeer het nog een keer.";
            case 413 -> "Het verzoek is te groot.";
            default -> "Er ging iets mis. Probeer het later nog een keer.";
        };
        html(ctx, status, pages.told(frame(ctx, "Dat lukte niet"), text));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
