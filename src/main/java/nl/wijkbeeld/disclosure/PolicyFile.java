package nl.wijkbeeld.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import nl.wijkbeeld.disclosure.Policy.Households;
import nl.wijkbeeld.disclosure.Policy.Period;
import nl.wijkbeeld.disclosure.Policy.Rule;
import nl.wijkbeeld.disclosure.Policy.Threshold;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.signal.Control;
import org.jspecify.annotations.Nullable;

/** Reads the policy's YAML; a key too many or too few is a fault that names it. */
final class PolicyFile {

    private static final Set<String> TOP = Set.of(
            "versie",
            "openbaar",
            "beschermd",
            "vertrouwelijk",
            "plan",
            "minimum_inwoners_voor_cijfer",
            "minimum_voor_percentage",
            "weken_voor_signaal",
            "per_huishouden");
    private static final Set<String> RULE =
            Set.of("minimum", "breedte", "niveau", "periode", "alleen_gesloten", "nullen_tonen", "reden", "eigenaar");
    private static final Set<String> THRESHOLD = Set.of("waarde", "reden", "eigenaar");
    private static final Set<String> HOUSEHOLDS = Set.of("categorieen", "reden", "eigenaar");
    private static final List<String> LEVELS = List.of("buurt", "wijk", "gemeente");
    private static final List<String> TOLD = List.of("wijk", "gemeente", "basisteam");
    private static final Set<String> TABLE = Set.of("gevoeligheid", "gebied", "per", "periode");

    private final Path file;

    private PolicyFile(Path file) {
        this.file = file;
    }

    static Policy read(Path file) {
        try {
            return new PolicyFile(file).policy(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new Fault("%s is niet te lezen. Zet het bestand terug.".formatted(file), unreadable);
        }
    }

    private Policy policy(byte[] bytes) throws IOException {
        JsonNode root = parse(bytes);
        keys(root, TOP, "");
        Map<Sensitivity, Rule> rules = new EnumMap<>(Sensitivity.class);
        for (Sensitivity sensitivity : Sensitivity.values()) {
            rules.put(sensitivity, rule(root.get(sensitivity.key()), sensitivity.key()));
        }
        return new Policy(
                number(root, "versie", ""),
                digest(bytes),
                rules,
                plan(root.get("plan"), rules),
                threshold(root, "minimum_inwoners_voor_cijfer"),
                threshold(root, "minimum_voor_percentage"),
                weeks(root, "weken_voor_signaal"),
                households(root, "per_huishouden"));
    }

    private JsonNode parse(byte[] bytes) throws IOException {
        ObjectMapper yaml =
                new ObjectMapper(new YAMLFactory()).enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
        try {
            return yaml.readTree(bytes);
        } catch (JsonProcessingException broken) {
            throw new Fault("%s is geen goede YAML (regel %d). Herstel die regel."
                    .formatted(
                            file,
                            broken.getLocation() == null
                                    ? 0
                                    : broken.getLocation().getLineNr()));
        }
    }

    private Rule rule(JsonNode node, String at) {
        keys(node, RULE, at);
        Rule rule = new Rule(
                number(node, "minimum", at),
                number(node, "breedte", at),
                level(node, at),
                period(node, at),
                yes(node, "alleen_gesloten", at),
                yes(node, "nullen_tonen", at),
                text(node, "reden", at),
                text(node, "eigenaar", at));
        if (at.equals("openbaar")) {
            open(rule, at);
        } else {
            closed(rule, at);
        }
        return rule;
    }

    /** Theme totals sum openbaar categories: none of those may be withheld. */
    private void open(Rule rule, String at) {
        require(rule.minimum() <= 1, at, "minimum", "0; zet een categorie die bescherming vraagt op beschermd");
        require(rule.zerosShown(), at, "nullen_tonen", "ja");
        require(rule.level().equals("buurt"), at, "niveau", "buurt");
        require(rule.period() == Period.MAAND, at, "periode", "maand");
    }

    private void closed(Rule rule, String at) {
        require(rule.width() >= 1, at, "breedte", "1 of meer");
        require(rule.closedOnly(), at, "alleen_gesloten", "ja; een open maand verandert elke nacht");
        require(!rule.level().equals("buurt"), at, "niveau", "wijk of gemeente");
        require(rule.period() != Period.MAAND, at, "periode", "kwartaal of jaar");
    }

    private void require(boolean holds, String at, String key, String expected) {
        if (!holds) {
            throw fault(at, key, expected);
        }
    }

    private List<PlannedTable> plan(JsonNode node, Map<Sensitivity, Rule> rules) {
        if (!node.isArray() || node.isEmpty()) {
            throw new Fault("%s: bij plan hoort een lijst van tabellen.".formatted(file));
        }
        List<PlannedTable> plan = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            plan.add(table(node.get(i), "plan[%d]".formatted(i + 1), rules));
        }
        return plan;
    }

