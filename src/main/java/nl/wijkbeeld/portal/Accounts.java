package nl.wijkbeeld.portal;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.password4j.Argon2Function;
import com.password4j.Hash;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import nl.wijkbeeld.settings.Fault;

/** The local accounts, in a file that only the hub's user reads. */
public final class Accounts {

    /** Shorter ones are guessed. */
    public static final int LEAST_PASSWORD = 12;

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    /** OWASP's second choice for Argon2id: 19 MiB, two passes, one lane. */
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);

    private static final int SALT = 16;
    /** Without the digits and signs that people add. */
    private static final Set<String> COMMON = Set.of(
            "",
            "wachtwoord",
            "welkom",
            "welkomwelkom",
            "wijkbeeld",
            "wijkbeeldwijkbeeld",
            "password",
            "admin",
            "qwerty",
            "qwertyuiop",
            "beheer",
            "beheerder",
            "gemeente",
            "geheim",
            "changeme");

    private final Path file;
    private Map<String, Account> known = Map.of();
    private FileTime seen = FileTime.fromMillis(0);
    /** Each check takes 19 MiB: who guesses in parallel must wait. */
    private final Semaphore checking = new Semaphore(2);
    /** Checked when there is no such account, so that both take as long. */
    private final String nobody = hash("niemand heeft dit wachtwoord");

    public Accounts(Path file) {
        this.file = file;
    }

    /**
     * All of them by name; read anew when the file changed.
     *
     * @throws Fault when the file cannot be read; names it
     */
    public synchronized Map<String, Account> all() {
        if (Files.notExists(file)) {
            return Map.of();
        }
        try {
            FileTime changed = Files.getLastModifiedTime(file);
            if (!changed.equals(seen)) {
                Map<String, Account> all = new TreeMap<>();
                JSON.readValue(file.toFile(), new TypeReference<List<Account>>() {})
                        .forEach(account -> all.put(account.name(), account));
                known = Collections.unmodifiableMap(all);
                seen = changed;
            }
            return known;
        } catch (IOException broken) {
            throw new Fault("%s is niet te lezen. Zet de reservekopie terug.".formatted(file), broken);
        }
    }

    public Optional<Account> find(String name) {
        return Optional.ofNullable(all().get(name));
    }

    /** The account when name and password belong together; as slow when they do not. */
    Optional<Account> signIn(String name, String password) {
        Optional<Account> account = find(name.toLowerCase(Locale.ROOT));
        String hash = account.map(Account::hash).orElse(nobody);
        checking.acquireUninterruptibly();
        try {
            boolean right = Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
            return right ? account : Optional.empty();
        } finally {
            checking.release();
        }
    }

    /** Keeps an account in the place of one of that name. */
    public synchronized void put(Account account) {
        Map<String, Account> all = new TreeMap<>(all());
        all.put(account.name(), account);
        write(all);
    }

    /** Whether there was one. */
    public synchronized boolean remove(String name) {
        Map<String, Account> all = new TreeMap<>(all());
        boolean known = all.remove(name) != null;
        if (known) {
            write(all);
        }
        return known;
    }

    /** @throws Fault when it is too short, or one that everybody tries first */
    public static String hash(String password) {
        if (COMMON.contains(password.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""))) {
            throw new Fault("Dit wachtwoord wordt als eerste geraden. Kies een ander.");
        }
        if (password.length() < LEAST_PASSWORD) {
            throw new Fault("Het wachtwoord is korter dan %d tekens. Kies een langer.".formatted(LEAST_PASSWORD));
        }
        Hash hash = Password.hash(password).addRandomSalt(SALT).with(ARGON2);
        return hash.getResult();
    }

    private void write(Map<String, Account> all) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (Files.notExists(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            Path draft = Files.createTempFile(folder, "accounts", ".json"); // mode 0600
            JSON.writeValue(draft.toFile(), all.values());
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new Fault("%s is niet te schrijven. Controleer de schijf en de rechten.".formatted(file), failed);
        }
    }
}
