package nl.wijkbeeld.portal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import nl.wijkbeeld.portal.Nights.Delivery;

/** For who runs the hub: the last night, each source, each delivery, who may what, and the trail. No dossier. */
public final class Managing {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final int TRAIL = 200;
    /** On the page; the download has them all. */
    private static final int FINDINGS = 100;

    private static final double GIGABYTE = 1e9;

    private final Visits visits;
    private final Nights nights;
    private final Accounts accounts;
    private final Path trail;
    private final Library library;
    private final Replay replay;
    private final Clock clock;

    Managing(Visits visits, Nights nights, Accounts accounts, Path trail, Library library, Replay replay, Clock clock) {
        this.visits = visits;
        this.nights = nights;
        this.accounts = accounts;
        this.trail = trail;
        this.library = library;
        this.replay = replay;
        this.clock = clock;
    }

    List<Page> paths() {
        return List.of(
                Page.get("/beheer", Access.BEHEER, this::overview),
                Page.get("/beheer/bron/:bron/:leverancier", Access.BEHEER, this::source),
                Page.get("/beheer/levering/:nummer", Access.BEHEER, this::delivery),
                Page.get("/beheer/levering/:nummer/bevindingen.csv", Access.BEHEER, this::findings),
                Page.post("/beheer/levering/:nummer/opnieuw", Access.BEHEER, this::again),
                Page.get("/beheer/toegang", Access.BEHEER, this::rights),
                Page.post("/beheer/toegang", Access.BEHEER, this::reviewed),
                Page.get("/beheer/spoor", Access.BEHEER, this::trail));
    }

    private void overview(RoutingContext ctx) {
        Visits.html(
                ctx,
                200,
                visits.pages()
                        .managing(
                                visits.frame(ctx, "Beheer"),
                                nights.sentence(),
                                health(),
                                nights.steps(),
                                nights.suppliers(),
                                library.all().stream().limit(10).toList()));
    }

    /** What must be well for the next night. */
    private List<String> health() {
        List<String> told = new ArrayList<>();
        told.add("Het warehouse antwoordt.");
        try {
            Path folder = trail.toAbsolutePath().getParent();
            double free = Files.getFileStore(folder == null || Files.notExists(folder) ? Path.of("/") : folder)
                            .getUsableSpace()
                    / GIGABYTE;
            told.add("Vrije ruimte op de schijf: %.0f GB.".formatted(free));
        } catch (IOException unreadable) {
            told.add("De vrije ruimte op de schijf is niet te lezen.");
        }
        told.add(Audit.firstBroken(trail).isPresent() ? "Het spoor klopt niet: kijk bij Spoor." : "Het spoor klopt.");
        return told;
    }

    private void source(RoutingContext ctx) {
        String source = ctx.pathParam("bron");
        String supplier = ctx.pathParam("leverancier");
        nights.suppliers().stream()
                .filter(known ->
                        known.source().equals(source) && known.supplier().equals(supplier))
                .findFirst()
                .ifPresentOrElse(
                        known -> Visits.html(
                                ctx,
                                200,
                                visits.pages()
                                        .source(
                                                visits.frame(ctx, known.title()),
                                                nights.calendar(source, supplier),
                                                nights.deliveries(source, supplier))),
                        () -> visits.unknown(ctx));
    }

    private Optional<Delivery> wished(RoutingContext ctx) {
        String number = ctx.pathParam("nummer");
        return NUMBER.matcher(number).matches() ? nights.delivery(Long.parseLong(number)) : Optional.empty();
    }

    private void delivery(RoutingContext ctx) {
        wished(ctx)
                .ifPresentOrElse(
                        delivery -> Visits.html(
                                ctx,
                                200,
                                visits.pages()
                                        .delivery(
                                                visits.frame(ctx, "Levering " + delivery.number()),
                                                delivery,
                                                nights.broken(delivery.number()),
                                                nights.findings(delivery.number()).stream()
                                                        .limit(FINDINGS)
                                                        .toList(),
                                                replay.isPossible()
                                                        && nights.refusedFile(delivery)
                                                                .isPresent())),
                        () -> visits.unknown(ctx));
    }

