package nl.wijkbeeld.dossier;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import nl.wijkbeeld.settings.Fault;

/**
 * Colours of the drawings, from reports/huisstijl.properties. They differ in lightness, so they also read in grey.
 *
 * @param ink text and axes that matter
 * @param soft labels of axes
 * @param rule grid lines
 * @param accent the area that the dossier is about
 * @param other what it is compared with
 * @param light the weakest tint of the accent
 */
record Palette(String ink, String soft, String rule, String accent, String other, String light, String font) {

    static Palette read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException unreadable) {
            throw new Fault("%s is niet te lezen. Zet het bestand terug.".formatted(file), unreadable);
        }
        return new Palette(
                colour(properties, file, "inkt"),
                colour(properties, file, "zacht"),
                colour(properties, file, "lijn"),
                colour(properties, file, "accent"),
                colour(properties, file, "vergelijking"),
                colour(properties, file, "licht"),
                value(properties, file, "letter"));
    }

    private static String colour(Properties properties, Path file, String key) {
        String colour = value(properties, file, key);
        if (!colour.matches("#[0-9A-Fa-f]{6}")) {
            throw new Fault("%s: bij %s hoort een kleur zoals #1F4E79.".formatted(file, key));
        }
        return colour;
    }

    private static String value(Properties properties, Path file, String key) {
        String value = properties.getProperty(key);
        if (value == null || value.isBlank()) {
            throw new Fault("%s: %s ontbreekt. Vul de sleutel in.".formatted(file, key));
        }
        return value.strip();
    }

    /** Between the weakest tint (0) and the accent (1). */
    String tint(double share) {
        StringBuilder hex = new StringBuilder("#");
        for (int at = 1; at < 7; at += 2) {
            int from = Integer.parseInt(light.substring(at, at + 2), 16);
            int to = Integer.parseInt(accent.substring(at, at + 2), 16);
            hex.append(String.format(Locale.ROOT, "%02X", Math.round(from + (to - from) * share)));
        }
        return hex.toString();
    }
}
