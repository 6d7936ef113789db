package nl.wijkbeeld.dossier;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.MissingResourceException;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.wijkbeeld.settings.Fault;

/** The sentences of the dossiers, from reports/teksten.properties; {@code {name}} is filled in. */
final class Texts {

    private static final Pattern NAME = Pattern.compile("\\{([a-z0-9_]+)}");

    private final Path file;
    private final ResourceBundle bundle;

    private Texts(Path file, ResourceBundle bundle) {
        this.file = file;
        this.bundle = bundle;
    }

    static Texts read(Path file) {
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            return new Texts(file, new PropertyResourceBundle(reader));
        } catch (IOException unreadable) {
            throw new Fault("%s is niet te lezen. Zet het bestand terug.".formatted(file), unreadable);
        }
    }

    /** For the templates' {@code $R{key}}. */
    ResourceBundle bundle() {
        return bundle;
    }

    boolean has(String key) {
        return bundle.containsKey(key);
    }

    /** A text without anything to fill in. */
    String get(String key) {
        try {
            return bundle.getString(key);
        } catch (MissingResourceException missing) {
            throw new Fault("%s mist de tekst %s. Voeg de regel toe.".formatted(file, key), missing);
        }
    }

    /** The items of a comma-separated text. */
    List<String> list(String key) {
        return List.of(get(key).split("\\s*,\\s*", -1));
    }

    /**
     * Fills in a text.
     *
     * @param pairs name and value by turns
     */
    String say(String key, Object... pairs) {
        Matcher matcher = NAME.matcher(get(key));
        return matcher.replaceAll(found -> Matcher.quoteReplacement(value(key, found.group(1), pairs)));
    }

    private String value(String key, String name, Object... pairs) {
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i].equals(name)) {
                return pairs[i + 1].toString();
            }
        }
        throw new Fault("%s: tekst %s vraagt om {%s}, en dat is hier niet bekend.".formatted(file, key, name));
    }
}
