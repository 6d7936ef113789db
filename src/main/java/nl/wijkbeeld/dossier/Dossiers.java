package nl.wijkbeeld.dossier;

import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import nl.wijkbeeld.disclosure.Area;
import nl.wijkbeeld.disclosure.Cell;
import nl.wijkbeeld.disclosure.Publication;
import nl.wijkbeeld.settings.Fault;
import org.jspecify.annotations.Nullable;

/** Composes the dossiers: one per wijk and one for the base team. Templates are compiled once, at opening. */
public final class Dossiers implements AutoCloseable {

    private final DossierSettings settings;
    private final Texts texts;
    private final Themes themes;
    private final Palette palette;
    private final Printer printer;

    private Dossiers(DossierSettings settings) {
        this.settings = settings;
        this.texts = Texts.read(settings.reports().resolve("teksten.properties"));
        this.themes = Themes.read(settings.themes());
        this.palette = Palette.read(settings.reports().resolve("huisstijl.properties"));
        this.printer = new Printer(Templates.read(settings.reports()), texts);
    }

    /**
     * Reads and compiles what stands in the reports folder.
     *
     * @throws Fault when a template, text or colour is missing or broken; names the file
     */
    public static Dossiers open(DossierSettings settings) {
        return new Dossiers(settings);
    }

    /** All dossiers of an edition, wijken first. */
    public List<Document> compose(Publication publication, String edition) {
        return all(preparations(publication, edition).stream()
                .<Callable<Document>>map(preparation -> () -> print(preparation.get()))
                .toList());
    }

    /** What to print of each area, made when it is asked. */
    List<Supplier<Prepared>> preparations(Publication publication, String edition) {
        Story story = story(publication);
        List<Supplier<Prepared>> preparations = new ArrayList<>();
        publication.areas("wijk").forEach(wijk -> preparations.add(() -> wijkdossier(story, wijk, edition)));
        publication.areas("basisteam").forEach(team -> preparations.add(() -> basisteamdossier(story, team, edition)));
        return preparations;
    }

    /** A dossier that only has to be filled and written. */
    record Prepared(
            String template,
            String title,
            String name,
            String area,
            Map<String, @Nullable Object> parameters,
            List<Block> blocks) {}

    Document print(Prepared prepared) {
        Printer.Printed printed =
                printer.print(prepared.template, prepared.title, prepared.parameters, prepared.blocks);
        return new Document(prepared.name, prepared.area, printed.pdf(), printed.html(), inShort(prepared.blocks));
    }

    private static Map<String, String> inShort(List<Block> blocks) {
        Map<String, String> told = new LinkedHashMap<>();
        blocks.forEach(block -> block.inShort().ifPresent(key -> told.put(key, block.words())));
        return told;
    }

    /**
     * The dossier of one area.
     *
     * @param area code of a wijk, or {@code basisteam}
     * @throws Fault when there is no such wijk
     */
    public Document compose(Publication publication, String edition, String area) {
        Story story = story(publication);
        Area found = publication.areas().stream()
                .filter(known -> known.code().equals(area))
                .findFirst()
                .orElseThrow(() -> new Fault("%s is geen gebied. Geef een wijkcode of basisteam.".formatted(area)));
        return switch (found.level()) {
            case "wijk" -> print(wijkdossier(story, found, edition));
            case "basisteam" -> print(basisteamdossier(story, found, edition));
            default -> throw new Fault("%s is een %s. Geef een wijkcode of basisteam.".formatted(area, found.level()));
        };
    }

    /**
     * The report to the councils over a year.
     *
     * @throws Fault when not all months of that year were delivered and closed
     */
    public Document council(Publication publication, String edition, int year) {
        Story story = story(publication);
        boolean isWhole = publication
                .perYear()
                .where(Map.of("jaar", Integer.toString(year), "bron", story.mainSource()))
                .map(line -> line.cell("aantal"))
                .anyMatch(cell -> !cell.provisional() && !(cell instanceof Cell.NotDelivered));
        if (!isWhole) {
            throw new Fault(
                    "Over %d zijn nog niet alle maanden van %s geleverd en gesloten, of ze liggen te ver terug. Kies een ander jaar of wacht."
                            .formatted(year, story.mainSource()));
        }
        Area team = publication.areas("basisteam").get(0);
        String under = texts.say("raadsrapportage.onderschrift", "jaar", year, "gemeenten", gemeenten(story, team));
        return print(prepared(
                story,
                "raadsrapportage",
                team,
                under,
                edition,
                new Raadsrapportage(story, settings, year).blocks(team)));
    }

    private String gemeenten(Story story, Area team) {
        return String.join(
                texts.get("en"),
                story.publication().areasIn(team.code()).stream()
                        .map(Area::name)
                        .toList());
    }

    private Story story(Publication publication) {
        return new Story(
                publication,
                texts,
                new Dutch(texts),
                palette,
                themes.withHic(texts),
                Previous.before(publication.peildatum(), settings.editions(), publication.seriesPerTheme()));
    }

    List<Document> all(List<Callable<Document>> work) {
        ExecutorService workers = Executors.newFixedThreadPool(settings.threads());
        try {
            List<Document> documents = new ArrayList<>();
            for (Future<Document> done : workers.invokeAll(work)) {
                documents.add(done.get());
            }
            return documents;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while composing", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed);
        } finally {
            workers.shutdownNow();
        }
    }

    private Prepared wijkdossier(Story story, Area wijk, String edition) {
        Area gemeente = story.gemeente(wijk);
        String under = texts.say(
                "wijkdossier.onderschrift",
                "gemeente",
                gemeente.name(),
                "peildatum",
                Dutch.date(story.publication().peildatum()));
        return prepared(story, "wijkdossier", wijk, under, edition, new Wijkdossier(story, settings).blocks(wijk));
    }

    private Prepared basisteamdossier(Story story, Area team, String edition) {
        String under = texts.say(
                "basisteamdossier.onderschrift",
                "gemeenten",
                gemeenten(story, team),
                "peildatum",
                Dutch.date(story.publication().peildatum()));
        return prepared(
                story, "basisteamdossier", team, under, edition, new Basisteamdossier(story, settings).blocks(team));
    }

    private Prepared prepared(
            Story story, String template, Area area, String under, String edition, List<Block> blocks) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("naam", area.name());
        parameters.put("onderschrift", under);
        parameters.put("editie", edition);
        parameters.put("demo", settings.demo());
        parameters.put(
                "bewaren",
                texts.say(
                        "bewaren",
                        "jaar",
                        story.publication().peildatum().plusYears(5).getYear()));
        parameters.put("beeldmerk", logo());
        String title = texts.get("soort." + template) + " " + area.name();
        return new Prepared(
                template, title, "%s-%s.pdf".formatted(template, slug(area)), area.code(), parameters, blocks);
    }

    /** A municipality's own logo, when reports/beeldmerk.svg is there. */
    private @Nullable Object logo() {
        Path file = settings.reports().resolve("beeldmerk.svg");
        if (Files.notExists(file)) {
            return null;
        }
        try {
            return new Drawing(Files.readString(file), "").renderer();
        } catch (java.io.IOException unreadable) {
            throw new Fault("%s is niet te lezen. Herstel of verwijder het bestand.".formatted(file), unreadable);
        }
    }

    private static String slug(Area area) {
        String plain = Normalizer.normalize(area.name(), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String name =
                plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return area.level().equals("wijk") ? area.code().toLowerCase(Locale.ROOT) + "-" + name : name;
    }

    @Override
    public void close() {
        printer.close();
    }
}
