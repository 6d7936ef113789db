package nl.wijkbeeld.portal;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.wijkbeeld.portal.Pages.Frame;

/** Who is asking, from where, and how they are answered: the same for every page. */
final class Visits {

    private static final String ACCOUNT = "account";
    private static final String SINCE = "sinds";
    private static final String FORM_TOKEN = "X-XSRF-TOKEN";
    /** However busy: after a working day somebody signs in anew. */
    private static final Duration LONGEST = Duration.ofHours(9);

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

    private final Accounts accounts;
    private final Audit audit;
    private final Pages pages;
    private final Optional<String> proxy;
    private final Clock clock;

    Visits(Accounts accounts, Audit audit, Pages pages, Optional<String> proxy, Clock clock) {
        this.accounts = accounts;
        this.audit = audit;
        this.pages = pages;
        this.proxy = proxy;
        this.clock = clock;
    }

    /** Remembers who signed in, in a session of a new name. */
    void enter(RoutingContext ctx, Account account) {
        ctx.session().regenerateId();
        ctx.session().put(ACCOUNT, account);
        ctx.session().put(SINCE, clock.instant());
    }

    /** A local account as it stands now: who was taken out is out at the next request. */
    Optional<Account> account(RoutingContext ctx) {
        if (ctx.session() == null || isOver(ctx)) {
            return Optional.empty();
        }
        return Optional.ofNullable(ctx.session().<Account>get(ACCOUNT))
                .flatMap(account -> account.isLocal() ? accounts.find(account.name()) : Optional.of(account));
    }

    private boolean isOver(RoutingContext ctx) {
        Instant since = ctx.session().get(SINCE);
        return since != null && since.plus(LONGEST).isBefore(clock.instant());
    }

    Account known(RoutingContext ctx) {
        return account(ctx).orElseThrow(() -> new IllegalStateException("nobody was admitted"));
    }

    /** Writes down what somebody did, before the answer goes out. */
    void record(RoutingContext ctx, String what, String which, String outcome) {
        recordOf(ctx, account(ctx).map(Account::name).orElse(""), what, which, outcome);
    }

    /** As {@link #record}, of a program. */
    void recordOf(RoutingContext ctx, String who, String what, String which, String outcome) {
        audit.write(who, what, which, from(ctx.request()), outcome);
    }

    /** The address of the browser; of what a header says, only the proxy's own word counts. */
    String from(HttpServerRequest request) {
        String peer = request.remoteAddress().hostAddress();
        String told = request.getHeader("X-Forwarded-For");
        if (told == null || !proxy.equals(Optional.of(peer))) {
            return peer;
        }
        String last = told.substring(told.lastIndexOf(',') + 1).strip();
        return ADDRESS.matcher(last).matches() ? last : peer;
    }

    Frame frame(RoutingContext ctx, String title) {
        Optional<Account> account = account(ctx);
        return new Frame(
                title,
                account.map(Account::name).orElse(""),
                account.filter(Access.WRITERS::allows).isPresent(),
                account.filter(Access.BASISTEAM::allows).isPresent(),
                account.filter(Access.BEHEER::allows).isPresent(),
                Objects.requireNonNullElse(ctx.<String>get(FORM_TOKEN), ""));
    }

    Pages pages() {
        return pages;
    }

    static void html(RoutingContext ctx, int status, String page) {
        ctx.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .end(page);
    }

    static void go(RoutingContext ctx, String where) {
        ctx.response().setStatusCode(303).putHeader("Location", where).end();
    }

    /** What a form has in a field; empty when it has none. */
    static String field(RoutingContext ctx, String name) {
        return Objects.requireNonNullElse(ctx.request().getFormAttribute(name), "")
                .strip();
    }

    void unknown(RoutingContext ctx) {
        html(
                ctx,
                404,
                pages.told(
                        frame(ctx, "Niet gevonden"), "Deze bladzijde of dit bestand is er niet, of is niet voor u."));
    }
}
