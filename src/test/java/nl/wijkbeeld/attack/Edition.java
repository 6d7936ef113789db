package nl.wijkbeeld.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All that one edition says.
 *
 * @param deliveries the latest of each supplier, by its printed name
 */
record Edition(String name, LocalDate peildatum, List<Figure> figures, Map<String, Paper.Delivery> deliveries) {

    /** Reads editions; the public files of the product say what their words mean. */
    record Reader(CsvFigures.Rules rules, Areas areas, Sources sources) {

        static Reader of(Path config) throws IOException {
            return new Reader(
                    CsvFigures.Rules.read(config.resolve("publicatie.yaml")),
                    Areas.read(config.resolve("gebieden/gebieden.csv")),
                    Sources.read(config.resolve("bronnen")));
        }

        /** Holds the editions to another promise. */
        Reader promised(UnaryOperator<Promise> promise) {
            return new Reader(rules.each(promise), areas, sources);
        }

        Edition read(Path folder) throws IOException {
            List<Figure> figures = new ArrayList<>();
            Map<String, String> categories = new TreeMap<>();
            for (Path file : files(folder, ".csv")) {
                CsvFigures.Table table = new CsvFigures(file, rules, areas.inhabitants()).read();
                figures.addAll(table.figures());
                categories.putAll(table.categories());
            }
            Map<String, Paper.Delivery> deliveries = new TreeMap<>();
            for (Path file : files(folder, ".pdf")) {
                Paper paper = Paper.read(file);
                figures.addAll(paper.figures(sources, areas, categories, rules));
                paper.deliveries(sources).forEach(delivery -> deliveries.put(delivery.name(), delivery));
            }
            JsonNode manifest =
                    new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
            return new Edition(
                    manifest.path("editie").asText(),
                    LocalDate.parse(manifest.path("peildatum").asText()),
                    figures,
                    deliveries);
        }

        private static List<Path> files(Path folder, String ending) throws IOException {
            try (Stream<Path> files = Files.list(folder)) {
                return files.filter(file -> file.toString().endsWith(ending))
                        .sorted()
                        .toList();
            }
        }
    }
}