    /** No finer than the rule of its sensitivity. */
    private PlannedTable table(JsonNode node, String at, Map<Sensitivity, Rule> rules) {
        Set<String> sources = new TreeSet<>();
        if (node.isObject() && ((ObjectNode) node).remove("bronnen") instanceof ArrayNode named) {
            named.forEach(source -> sources.add(source.asText()));
        }
        keys(node, TABLE, at);
        Sensitivity sensitivity = switch (text(node, "gevoeligheid", at)) {
            case "beschermd" -> Sensitivity.BESCHERMD;
            case "vertrouwelijk" -> Sensitivity.VERTROUWELIJK;
            default -> throw fault(at, "gevoeligheid", "beschermd of vertrouwelijk");
        };
        Rule rule = Objects.requireNonNull(rules.get(sensitivity));
        String level = text(node, "gebied", at);
        require(
                TOLD.contains(level) && TOLD.indexOf(level) >= TOLD.indexOf(rule.level()),
                at,
                "gebied",
                "%s of groter".formatted(rule.level()));
        Period period = period(node, at);
        require(
                period.compareTo(rule.period()) >= 0,
                at,
                "periode",
                "een periode die niet korter is dan de regel zegt");
        PlannedTable.Per per = switch (text(node, "per", at)) {
            case "soort" -> PlannedTable.Per.SOORT;
            case "thema" -> PlannedTable.Per.THEMA;
            default -> throw fault(at, "per", "soort of thema");
        };
        return new PlannedTable(sensitivity, level, per, period, sources);
    }

    private Threshold threshold(JsonNode root, String key) {
        JsonNode node = root.get(key);
        keys(node, THRESHOLD, key);
        return new Threshold(number(node, "waarde", key), text(node, "reden", key), text(node, "eigenaar", key));
    }

    private Households households(JsonNode root, String key) {
        JsonNode node = root.get(key);
        keys(node, HOUSEHOLDS, key);
        JsonNode categories = node.get("categorieen");
        require(categories.isArray(), key, "categorieen", "een lijst van categorieën");
        Set<String> named = new TreeSet<>();
        categories.forEach(category -> named.add(category.asText()));
        return new Households(named, text(node, "reden", key), text(node, "eigenaar", key));
    }

    private Threshold weeks(JsonNode root, String key) {
        Threshold weeks = threshold(root, key);
        require(
                weeks.value() == 0 || weeks.value() == Control.FOUR_WEEKS.length(),
                key,
                "waarde",
                "%d, of 0 voor hele maanden".formatted(Control.FOUR_WEEKS.length()));
        return weeks;
    }

    private String level(JsonNode node, String at) {
        String level = text(node, "niveau", at);
        if (!LEVELS.contains(level)) {
            throw fault(at, "niveau", "buurt, wijk of gemeente");
        }
        return level;
    }

    private Period period(JsonNode node, String at) {
        return switch (text(node, "periode", at)) {
            case "maand" -> Period.MAAND;
            case "kwartaal" -> Period.KWARTAAL;
            case "jaar" -> Period.JAAR;
            default -> throw fault(at, "periode", "maand, kwartaal of jaar");
        };
    }

    private boolean yes(JsonNode node, String key, String at) {
        return switch (text(node, key, at).toLowerCase(Locale.ROOT)) {
            case "ja" -> true;
            case "nee" -> false;
            default -> throw fault(at, key, "ja of nee");
        };
    }

    private String text(JsonNode node, String key, String at) {
        JsonNode value = node.get(key);
        if (!value.isValueNode() || value.asText().isBlank()) {
            throw fault(at, key, "een waarde");
        }
        return value.asText();
    }

    private int number(JsonNode node, String key, String at) {
        JsonNode value = node.get(key);
        if (!value.isInt() || value.intValue() < 0) {
            throw fault(at, key, "een heel getal vanaf 0");
        }
        return value.intValue();
    }

    private void keys(@Nullable JsonNode node, Set<String> expected, String at) {
        if (node == null || !node.isObject()) {
            throw new Fault(
                    "%s: onder %s hoort %s.".formatted(file, at.isEmpty() ? "het begin" : at, sorted(expected)));
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!expected.contains(name)) {
                throw new Fault("%s: %s is geen bekende sleutel. Bekend zijn %s."
                        .formatted(file, path(at, name), sorted(expected)));
            }
        }
        for (String name : expected) {
            if (!node.has(name)) {
                throw new Fault("%s: %s ontbreekt. Vul de sleutel in.".formatted(file, path(at, name)));
            }
        }
    }

    private Fault fault(String at, String key, String expected) {
        return new Fault("%s: bij %s hoort %s.".formatted(file, path(at, key), expected));
    }

    private static String path(String at, String key) {
        return at.isEmpty() ? key : at + "." + key;
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException bug) {
            throw new IllegalStateException(bug);
        }
    }
}
