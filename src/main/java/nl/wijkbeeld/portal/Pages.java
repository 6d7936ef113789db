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
import java.time.ZoneId;
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
    public record Frame(String title, String name, boolean isBeheer, String token) {}

    /** A dossier that somebody may see: its newest edition, and how many there are. */
    public record Shelf(String area, String title, Library.Edition edition, Library.Item item, int editions) {

        public String peildatum() {
            return day(edition.peildatum());
        }
    }

    /** One edition of a dossier or of all tables. */
    public record Row(Library.Edition edition, List<Library.Item> items) {

        public String peildatum() {
            return day(edition.peildatum());
        }
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String moment(Instant moment) {
        return MOMENT.format(moment.atZone(HERE));
    }

    String signIn(Frame frame, Optional<String> refused) {
        return fill("aanmelden", frame, Map.of("geweigerd", refused.orElse("")));
    }

    String shelves(Frame frame, List<Shelf> shelves, boolean hasData) {
        return fill("wijken", frame, Map.of("planken", shelves, "gegevens", hasData));
    }

    String archive(Frame frame, List<Row> rows) {
        return fill("archief", frame, Map.of("rijen", rows));
    }

    String trail(Frame frame, List<Map<String, String>> lines, Optional<Integer> broken) {
        return fill("spoor", frame, Map.of("regels", lines, "gebroken", broken.orElse(0)));
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
