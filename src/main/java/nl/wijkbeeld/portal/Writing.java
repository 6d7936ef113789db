package nl.wijkbeeld.portal;

import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.wijkbeeld.disclosure.Remark;
import nl.wijkbeeld.disclosure.Remarks;
import nl.wijkbeeld.disclosure.Remarks.Kept;
import nl.wijkbeeld.dossier.RemarkText;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.warehouse.Warehouse;

/** Duiding and the meeting's decisions: written, looked at as it will be printed, kept, done or taken back. */
public final class Writing {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    /** Longer does not fit beside the figures. */
    private static final int LONGEST = 1_000;

    private final Visits visits;
    private final Warehouse warehouse;
    private final Remarks remarks;
    private final RemarkText text;
    private final Clock clock;

    Writing(Visits visits, Warehouse warehouse, RemarkText text, Clock clock) {
        this.visits = visits;
        this.warehouse = warehouse;
        this.remarks = new Remarks(warehouse);
        this.text = text;
        this.clock = clock;
    }

    List<Page> paths() {
        return List.of(
                Page.get("/duiding", Access.WRITERS, ctx -> form(ctx, false)),
                Page.post("/duiding", Access.WRITERS, ctx -> write(ctx, false)),
                Page.post("/duiding/:nummer/intrekken", Access.WRITERS, this::withdraw),
                Page.get("/besluiten", Access.BASISTEAM, ctx -> form(ctx, true)),
                Page.post("/besluiten", Access.BASISTEAM, ctx -> write(ctx, true)),
                Page.post("/besluiten/:nummer/klaar", Access.BASISTEAM, this::finish));
    }

    /** One remark as a page shows it. */
    public record Told(long number, String heading, String text, String signature, String state, boolean isOpen) {}

    /** What is filled in; nothing of it is checked. */
    public record Form(String kind, String area, String theme, String date, String author, String owner, String text) {

        static Form empty(LocalDate today) {
            return new Form("", "", "", today.toString(), "", "", "");
        }

        static Form of(RoutingContext ctx) {
            return new Form(
                    Visits.field(ctx, "soort"),
                    Visits.field(ctx, "gebied"),
                    Visits.field(ctx, "thema"),
                    Visits.field(ctx, "datum"),
                    Visits.field(ctx, "auteur"),
                    Visits.field(ctx, "eigenaar"),
                    Visits.field(ctx, "tekst"));
        }
    }

    /** The areas that an account writes about: names by code. */
    private Map<String, String> areas(Account account) {
        Map<String, String> areas = new LinkedHashMap<>();
        boolean all = account.has(Role.BASISTEAM);
        warehouse
                .rows("select distinct gebied_code, naam, niveau from "
                        + (warehouse.has("dim_gebieden") ? "dim_gebieden" : "ref_gebieden")
                        + " where niveau in ('basisteam', 'gemeente', 'wijk')"
                        + " order by case niveau when 'basisteam' then 1 when 'gemeente' then 2 else 3 end, naam")
                .forEach(row -> {
                    if (all || account.wijken().contains(row.text("gebied_code"))) {
                        areas.put(row.text("gebied_code"), row.text("naam"));
                    }
                });
        return areas;
    }

    private void form(RoutingContext ctx, boolean decisions) {
        show(ctx, decisions, 200, Form.empty(LocalDate.now(clock)), Optional.empty(), Optional.empty());
    }

    private void show(
            RoutingContext ctx,
            boolean decisions,
            int status,
            Form filled,
            Optional<String> wrong,
            Optional<Told> preview) {
        Map<String, String> areas = areas(visits.known(ctx));
        List<Told> told = remarks.all().stream()
                .filter(kept -> areas.containsKey(kept.remark().area()))
                .filter(kept -> decisions == (kept.remark().kind() == Remark.Kind.BESLUIT))
                .map(kept -> told(kept, areas))
                .collect(Collectors.collectingAndThen(Collectors.toCollection(ArrayList::new), list -> {
                    java.util.Collections.reverse(list);
                    return list;
                }));
        Visits.html(
                ctx,
                status,
                visits.pages()
                        .writing(
                                visits.frame(ctx, decisions ? "Besluiten van het basisteam" : "Duiding"),
                                decisions,
                                areas,
                                text.themes(),
                                filled,
                                wrong,
                                preview,
                                told));
    }