    /** For the partner: which rows, which column, which rule; never what stood there. */
    private void findings(RoutingContext ctx) {
        Optional<Delivery> delivery = wished(ctx);
        if (delivery.isEmpty()) {
            visits.unknown(ctx);
            return;
        }
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(text)) {
            csv.writeRecord("rij", "kolom", "regel", "uitleg", "verwacht", "aantal");
            nights.findings(delivery.get().number())
                    .forEach(found -> csv.writeRecord(
                            found.row(),
                            found.column(),
                            found.rule(),
                            found.sentence(),
                            found.expected(),
                            found.count()));
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
        visits.record(
                ctx, "downloaden", "bevindingen van levering " + delivery.get().number(), "gegeven");
        ctx.response()
                .putHeader("Content-Type", "text/csv; charset=utf-8")
                .putHeader(
                        "Content-Disposition",
                        "attachment; filename=\"bevindingen-levering-%d.csv\""
                                .formatted(delivery.get().number()))
                .end(text.toString());
    }

    private void again(RoutingContext ctx) {
        Optional<Delivery> delivery = wished(ctx).filter(known -> replay.isPossible());
        Optional<Path> file = delivery.flatMap(nights::refusedFile);
        if (delivery.isEmpty() || file.isEmpty()) {
            visits.unknown(ctx);
            return;
        }
        visits.record(ctx, "opnieuw aanbieden", "levering " + delivery.get().number(), "aangeboden");
        replay.receive(
                file.get().toFile(), delivery.get().source(), delivery.get().supplier());
        Visits.go(
                ctx,
                "/beheer/bron/%s/%s"
                        .formatted(delivery.get().source(), delivery.get().supplier()));
    }

    /** One account and when it was last used and looked at. */
    public record Right(String name, String roles, String wijken, String used, String reviewed, boolean isDue) {}

    private void rights(RoutingContext ctx) {
        Map<String, String> used = new HashMap<>();
        Audit.lines(trail).stream()
                .map(Managing::read)
                .filter(line -> "aanmelden".equals(line.get("wat")))
                .forEach(line -> used.put(line.getOrDefault("wie", ""), line.getOrDefault("moment", "")));
        LocalDate yearAgo = LocalDate.now(clock).minusYears(1);
        List<Right> rights = accounts.all().values().stream()
                .map(account -> new Right(
                        account.name(),
                        String.join(
                                ", ",
                                account.roles().stream().map(Role::key).sorted().toList()),
                        String.join(", ", account.wijken().stream().sorted().toList()),
                        used.getOrDefault(account.name(), "nog nooit"),
                        account.reviewed().map(Pages::day).orElse("nog nooit"),
                        account.reviewed().filter(day -> day.isAfter(yearAgo)).isEmpty()))
                .toList();
        Visits.html(ctx, 200, visits.pages().rights(visits.frame(ctx, "Toegang"), rights));
    }

    private void reviewed(RoutingContext ctx) {
        Optional<Account> account = accounts.find(Visits.field(ctx, "naam"));
        if (account.isEmpty()) {
            visits.unknown(ctx);
            return;
        }
        accounts.put(account.get().reviewedOn(LocalDate.now(clock)));
        visits.record(ctx, "toegang nakijken", account.get().name(), "nagekeken");
        Visits.go(ctx, "/beheer/toegang");
    }

    private void trail(RoutingContext ctx) {
        List<String> lines = Audit.lines(trail);
        List<Map<String, String>> last = new ArrayList<>();
        for (String line : lines.subList(Math.max(0, lines.size() - TRAIL), lines.size())) {
            last.add(read(line));
        }
        Collections.reverse(last);
        OptionalInt broken = Audit.firstBroken(trail);
        Visits.html(
                ctx,
                200,
                visits.pages()
                        .trail(
                                visits.frame(ctx, "Spoor"),
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
}
