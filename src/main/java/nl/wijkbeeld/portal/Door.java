package nl.wijkbeeld.portal;

import com.nimbusds.jwt.JWT;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.wijkbeeld.portal.Provider.Attempt;
import nl.wijkbeeld.portal.Provider.Entered;
import nl.wijkbeeld.portal.Provider.Refused;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in, with an account of the portal or at the provider, and signing out. */
final class Door {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final String ATTEMPT = "poging";
    private static final String TOKEN = "token";
    private static final String WISHED = "naar";
    private static final int WRONG_OF_A_NAME = 5;
    private static final int WRONG_OF_AN_ADDRESS = 30;

    private final Visits visits;
    private final Accounts accounts;
    private final Optional<Provider> provider;
    private final String url;
    private final Attempts byName;
    private final Attempts byAddress;

    Door(Visits visits, Accounts accounts, Optional<Provider> provider, String url, Clock clock) {
        this.visits = visits;
        this.accounts = accounts;
        this.provider = provider;
        this.url = url;
        this.byName = new Attempts(clock, WRONG_OF_A_NAME);
        this.byAddress = new Attempts(clock, WRONG_OF_AN_ADDRESS);
    }

    List<Page> paths() {
        return List.of(
                Page.get("/aanmelden", Access.EVERYONE, ctx -> page(ctx, Optional.empty())),
                Page.post("/aanmelden", Access.EVERYONE, this::signIn),
                Page.get("/aanmelden/aanbieder", Access.EVERYONE, this::leave),
                Page.get("/aanmelden/terug", Access.EVERYONE, this::comeBack),
                Page.post("/afmelden", Access.SIGNED_IN, this::signOut));
    }

    /** Asks somebody to sign in, and remembers which page of the table they wished for. */
    void ask(RoutingContext ctx, Page page) {
        if (page.method() == HttpMethod.GET && !page.path().isEmpty()) {
            ctx.session().put(WISHED, ctx.normalizedPath());
        }
        Visits.go(ctx, "/aanmelden");
    }

    private void page(RoutingContext ctx, Optional<String> refused) {
        Visits.html(
                ctx,
                refused.isPresent() ? 401 : 200,
                visits.pages().signIn(visits.frame(ctx, "Aanmelden"), refused, provider.isPresent()));
    }

    private void signIn(RoutingContext ctx) {
        String name = Visits.field(ctx, "naam");
        String password = Objects.requireNonNullElse(ctx.request().getFormAttribute("wachtwoord"), "");
        String address = visits.from(ctx.request());
        if (byName.isShutOut(name) || byAddress.isShutOut(address)) {
            visits.record(ctx, "aanmelden", "", "buitengesloten");
            page(ctx, Optional.of("Te vaak geprobeerd. Wacht een kwartier en probeer het dan opnieuw."));
            return;
        }
        Optional<Account> account = accounts.signIn(name, password);
        if (account.isEmpty()) {
            byName.failed(name);
            byAddress.failed(address);
            visits.record(ctx, "aanmelden", "", "geweigerd");
            page(ctx, Optional.of("Naam en wachtwoord horen niet bij elkaar."));
            return;
        }
        byName.succeeded(name);
        enter(ctx, account.get(), "toegelaten");
    }

    private void enter(RoutingContext ctx, Account account, String outcome) {
        String wished = Objects.requireNonNullElse(ctx.session().remove(WISHED), "/");
        visits.enter(ctx, account);
        visits.record(ctx, "aanmelden", "", outcome);
        Visits.go(ctx, wished);
    }

    private void leave(RoutingContext ctx) {
        if (provider.isEmpty()) {
            visits.unknown(ctx);
            return;
        }
        Attempt attempt = Attempt.begin();
        try {
            URI where = provider.get().begin(attempt);
            ctx.session().put(ATTEMPT, attempt);
            Visits.go(ctx, where.toString());
        } catch (Refused away) {
            refuse(ctx, away);
        }
    }

    /** Each attempt is good for one return. */
    private void comeBack(RoutingContext ctx) {
        @Nullable Attempt attempt = ctx.session().remove(ATTEMPT);
        String state = ctx.request().getParam("state", "");
        String code = ctx.request().getParam("code", "");
        if (provider.isEmpty()) {
            visits.unknown(ctx);
        } else if (attempt == null || code.isEmpty() || !isSame(attempt.state().getValue(), state)) {
            refuse(ctx, new Refused("het antwoord hoort niet bij deze aanmelding", null));
        } else {
            try {
                Entered entered = provider.get().finish(attempt, code);
                if (entered.account().roles().isEmpty()) {
                    refuse(ctx, new Refused("niemand gaf rechten", null));
                    return;
                }
                ctx.session().put(TOKEN, entered.idToken());
                enter(ctx, entered.account(), "toegelaten door de aanbieder");
            } catch (Refused wrong) {
                refuse(ctx, wrong);
            }
        }
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private void refuse(RoutingContext ctx, Refused wrong) {
        LOG.warn("aanmelden via de aanbieder lukte niet: {}", wrong.getMessage());
        visits.record(ctx, "aanmelden", "", "geweigerd: " + wrong.getMessage());
        page(
                ctx,
                Optional.of(
                        "Aanmelden via uw organisatie lukte niet. Probeer het opnieuw. Lukt het weer niet? Vraag de beheerder of u rechten hebt."));
    }

    private void signOut(RoutingContext ctx) {
        visits.record(ctx, "afmelden", "", "klaar");
        Session session = ctx.session();
        @Nullable JWT token = session.get(TOKEN);
        session.destroy();
        Optional<URI> end = token == null ? Optional.empty() : provider.flatMap(known -> known.end(token, url));
        Visits.go(ctx, end.map(URI::toString).orElse("/aanmelden"));
    }
}
