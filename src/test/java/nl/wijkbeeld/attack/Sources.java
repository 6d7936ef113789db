package nl.wijkbeeld.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The public contracts, as far as they tell how to read an edition.
 *
 * @param titles as printed, source by title; a supplier's own title follows a comma where there are more
 * @param snapshots sources whose every delivery holds all their cases
 */
record Sources(Map<String, String> titles, Set<String> snapshots) {

    static Sources read(Path folder) throws IOException {
        Sources sources = new Sources(new TreeMap<>(), new TreeSet<>());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                sources.add(new YAMLMapper().readTree(file.toFile()));
            }
        }
        return sources;
    }

    private void add(JsonNode contract) {
        String source = contract.path("bron").asText();
        String title = contract.path("titel").asText();
        titles.put(title, source);
        contract.path("leveranciers").forEach(supplier -> titles.put(title + ", " + supplier.asText(), source));
        if (contract.path("wijze").asText().equals("momentopname")) {
            snapshots.add(source);
        }
    }

    /** The printed name that a text ends with; the longest when more do. */
    Optional<String> nameAtEndOf(String text) {
        return titles.keySet().stream().filter(text::endsWith).max(java.util.Comparator.comparingInt(String::length));
    }

    List<String> titlesOf(String source) {
        return titles.entrySet().stream()
                .filter(entry -> entry.getValue().equals(source))
                .map(Map.Entry::getKey)
                .toList();
    }
}