    private Told told(Kept kept, Map<String, String> areas) {
        String state = kept.withdrawn()
                .map(day -> "ingetrokken op " + Pages.day(day))
                .or(() -> kept.done().map(day -> "klaar op " + Pages.day(day)))
                .orElse("");
        return told(
                kept.number(),
                kept.remark(),
                areas,
                state,
                kept.withdrawn().isEmpty() && kept.done().isEmpty());
    }

    private Told told(long number, Remark remark, Map<String, String> areas, String state, boolean isOpen) {
        return new Told(
                number,
                text.heading(remark, areas.getOrDefault(remark.area(), "")),
                remark.text(),
                text.signature(remark),
                state,
                isOpen);
    }

    /** A first press shows how it will be printed, a second keeps it. */
    private void write(RoutingContext ctx, boolean decisions) {
        Form filled = Form.of(ctx);
        Map<String, String> areas = areas(visits.known(ctx));
        try {
            Remark remark = remark(filled, decisions, areas.keySet());
            remarks.check(remark);
            if (Visits.field(ctx, "actie").equals("bewaren")) {
                long number = remarks.add(remark, clock);
                visits.record(ctx, remark.kind().key(), remark.area() + " nummer " + number, "bewaard");
                Visits.go(ctx, decisions ? "/besluiten" : "/duiding");
            } else {
                show(ctx, decisions, 200, filled, Optional.empty(), Optional.of(told(0, remark, areas, "", true)));
            }
        } catch (Fault refused) {
            show(ctx, decisions, 422, filled, Optional.of(String.valueOf(refused.getMessage())), Optional.empty());
        }
    }

    private Remark remark(Form filled, boolean decisions, Set<String> areas) {
        String area = filled.area();
        if (!areas.contains(area)) {
            throw new Fault("De tekst is niet bewaard: kies een gebied uit de lijst.");
        }
        if (filled.text().length() > LONGEST) {
            throw new Fault(
                    "De tekst is niet bewaard: hij is langer dan %d tekens. Maak hem korter.".formatted(LONGEST));
        }
        String theme = filled.theme();
        if (!theme.isEmpty() && !text.themes().containsKey(theme)) {
            throw new Fault("De tekst is niet bewaard: kies een thema uit de lijst.");
        }
        return new Remark(
                decisions ? Remark.Kind.BESLUIT : kind(filled.kind()),
                area,
                Optional.of(theme).filter(chosen -> !chosen.isEmpty()),
                date(filled.date()),
                filled.author(),
                filled.text(),
                Optional.of(filled.owner()).filter(owner -> decisions && !owner.isEmpty()));
    }

    private static Remark.Kind kind(String key) {
        return Arrays.stream(Remark.Kind.values())
                .filter(kind -> kind != Remark.Kind.BESLUIT && kind.key().equals(key.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new Fault("De tekst is niet bewaard: kies een soort uit de lijst."));
    }

    private LocalDate date(String text) {
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isAfter(LocalDate.now(clock))) {
                return date;
            }
        } catch (DateTimeParseException wrong) {
            // told below, as a day that is still to come
        }
        throw new Fault("De tekst is niet bewaard: kies een datum die er al is geweest, zoals 2026-03-31.");
    }

    /** The remark of the path, when it is of an area of this account. */
    private Optional<Kept> wished(RoutingContext ctx) {
        String number = ctx.pathParam("nummer");
        Set<String> areas = areas(visits.known(ctx)).keySet();
        return NUMBER.matcher(number).matches()
                ? remarks.all().stream()
                        .filter(kept -> kept.number() == Long.parseLong(number))
                        .filter(kept -> areas.contains(kept.remark().area()))
                        .findFirst()
                : Optional.empty();
    }

    private void withdraw(RoutingContext ctx) {
        Optional<Kept> wished = wished(ctx);
        if (wished.isEmpty() || !remarks.withdraw(wished.get().number(), LocalDate.now(clock))) {
            visits.unknown(ctx);
            return;
        }
        Remark remark = wished.get().remark();
        visits.record(
                ctx,
                remark.kind().key(),
                remark.area() + " nummer " + wished.get().number(),
                "ingetrokken");
        Visits.go(ctx, remark.kind() == Remark.Kind.BESLUIT ? "/besluiten" : "/duiding");
    }

    private void finish(RoutingContext ctx) {
        Optional<Kept> wished = wished(ctx);
        if (wished.isEmpty() || !remarks.finish(wished.get().number(), LocalDate.now(clock))) {
            visits.unknown(ctx);
            return;
        }
        visits.record(
                ctx,
                "besluit",
                wished.get().remark().area() + " nummer " + wished.get().number(),
                "klaar");
        Visits.go(ctx, "/besluiten");
    }
}
