package nl.wijkbeeld.portal;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import gg.jte.resolve.ResourceCodeResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Fills the templates of {@code resources/portaal}; what is put in is escaped by them. */
public final class Pages {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.forLanguageTag("nl-NL"));

    private static final DateTimeFormatter SHORT_DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.forLanguageTag("nl-NL"));

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM yyyy", Locale.forLanguageTag("nl-NL"));

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d MMM yyyy HH.mm", Locale.forLanguageTag("nl-NL"));

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM yyyy HH.mm.ss", Locale.forLanguageTag("nl-NL"));
    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");

    private final TemplateEngine engine;

    Pages() {
        try {
            this.engine = TemplateEngine.create(
                    new ResourceCodeResolver("portaal"),
                    Files.createTempDirectory("wijkbeeld-paginas"),
                    ContentType.Html,
                    Pages.class.getClassLoader());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * What is the same on each page.
     *
     * @param name of who signed in; empty for nobody
     * @param token that a form sends back
     */
    public record Frame(String title, String name, boolean isWriter, boolean isTeam, boolean isBeheer, String token) {}

    /** One edition of a dossier or of all tables. */
    public record Row(Library.Edition edition, List<Library.Item> items) {

        public String peildatum() {
            return day(edition.peildatum());
        }
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String shortDay(LocalDate day) {
        return SHORT_DAY.format(day);
    }

    static String month(LocalDate day) {
        return MONTH.format(day);
    }

    static String moment(Instant moment) {
        return MOMENT.format(moment.atZone(HERE));
    }

    /** The time of the ledger, which is UTC, on the clock of Almelo. */
    static LocalDateTime here(LocalDateTime utc) {
        return utc.atZone(ZoneOffset.UTC).withZoneSameInstant(HERE).toLocalDateTime();
    }

    static String minute(LocalDateTime utc) {
        return MINUTE.format(here(utc));
    }

    String signIn(Frame frame, Optional<String> refused, boolean hasProvider) {
        return fill("aanmelden", frame, Map.of("geweigerd", refused.orElse(""), "aanbieder", hasProvider));
    }

    String shelves(Frame frame, List<Library.Newest> shelves, boolean hasData) {
        return fill("wijken", frame, Map.of("planken", shelves, "gegevens", hasData));
    }

    String archive(Frame frame, List<Row> rows) {
        return fill("archief", frame, Map.of("rijen", rows));
    }

    String dossier(Frame frame, Library.Edition edition, Library.Item item, String html) {
        return fill("dossier", frame, Map.of("editie", edition, "stuk", item, "tekst", html));
    }

    String writing(
            Frame frame,
            boolean decisions,
            Map<String, String> areas,
            Map<String, String> themes,
            Writing.Form filled,
            Optional<String> wrong,
            Optional<Writing.Told> preview,
            List<Writing.Told> told) {
        return fill(
                decisions ? "besluiten" : "duiding",
                frame,
                Map.of(
                        "gebieden", areas,
                        "themas", themes,
                        "ingevuld", filled,
                        "fout", wrong.orElse(""),
                        "voorbeeld", preview,
                        "eerder", told));
    }

    String managing(
            Frame frame,
            String sentence,
            List<String> health,
            List<Nights.Step> steps,
            List<Nights.Supplier> suppliers,
            List<Library.Edition> editions) {
        return fill(
                "beheer",
                frame,
                Map.of(
                        "zin",
                        sentence,
                        "gezondheid",
                        health,
                        "stappen",
                        steps,
                        "leveranciers",
                        suppliers,
                        "edities",
                        editions));
    }

    String source(Frame frame, List<List<Nights.Day>> calendar, List<Nights.Delivery> deliveries) {
        return fill("bron", frame, Map.of("weken", calendar, "leveringen", deliveries));
    }

    String delivery(
            Frame frame,
            Nights.Delivery delivery,
            List<Nights.Broken> broken,
            List<Nights.Found> findings,
            boolean mayReplay) {
        return fill(
                "levering",
                frame,
                Map.of("levering", delivery, "regels", broken, "bevindingen", findings, "opnieuw", mayReplay));
    }

    String rights(Frame frame, List<Managing.Right> rights) {
        return fill("toegang", frame, Map.of("rechten", rights));
    }

    String trail(Frame frame, List<Map<String, String>> lines, Optional<Integer> broken) {
        return fill("spoor", frame, Map.of("regels", lines, "gebroken", broken.orElse(0)));
    }

    /** A page that says the same to everybody. */
    String still(String template, Frame frame) {
        return fill(template, frame, Map.of());
    }

    String told(Frame frame, String text) {
        return fill("melding", frame, Map.of("tekst", text));
    }

    private String fill(String template, Frame frame, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("kader", frame);
        TemplateOutput output = new StringOutput();
        engine.render(template + ".jte", all, output);
        return output.toString();
    }
}
