package nl.wijkbeeld.border;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nl.wijkbeeld.settings.Fault;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;

/**
 * The secrets that event numbers are hashed with: one per partner and year, and one for numbers that show no year.
 *
 * <p>They stand in one text, a line each, {@code politie-2026=…}; {@code #} begins a remark. Nothing of a secret is ever
 * told: a fault names the line or the key.
 */
public final class Keys {

    /** The year of a number that shows none. */
    static final String NO_YEAR = "zonder-jaar";

    private static final String VARIABLE = "WIJKBEELD_SLEUTELS";
    private static final String CREDENTIAL = "sleutels";
    private static final Pattern LINE =
            Pattern.compile("(?<name>[a-z][a-z0-9-]*-(?:20\\d{2}|" + NO_YEAR + "))=(?<secret>\\S{32,})");
    private static final String MEND =
            "Maak de sleutels met ./wijkbeeld sleutel BESTAND en noem dat bestand in sleutel.bestand, of geef ze als %s."
                    .formatted(VARIABLE);

    private final Map<String, String> secrets;

    private Keys(Map<String, String> secrets) {
        this.secrets = Map.copyOf(secrets);
    }

    /**
     * Reads the file of {@code sleutel.bestand}; when that names none the systemd credential {@code sleutels}, else the
     * environment.
     *
     * @throws Fault when there is none, a line is no key, or others may read the file; names the setting
     */
    public static Keys read(Settings settings) {
        return read(settings, System::getenv);
    }

    static Keys read(Settings settings, UnaryOperator<String> environment) {
        String file = settings.text(Setting.SLEUTEL_BESTAND);
        if (!file.isBlank()) {
            return readFile(Path.of(file));
        }
        Optional<Path> credential = Optional.ofNullable(environment.apply("CREDENTIALS_DIRECTORY"))
                .map(folder -> Path.of(folder, CREDENTIAL))
                .filter(Files::exists);
        if (credential.isPresent()) {
            return parse(text(credential.get())); // systemd guards it, with modes of its own
        }
        return Optional.ofNullable(environment.apply(VARIABLE))
                .map(Keys::parse)
                .orElseThrow(() -> new Fault("Er zijn geen geheime sleutels. " + MEND));
    }

    private static Keys readFile(Path file) {
        if (Files.notExists(file)) {
            throw new Fault("sleutel.bestand: %s bestaat niet. ".formatted(file) + MEND);
        }
        try {
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            if (!mode.endsWith("------")) {
                throw new Fault(
                        "sleutel.bestand: anderen kunnen bij %s. Geef het de rechten 0600 (chmod 600) en maak nieuwe sleutels als het zo heeft gestaan."
                                .formatted(file));
            }
        } catch (IOException unreadable) {
            throw unreadable(file);
        }
        return parse(text(file));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw unreadable(file);
        }
    }

    private static Fault unreadable(Path file) {
        return new Fault("sleutel.bestand: %s is niet te lezen. Controleer van wie het is.".formatted(file));
    }

    private static Keys parse(String text) {
        Map<String, String> secrets = new TreeMap<>();
        int place = 0;
        for (String line : text.split("\\R", -1)) {
            place++;
            if (!line.isBlank() && !line.startsWith("#")) {
                Matcher key = LINE.matcher(line.strip());
                if (!key.matches() || secrets.put(key.group("name"), key.group("secret")) != null) {
                    throw new Fault(
                            "sleutel.bestand: regel %d is geen sleutel, of de tweede van die naam. Een regel is partner-jaar=geheim, het geheim ten minste 32 tekens."
                                    .formatted(place));
                }
            }
        }
        return new Keys(secrets);
    }

    /** @param year four digits, or {@link #NO_YEAR} */
    Optional<byte[]> find(String partner, String year) {
        return Optional.ofNullable(secrets.get(partner + "-" + year))
                .map(secret -> secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The years of a partner, {@link #NO_YEAR} among them. */
    List<String> years(String partner) {
        String start = partner + "-";
        return secrets.keySet().stream()
                .filter(name -> name.startsWith(start))
                .map(name -> name.substring(start.length()))
                .filter(year -> year.equals(NO_YEAR) || year.length() == 4)
                .sorted()
                .toList();
    }

    /**
     * Adds the keys that a file misses. A year before a partner's oldest is not missed: its key was done away with.
     *
     * @param file made when it is not there, for its owner alone
     * @param from first year, for a partner that has no key yet
     * @param to last year
     * @return the names of the keys that were made
     */
    public static List<String> make(Path file, List<String> partners, int from, int to) {
        return make(file, partners, present -> partner -> {
            int oldest = present.years(partner).stream()
                    .filter(year -> !year.equals(NO_YEAR))
                    .map(Integer::valueOf)
                    .findFirst()
                    .orElse(from);
            return Stream.concat(IntStream.rangeClosed(oldest, to).mapToObj(Integer::toString), Stream.of(NO_YEAR));
        });
    }

    /** As {@link #make(Path, List, int, int)}, for one year, however old. */
    public static List<String> make(Path file, List<String> partners, int year) {
        return make(file, partners, present -> partner -> Stream.of(Integer.toString(year)));
    }

    private static List<String> make(
            Path file, List<String> partners, Function<Keys, Function<String, Stream<String>>> wanted) {
        Keys present = Files.exists(file) ? readFile(file) : new Keys(Map.of());
        List<String> made = partners.stream()
                .flatMap(partner -> wanted.apply(present).apply(partner).map(year -> partner + "-" + year))
                .filter(name -> !present.secrets.containsKey(name))
                .toList();
        if (!made.isEmpty()) {
            List<String> lines = new ArrayList<>();
            if (Files.exists(file)) {
                lines.addAll(text(file).lines().toList());
            }
            SecureRandom random = new SecureRandom();
            made.forEach(name -> lines.add(name + "=" + secret(random)));
            write(file, lines);
        }
        return made;
    }

    private static String secret(SecureRandom random) {
        byte[] secret = new byte[32];
        random.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    private static void write(Path file, List<String> lines) {
        Path fresh = file.resolveSibling(file.getFileName() + ".nieuw");
        try {
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(fresh, lines);
            Files.move(fresh, file, ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw new Fault("%s is niet te schrijven. Controleer de map en de rechten.".formatted(file));
        }
    }
}
