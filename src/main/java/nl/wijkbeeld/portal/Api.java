package nl.wijkbeeld.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import nl.wijkbeeld.portal.Library.Edition;
import nl.wijkbeeld.portal.Library.Item;
import nl.wijkbeeld.portal.Provider.Refused;

/**
 * The editions for programs, by the Dutch API Design Rules: nouns in the path, a version, problem details, and a token of the
 * provider in each request. What a program may see follows from its groups, as for people.
 */
final class Api {

    static final String ROOT = "/api/v1";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "1.0.0";
    private static final String PROGRAM = "programma";
    private static final String BEARER = "Bearer ";

    private final Visits visits;
    private final Library library;
    private final Nights nights;
    private final Optional<Provider> provider;
    private final Attempts strangers;

    Api(Visits visits, Library library, Nights nights, Optional<Provider> provider, Attempts strangers) {
        this.visits = visits;
        this.library = library;
        this.nights = nights;
        this.provider = provider;
        this.strangers = strangers;
    }

    List<Page> paths() {
        return List.of(
                Page.get(ROOT + "/openapi.json", Access.EVERYONE, this::description),
                Page.get(ROOT + "/edities", Access.PROGRAM, this::editions),
                Page.get(ROOT + "/edities/:editie", Access.PROGRAM, this::edition),
                Page.get(ROOT + "/edities/:editie/dossiers/:bestand", Access.PROGRAM, ctx -> file(ctx, false)),
                Page.get(ROOT + "/edities/:editie/tabellen/:bestand", Access.PROGRAM, ctx -> file(ctx, true)),
                Page.get(ROOT + "/status", Access.PROGRAM, this::status));
    }

    static boolean isAsked(RoutingContext ctx) {
        return ctx.normalizedPath().startsWith("/api/");
    }

    /** Lets a program through that shows a good token; another is told so. */
    void admit(RoutingContext ctx) {
        if (strangers.isShutOut(visits.from(ctx.request()))) {
            problem(ctx, 429, "Te vaak geprobeerd", "Wacht een kwartier.");
            return;
        }
        String header = Objects.requireNonNullElse(ctx.request().getHeader("Authorization"), "");
        try {
            if (provider.isEmpty() || !header.startsWith(BEARER)) {
                throw new Refused("er is geen token", null);
            }
            Account program = provider.get().program(header.substring(BEARER.length()));
            if (program.roles().isEmpty()) {
                throw new Refused("het token geeft geen rechten", null);
            }
            ctx.put(PROGRAM, program);
            ctx.next();
        } catch (Refused refused) {
            strangers.failed(visits.from(ctx.request()));
            visits.recordOf(ctx, "", "api", ctx.normalizedPath(), "geweigerd");
            ctx.response().putHeader("WWW-Authenticate", "Bearer");
            problem(
                    ctx,
                    401,
                    "Niet aangemeld",
                    "Stuur een geldig token van de aanbieder mee (Authorization: Bearer …).");
        }
    }

    private static Account program(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.get(PROGRAM), "nobody was admitted");
    }

    private void description(RoutingContext ctx) {
        ctx.response().putHeader("Access-Control-Allow-Origin", "*");
        answer(ctx, 200, "application/json", Portal.resource("portaal/openapi.json"));
    }

    private void editions(RoutingContext ctx) {
        json(ctx, Map.of("edities", seen(ctx).map(edition -> told(ctx, edition)).toList()));
    }

    /** The editions that have something for this program, the newest first. */
    private Stream<Edition> seen(RoutingContext ctx) {
        return library.all().stream().filter(edition -> edition.items().stream().anyMatch(program(ctx)::maySee));
    }

    private Map<String, Object> told(RoutingContext ctx, Edition edition) {
        Account program = program(ctx);
        String here = ROOT + "/edities/" + edition.name();
        List<Item> items = edition.items().stream().filter(program::maySee).toList();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("editie", edition.name());
        told.put("peildatum", edition.peildatum().toString());
        told.put("href", here);
        told.put(
                "dossiers",
                items.stream()
                        .filter(item -> !item.isData())
                        .map(item -> Map.of(
                                "gebied", item.area(),
                                "naam", item.title(),
                                "href", here + "/dossiers/" + item.file()))
                        .toList());
        told.put(
                "tabellen",
                items.stream()
                        .filter(Item::isData)
                        .map(item -> Map.of("naam", item.file(), "href", here + "/tabellen/" + item.file()))
                        .toList());
        return told;
    }

    private void edition(RoutingContext ctx) {
        seen(ctx)
                .filter(edition -> edition.name().equals(ctx.pathParam("editie")))
                .findFirst()
                .ifPresentOrElse(edition -> json(ctx, told(ctx, edition)), () -> unknown(ctx));
    }

    private void file(RoutingContext ctx, boolean data) {
        Account program = program(ctx);
        String which = ctx.pathParam("editie") + "/" + ctx.pathParam("bestand");
        Optional<Library.Found> found = library.find(ctx.pathParam("editie"), ctx.pathParam("bestand"))
                .filter(file -> file.item().isData() == data && program.maySee(file.item()));
        visits.recordOf(ctx, program.name(), "api", which, found.isPresent() ? "gegeven" : "niet gevonden");
        if (found.isEmpty()) {
            unknown(ctx);
            return;
        }
        ctx.response()
                .putHeader("API-Version", VERSION)
                .putHeader("Content-Type", Reading.type(found.get().item().file()))
                .sendFile(found.get().path().toAbsolutePath().toString());
    }

    /** The state of each source: for who runs the hub alone. */
    private void status(RoutingContext ctx) {
        if (!Access.BEHEER.allows(program(ctx))) {
            unknown(ctx);
            return;
        }
        json(
                ctx,
                Map.of(
                        "nacht",
                        nights.sentence(),
                        "leveranciers",
                        nights.suppliers().stream()
                                .map(supplier -> Map.of(
                                        "bron", supplier.source(),
                                        "leverancier", supplier.supplier(),
                                        "uitkomst", supplier.outcome(),
                                        "ontbreekt", supplier.isMissed()))
                                .toList()));
    }

    static void unknown(RoutingContext ctx) {
        problem(ctx, 404, "Niet gevonden", "Dit is er niet, of is niet voor dit programma.");
    }

    /** Problem details, RFC 9457. */
    static void problem(RoutingContext ctx, int status, String title, String detail) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        answer(ctx, status, "application/problem+json", written(problem));
    }

    private static void json(RoutingContext ctx, Object value) {
        answer(ctx, 200, "application/json", written(value));
    }

    private static void answer(RoutingContext ctx, int status, String type, String body) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("API-Version", VERSION)
                .putHeader("Content-Type", type)
                .end(body);
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
