package nl.wijkbeeld.settings;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The hub's configuration, read once: {@code config/wijkbeeld.properties}, then what the caller lays over it.
 *
 * <p>A key that neither the hub nor a route knows stops the start: a misspelt threshold must not become a default.
 */
public final class Settings {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([A-Za-z0-9._-]+)(?::[^}]*)?}}");

    private static final Pattern DATABASE = Pattern.compile("name: databank, value: \"?([A-Za-z0-9-]+)");

    private final Home home;
    private final Map<String, String> values;

    private Settings(Home home, Map<String, String> values) {
        this.home = home;
        this.values = Map.copyOf(values);
    }

    /**
     * @param overlay keys that win over the file's
     * @throws Fault when the file is missing or a key is unknown; names the file and each key
     */
    public static Settings read(Home home, Map<String, String> overlay) {
        Path file = home.config().resolve("wijkbeeld.properties");
        Map<String, String> values = new TreeMap<>();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            Properties properties = new Properties();
            properties.load(reader);
            properties
                    .stringPropertyNames()
                    .forEach(key -> values.put(key, properties.getProperty(key).trim()));
        } catch (IOException unreadable) {
            throw new Fault(file + " is niet te lezen. Zet het bestand terug uit de repository.", unreadable);
        }
        values.putAll(overlay);
        refuseUnknown(home, file, values.keySet());
        values.replaceAll(Settings::secret);
        values.replaceAll((key, value) -> path(home, key, value));
        return new Settings(home, values);
    }

    /** A secret is named, never written: {@code env:NAME} or {@code bestand:PATH} stands for what is there. */
    private static String secret(String key, String value) {
        if (value.startsWith("env:")) {
            String secret = System.getenv(value.substring(4));
            return secret == null ? "" : secret;
        }
        if (value.startsWith("bestand:")) {
            try {
                return Files.readString(Path.of(value.substring(8))).strip();
            } catch (IOException unreadable) {
                throw new Fault("Instelling %s: het genoemde bestand is niet te lezen.".formatted(key), unreadable);
            }
        }
        return value;
    }

    /** A folder or file that is not named from the root of the disk lies in the hub's own folder. */
    private static String path(Home home, String key, String value) {
        boolean isPath = key.endsWith(".map") || key.endsWith(".bestand") || key.endsWith(".bekende-hosts");
        return isPath && !value.isBlank() ? home.root().resolve(value).toString() : value;
    }

    private static void refuseUnknown(Home home, Path file, Set<String> keys) {
        Set<String> unknown = new TreeSet<>(keys);
        unknown.removeIf(key -> Setting.find(key).isPresent());
        unknown.removeAll(namedInRoutes(home));
        if (!unknown.isEmpty()) {
            throw new Fault("%s: onbekende instelling %s. Verbeter de naam of haal de regel weg."
                    .formatted(file, String.join(", ", unknown)));
        }
    }

    /** The keys that the routes name, and for a route that reads a database its connection's. */
    public static Set<String> namedInRoutes(Home home) {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.list(home.routes())) {
            for (Path route : files.filter(path -> path.toString().endsWith(".camel.yaml"))
                    .toList()) {
                String text = Files.readString(route);
                PLACEHOLDER.matcher(text).results().forEach(named -> keys.add(named.group(1)));
                DATABASE.matcher(text)
                        .results()
                        .flatMap(named -> Stream.of("url", "gebruiker", "wachtwoord")
                                .map(part -> named.group(1) + ".jdbc." + part))
                        .forEach(keys::add);
            }
        } catch (IOException unreadable) {
            throw new Fault(home.routes() + " is niet te lezen. Controleer de map met routes.", unreadable);
        }
        return keys;
    }

    public Home home() {
        return home;
    }

    public String text(Setting setting) {
        return values.getOrDefault(setting.key(), setting.standard());
    }

    /** @throws Fault when the value is no whole number of at least 1; names the key */
    public int number(Setting setting) {
        try {
            int number = Integer.parseInt(text(setting));
            if (number >= 1) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            // told below, as for a number that is too small
        }
        throw new Fault("Instelling %s moet een geheel getal van ten minste 1 zijn (%s)."
                .formatted(setting.key(), setting.unit()));
    }

    /** @throws Fault when the value is neither ja nor nee; names the key */
    public boolean flag(Setting setting) {
        return switch (text(setting)) {
            case "ja" -> true;
            case "nee" -> false;
            default -> throw new Fault("Instelling %s moet ja of nee zijn.".formatted(setting.key()));
        };
    }

    /** A key that a route names; empty when the file does not give it. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
    }

    /** The prefixes of all keys that end like this: {@code zvh} for {@code zvh.jdbc.url}. */
    public List<String> prefixesOf(String suffix) {
        List<String> prefixes = new ArrayList<>();
        for (String key : new TreeSet<>(values.keySet())) {
            if (key.endsWith(suffix)) {
                prefixes.add(key.substring(0, key.length() - suffix.length()));
            }
        }
        return prefixes;
    }

    /** Everything as Camel's properties, standards included. */
    public Properties asProperties() {
        Map<String, String> all = new HashMap<>();
        for (Setting setting : Setting.values()) {
            all.put(setting.key(), setting.standard());
        }
        all.putAll(values);
        Properties properties = new Properties();
        properties.putAll(all);
        properties.setProperty("var", home.var().toAbsolutePath().toString());
        return properties;
    }
}
