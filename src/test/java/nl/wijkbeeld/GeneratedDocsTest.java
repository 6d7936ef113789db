package nl.wijkbeeld;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.wijkbeeld.delivery.Column;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Contracts;
import nl.wijkbeeld.finding.Rule;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;
import org.junit.jupiter.api.Test;

/** Writes docs/generated from the code; fails once when something changed, so that the change is looked at. */
class GeneratedDocsTest {

    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path CONFIG = ROOT.resolve("config");

    private static void upToDate(String name, String content) throws IOException {
        Path file = ROOT.resolve("docs/generated").resolve(name);
        String before = Files.exists(file) ? Files.readString(file) : "";
        if (!before.equals(content)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        }
        assertEquals(before, content, "docs/generated/" + name + " was written anew: look at it and commit it");
    }

    private static String row(String... cells) {
        return Stream.of(cells)
                .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    @Test
    void settings() throws IOException {
        StringBuilder page = new StringBuilder(
                "# Instellingen\n\nGemaakt uit de code. Waarde in `config/wijkbeeld.properties`.\n\n");
        page.append(row("sleutel", "betekenis", "eenheid", "standaard")).append(row("---", "---", "---", "---"));
        for (Setting setting : Setting.values()) {
            page.append(row("`" + setting.key() + "`", setting.meaning(), setting.unit(), setting.standard()));
        }
        page.append("\nDaarnaast noemen de routes deze sleutels:\n\n");
        Settings.namedInRoutes(Home.at(ROOT)).stream()
                .filter(key -> Setting.find(key).isEmpty())
                .forEach(key -> page.append("- `").append(key).append("`\n"));
        upToDate("instellingen.md", page.toString());
    }

    @Test
    void findings() throws IOException {
        StringBuilder page =
                new StringBuilder("# Bevindingen\n\nGemaakt uit de code. Een bevinding noemt nooit een waarde.\n\n");
        page.append(row("regel", "kost", "zin")).append(row("---", "---", "---"));
        for (Rule rule : Rule.values()) {
            String costs = switch (rule.weight()) {
                case NOTICE -> "niets: wordt geteld en getoond";
                case ROW -> "de rij";
                case DELIVERY -> "de hele levering";
            };
            page.append(row("`" + rule.code() + "`", costs, rule.sentence()));
        }
        upToDate("bevindingen.md", page.toString());
    }

    @Test
    void columns() throws IOException {
        StringBuilder page =
                new StringBuilder("# Kolommen\n\nGemaakt uit `config/bronnen` en de beschrijvingen van de marts.\n");
        for (Contract contract : Contracts.read(CONFIG.resolve("bronnen")).all()) {
            page.append("\n## ")
                    .append(contract.title())
                    .append(" (`")
                    .append(contract.bron())
                    .append("`)\n\n");
            page.append("Leveranciers: ")
                    .append(String.join(", ", contract.suppliers().values()));
            page.append(". Grondslag: ").append(contract.legalGround());
            page.append(". Ritme: ").append(contract.cadence().word());
            page.append(". Een maand sluit na ")
                    .append(contract.settlingDays())
                    .append(" dagen; een geweigerd bestand wordt na ")
                    .append(contract.keptRefusedDays())
                    .append(" dagen vernietigd.\n\n");
            page.append(row("kolom", "lot", "wordt", "verplicht")).append(row("---", "---", "---", "---"));
            contract.columns()
                    .forEach((name, column) -> page.append(
                            row("`" + name + "`", fate(column), becomes(column), column.isRequired() ? "ja" : "nee")));
        }
        page.append(marts());
        upToDate("kolommen.md", page.toString());
    }

    private static String fate(Column column) {
        return switch (column.fate()) {
            case DROPPED -> "weg";
            case KEYED -> "sleutel";
            case COARSENED -> "grof";
            case CODED -> "code";
            case KEPT -> "laat";
        };
    }

    private static String becomes(Column column) {
        if (column.coarse() != null) {
            return column.coarse().name().toLowerCase(Locale.ROOT);
        }
        return column.target() == null ? "" : column.target();
    }

    private static String marts() throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
        StringBuilder page = new StringBuilder();
        try (Stream<Path> files = Files.list(ROOT.resolve("src/main/resources/warehouse/marts"))) {
            List<Path> described = files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            for (Path file : described) {
                page.append("\n## `")
                        .append(file.getFileName().toString().replace(".yaml", ""))
                        .append("`\n\n");
                page.append(row("kolom", "betekenis", "eenheid", "bron")).append(row("---", "---", "---", "---"));
                JsonNode mart = yaml.readTree(file.toFile());
                JsonNode columns = mart.has("kolommen") ? mart.get("kolommen") : mart;
                columns.properties()
                        .forEach(column -> page.append(row(
                                "`" + column.getKey() + "`",
                                column.getValue().path("betekenis").asText(""),
                                column.getValue().path("eenheid").asText(""),
                                column.getValue().path("bron").asText(""))));
            }
        }
        return page.toString();
    }

    @Test
    void thePropertiesFileGivesEverySettingItsDefaultAndEveryRouteItsKey() throws IOException {
        Properties file = new Properties();
        try (Reader reader = Files.newBufferedReader(CONFIG.resolve("wijkbeeld.properties"))) {
            file.load(reader);
        }
        for (Setting setting : Setting.values()) {
            assertEquals(setting.standard(), file.getProperty(setting.key()), setting.key());
        }
        Set<String> missing = new TreeSet<>(Settings.namedInRoutes(Home.at(ROOT)));
        missing.removeAll(file.stringPropertyNames());
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyPathInTheArchitecturePageExists() throws IOException {
        Path page = ROOT.resolve("docs/architecture.md");
        List<String> missing = Pattern.compile("`([a-z][A-Za-z0-9_./-]*/[A-Za-z0-9_./-]*)`")
                .matcher(Files.readString(page))
                .results()
                .map(named -> named.group(1))
                .filter(path -> !path.startsWith("var/"))
                .filter(path -> !Files.exists(ROOT.resolve(path)))
                .toList();
        assertTrue(missing.isEmpty(), "docs/architecture.md names what is not there: " + missing);
    }
}
