package nl.wijkbeeld.portal;

import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import nl.wijkbeeld.portal.Pages.Row;

/** The dossiers: the newest, the earlier ones, on the web and as a file. They come from the editions alone. */
final class Reading {

    private final Visits visits;
    private final Library library;

    Reading(Visits visits, Library library) {
        this.visits = visits;
        this.library = library;
    }

    List<Page> paths() {
        return List.of(
                Page.quick("/", Access.SIGNED_IN, this::shelves),
                Page.get("/gebied/:code", Access.SIGNED_IN, this::archive),
                Page.get("/gegevens", Access.SIGNED_IN, this::data),
                Page.get("/lezen/:editie/:bestand", Access.SIGNED_IN, this::read),
                Page.get("/editie/:editie/:bestand", Access.SIGNED_IN, this::download));
    }

    /** The newest edition of each dossier that the account may see. */
    private void shelves(RoutingContext ctx) {
        Account account = visits.known(ctx);
        List<Library.Newest> shelves = library.newest().stream()
                .filter(newest -> account.maySee(newest.item()))
                .toList();
        Visits.html(
                ctx, 200, visits.pages().shelves(visits.frame(ctx, "Mijn wijken"), shelves, account.has(Role.BELEID)));
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
        List<Row> rows = rows(visits.known(ctx), ctx.pathParam("code"));
        if (rows.isEmpty()) {
            visits.unknown(ctx);
        } else {
            String title = "Edities van " + rows.get(0).items().get(0).title();
            Visits.html(ctx, 200, visits.pages().archive(visits.frame(ctx, title), rows));
        }
    }

    private void data(RoutingContext ctx) {
        List<Row> rows = rows(visits.known(ctx), "");
        if (rows.isEmpty()) {
            visits.unknown(ctx);
        } else {
            Visits.html(ctx, 200, visits.pages().archive(visits.frame(ctx, "Tabellen"), rows));
        }
    }

    private Optional<Library.Found> wished(RoutingContext ctx, String what) {
        String which = ctx.pathParam("editie") + "/" + ctx.pathParam("bestand");
        Account account = visits.known(ctx);
        Optional<Library.Found> found = library.find(ctx.pathParam("editie"), ctx.pathParam("bestand"))
                .filter(file -> account.maySee(file.item()));
        visits.record(ctx, what, which, found.isPresent() ? "gegeven" : "niet gevonden");
        return found;
    }

    /** The dossier for the web, by the name of its PDF. */
    private void read(RoutingContext ctx) {
        Optional<Library.Found> found =
                wished(ctx, "lezen").filter(file -> file.item().web().isPresent());
        if (found.isEmpty()) {
            visits.unknown(ctx);
            return;
        }
        Library.Item item = found.get().item();
        Visits.html(
                ctx,
                200,
                visits.pages()
                        .dossier(
                                visits.frame(ctx, item.title()),
                                found.get().edition(),
                                item,
                                found.get().text()));
    }

    private void download(RoutingContext ctx) {
        Optional<Library.Found> found = wished(ctx, "downloaden");
        if (found.isEmpty()) {
            visits.unknown(ctx);
            return;
        }
        String file = found.get().item().file();
        ctx.response()
                .putHeader("Content-Type", type(file))
                .putHeader("Content-Disposition", "attachment; filename=\"" + file + "\"")
                .sendFile(found.get().path().toAbsolutePath().toString());
    }

    static String type(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "pdf" -> "application/pdf";
            case "csv" -> "text/csv; charset=utf-8";
            case "json" -> "application/json";
            case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            default -> "application/octet-stream";
        };
    }
}
