package nl.wijkbeeld.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import nl.wijkbeeld.settings.Fault;

/** The published editions, by their manifests; a file that no manifest names is not there. */
public final class Library {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COUNCIL = "raadsrapportage";
    private static final String MANIFEST = "manifest.json";

    private final Path editions;
    /** An edition never changes. */
    private final Map<String, Edition> read = new ConcurrentHashMap<>();

    private List<Edition> known = List.of();
    private List<Newest> newest = List.of();
    private FileTime seen = FileTime.fromMillis(0);

    public Library(Path editions) {
        this.editions = editions;
    }

    /**
     * A file of an edition.
     *
     * @param area code of what a dossier is about; empty for a table
     * @param title what it is about, in words
     * @param web name of the same for the web
     * @param inShort what to tell of it in a list, by {@code verandering}, {@code ontbreekt} and {@code peildatums}
     */
    public record Item(String file, String area, String title, Optional<String> web, Map<String, String> inShort) {

        public Item {
            inShort = Map.copyOf(inShort);
        }

        static Item data(String file) {
            return new Item(file, "", file, Optional.empty(), Map.of());
        }

        /** A table or the manifest, and no dossier. */
        boolean isData() {
            return area.isEmpty();
        }
    }

    /** @param items in the order of its manifest */
    public record Edition(String name, LocalDate peildatum, Path folder, List<Item> items) {

        public Edition {
            items = List.copyOf(items);
        }

        public String day() {
            return Pages.day(peildatum);
        }

        /** The dossier of an area; empty when this edition has none. */
        public Optional<Item> dossier(String area) {
            return items.stream().filter(item -> item.area().equals(area)).findFirst();
        }
    }

    /** Newest first; looked up anew when the folder changed. */
    synchronized List<Edition> all() {
        if (Files.notExists(editions)) {
            return List.of();
        }
        try {
            FileTime changed = Files.getLastModifiedTime(editions);
            if (!changed.equals(seen)) {
                known = list();
                newest = newest(known);
                seen = changed;
            }
            return known;
        } catch (IOException unreadable) {
            throw new Fault("%s is niet te lezen. Controleer de rechten.".formatted(editions), unreadable);
        }
    }

    /**
     * A dossier in the newest edition that has it.
     *
     * @param editions how many have it
     */
    public record Newest(Edition edition, Item item, int editions) {

        public String peildatum() {
            return edition.day();
        }

        public List<String> told(String what) {
            return item.inShort().getOrDefault(what, "").lines().toList();
        }
    }

    /** Of each dossier, those of the newest edition first. */
    synchronized List<Newest> newest() {
        all();
        return newest;
    }

    private static List<Newest> newest(List<Edition> editions) {
        Map<String, Newest> newest = new LinkedHashMap<>();
        for (Edition edition : editions) {
            for (Item item : edition.items()) {
                if (!item.isData()) {
                    newest.merge(
                            item.file(),
                            new Newest(edition, item, 1),
                            (first, again) -> new Newest(first.edition, first.item, first.editions + 1));
                }
            }
        }
        return List.copyOf(newest.values());
    }

    private List<Edition> list() throws IOException {
        try (Stream<Path> folders = Files.list(editions)) {
            return folders.filter(folder -> Files.exists(folder.resolve(MANIFEST))
                            && !String.valueOf(folder.getFileName()).startsWith("."))
                    .map(folder ->
                            read.computeIfAbsent(String.valueOf(folder.getFileName()), name -> read(name, folder)))
                    .sorted(Comparator.comparing(Edition::peildatum)
                            .thenComparing(edition -> edition.name().length())
                            .thenComparing(Edition::name)
                            .reversed())
                    .toList();
        }
    }

    /** By exact names: nothing that a request says becomes part of a path. */
    Optional<Found> find(String edition, String file) {
        return all().stream()
                .filter(known -> known.name().equals(edition))
                .flatMap(known -> known.items().stream()
                        .filter(item -> item.file().equals(file))
                        .map(item -> new Found(known, item)))
                .findFirst();
    }

    /** A file and the edition that it is of. */
    record Found(Edition edition, Item item) {

        Path path() {
            return edition.folder().resolve(item.file());
        }

        /** The HTML of a dossier. */
        String text() {
            Path file = edition.folder().resolve(item.web().orElseThrow());
            try {
                return Files.readString(file);
            } catch (IOException unreadable) {
                throw new Fault("%s is niet te lezen. Controleer de rechten.".formatted(file), unreadable);
            }
        }
    }

    /** The report to the councils is about the area of the base team's dossier. */
    private static String title(String file, String area) {
        return file.startsWith(COUNCIL) ? "Raadsrapportage " + area : area;
    }

    private static Item dossier(String file, JsonNode dossier) {
        Map<String, String> inShort = new HashMap<>();
        dossier.path("kort")
                .fields()
                .forEachRemaining(
                        told -> inShort.put(told.getKey(), told.getValue().asText()));
        return new Item(
                file,
                dossier.path("gebied_code").asText(),
                title(file, dossier.path("naam").asText()),
                Optional.ofNullable(dossier.get("web")).map(JsonNode::asText),
                inShort);
    }

    private static Edition read(String name, Path folder) {
        Path file = folder.resolve(MANIFEST);
        try {
            JsonNode manifest = JSON.readTree(file.toFile());
            List<Item> items = new ArrayList<>();
            JsonNode dossiers = manifest.path("dossiers");
            Set<String> web = new HashSet<>();
            dossiers.forEach(dossier -> web.add(dossier.path("web").asText()));
            manifest.path("bestanden").fieldNames().forEachRemaining(known -> {
                if (dossiers.has(known)) {
                    items.add(dossier(known, dossiers.path(known)));
                } else if (!web.contains(known)) {
                    items.add(Item.data(known));
                }
            });
            return new Edition(name, LocalDate.parse(manifest.path("peildatum").asText()), folder, items);
        } catch (IOException | RuntimeException broken) {
            throw new Fault(
                    "%s is niet te lezen. Verwijder de map van die editie of zet haar terug.".formatted(file), broken);
        }
    }
}
