package nl.wijkbeeld.journey;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.wijkbeeld.Hub;
import nl.wijkbeeld.border.Keys;
import nl.wijkbeeld.finding.Finding;
import nl.wijkbeeld.flow.Sources;
import nl.wijkbeeld.ledger.Entry;
import nl.wijkbeeld.settings.Home;
import nl.wijkbeeld.settings.Setting;
import nl.wijkbeeld.settings.Settings;
import nl.wijkbeeld.warehouse.Row;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * A hub of its own in a temporary folder: copies of config/ and of the routes that a test wants, folders in the place of
 * partners' folders, unreachable addresses in the place of their servers, schedules that never fire, a clock that stands
 * still.
 */
final class Stage implements AutoCloseable {

    /** The day on which every journey takes place. */
    static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

    private static final Path PROJECT = Path.of("").toAbsolutePath();
    private static final Logger ROOT_LOGGER = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

    private final Path root;
    private final Map<String, String> overlay = new TreeMap<>();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Clock clock = morningOf(TODAY);
    private @Nullable Hub hub;

    /** What a step told: the deliveries that it handled and the faults. */
    record Told(List<Entry> entries, List<String> faults) {

        /** The only delivery. */
        Entry entry() {
            if (entries.size() != 1 || !faults.isEmpty()) {
                throw new AssertionError("one delivery expected: " + entries + " " + faults);
            }
            return entries.get(0);
        }

        /** The codes of all findings, in their order. */
        List<String> rules() {
            return entries.stream()
                    .flatMap(entry -> entry.findings().stream())
                    .map(finding -> finding.rule().code())
                    .toList();
        }

        /** Every sentence that an operator or sender gets to see. */
        String words() {
            List<String> words = new ArrayList<>(faults);
            entries.forEach(entry -> {
                words.add(entry.name());
                entry.findings().stream().map(Finding::line).forEach(words::add);
            });
            return String.join("\n", words);
        }
    }

    /**
     * @param routes the stems of the route files that the test wants; templates, failures, nacht and berichten are always there
     */
    Stage(Path root, String... routes) {
        this.root = root.toAbsolutePath();
        copy("config", file -> true);
        Set<String> wanted = Set.of(routes);
        copy("routes", file -> {
            String stem = file.getFileName().toString().replace(".camel.yaml", "");
            return file.startsWith(PROJECT.resolve("routes/templates"))
                    || stem.equals("failures")
                    || stem.equals("nacht")
                    || stem.equals("berichten")
                    || wanted.contains(stem);
        });
        if (Files.exists(PROJECT.resolve("reports"))) {
            copy("reports", file -> true);
        }
        edit("routes/templates/sftp.camel.yaml", "reconnectDelay: 2000", "reconnectDelay: 50");
        Keys.make(this.root.resolve("sleutels"), List.of("politie"), 2020, 2027);
        set(Setting.SLEUTEL_BESTAND.key(), "sleutels");
        set(Setting.RUST.key(), "400");
        set(Setting.HTTP_WACHTTIJD.key(), "20");
        set(Setting.HTTP_TIJDSLIMIET.key(), "2000");
    }

    private interface Choice {
        boolean takes(Path file);
    }

    private void copy(String folder, Choice choice) {
        try (Stream<Path> files = Files.walk(PROJECT.resolve(folder))) {
            for (Path file :
                    files.filter(Files::isRegularFile).filter(choice::takes).toList()) {
                Path to = root.resolve(PROJECT.relativize(file));
                Files.createDirectories(Objects.requireNonNull(to.getParent()));
                Files.copy(file, to);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Clock morningOf(LocalDate day) {
        return Clock.fixed(day.atTime(6, 0).atZone(Sources.ZONE).toInstant(), Sources.ZONE);
    }

    /** Changes the stage's own copy of a file of the project. */
    Stage edit(String name, String from, String to) {
        try {
            String text = Files.readString(root.resolve(name));
            if (!text.contains(from)) {
                throw new AssertionError(name + " has no " + from);
            }
            Files.writeString(root.resolve(name), text.replace(from, to));
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Stage set(String key, String value) {
        overlay.put(key, value);
        return this;
    }

    Stage set(Map<String, String> values) {
        overlay.putAll(values);
        return this;
    }

    /** From the next start on it is the morning of that day. */
    Stage on(LocalDate day) {
        clock = morningOf(day);
        return this;
    }

    Stage start() {
        log.start();
        ROOT_LOGGER.addAppender(log);
        hub = Hub.start(settings(), clock);
        return this;
    }

    Stage restart() {
        close();
        return start();
    }

    Home home() {
        return Home.at(root);
    }

    Settings settings() {
        Set<String> named = Settings.namedInRoutes(home());
        Properties kept = new Properties();
        try (Reader in = Files.newBufferedReader(PROJECT.resolve("config/wijkbeeld.properties"))) {
            Properties all = new Properties();
            all.load(in);
            all.forEach((name, value) -> {
                String key = name.toString();
                if (Setting.find(key).isPresent() || named.contains(key)) {
                    kept.setProperty(key, onStage(key, value.toString()));
                }
            });
            kept.putAll(overlay);
            kept.keySet().removeIf(key -> Setting.find(key.toString()).isEmpty() && !named.contains(key.toString()));
            try (Writer out = Files.newBufferedWriter(home().config().resolve("wijkbeeld.properties"))) {
                kept.store(out, null);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return Settings.read(home(), Map.of());
    }

    private String onStage(String key, String value) {
        if (key.endsWith(".map")) {
            return folder(key).toString();
        }
        if (key.endsWith(".cron")) {
            return value.replace("* * ?", "1 1 ? 2099"); // in the same order of the day, and not during a test
        }
        return value.replaceFirst("://(\\w+@)?[a-z.-]+\\.example(:\\d+)?", "://$1127.0.0.1:9")
                .replaceFirst("^env:.*", "geen");
    }

    Hub hub() {
        return Objects.requireNonNull(hub, "not started");
    }

    /** The folder that stands for a partner's, by its setting. */
    Path folder(String setting) {
        try {
            return Files.createDirectories(root.resolve("partners").resolve(setting));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Puts a file where its supplier would: complete at once. */
    Path drop(String setting, String name, String text) {
        return write(root.relativize(folder(setting).resolve(name)).toString(), text);
    }

    /** Writes a file of the stage's own folder, UTF-8. */
    Path write(String name, String text) {
        return write(name, text, StandardCharsets.UTF_8);
    }

    Path write(String name, String text, Charset charset) {
        return write(name, text.getBytes(charset));
    }

    Path write(String name, byte[] bytes) {
        try {
            Path file = root.resolve(name);
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            return Files.write(file, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Collects from one source, through its route. */
    Told collect(String route) {
        Sources.Source source = hub().sources().all().stream()
                .filter(one -> one.route().equals(route))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no route " + route));
        return told(() -> hub().sources().collect(source));
    }

    /** Hands a file over as the operator does. */
    Told receive(Path file, String bron, String supplier) {
        return told(() -> hub().receive(file.toFile(), bron, supplier));
    }

    /** What was told while this was done. */
    Told told(Runnable work) {
        List<Entry> entries = hub().journal().entries();
        List<String> faults = hub().journal().faults();
        work.run();
        return new Told(
                added(entries, hub().journal().entries()),
                added(faults, hub().journal().faults()));
    }

    /** All of them when what was before has been forgotten, as after a night that is over. */
    private static <T> List<T> added(List<T> before, List<T> now) {
        boolean goesOn =
                now.size() >= before.size() && now.subList(0, before.size()).equals(before);
        return goesOn ? now.subList(before.size(), now.size()) : now;
    }

    /** Builds the marts as the night does. */
    void build() {
        hub().warehouse().build(LocalDate.now(clock));
    }

    List<Row> rows(String sql, @Nullable Object... parameters) {
        return hub().warehouse().rows(sql, parameters);
    }

    /** The one number of a query that yields one row and one column. */
    long number(String sql, @Nullable Object... parameters) {
        Row row = rows(sql, parameters).get(0);
        return row.number(row.columns().iterator().next());
    }

    /** Each row's values, joined by a blank: {@code 1.1.1 2026-11-01 3}. */
    List<String> lines(String sql, @Nullable Object... parameters) {
        return rows(sql, parameters).stream()
                .map(row -> String.join(
                        " ",
                        row.columns().stream()
                                .map(column -> row.findText(column).orElse("-"))
                                .toList()))
                .toList();
    }

    /** The whole content of every table whose name begins with one of these. */
    Map<String, List<String>> contents(String... prefixes) {
        Map<String, List<String>> contents = new TreeMap<>();
        for (Row table : rows("select table_name from duckdb_tables() where not temporary order by 1")) {
            String name = table.text("table_name");
            if (Stream.of(prefixes).anyMatch(name::startsWith)) {
                contents.put(
                        name,
                        rows("from " + name + " order by all").stream()
                                .map(Row::toString)
                                .toList());
            }
        }
        return contents;
    }

    /** The files in var/refused, as {@code folder/name}. */
    List<String> refused() {
        return files(home().refused());
    }

    /** The files that the hub still holds of deliveries. */
    List<String> underway() {
        return files(home().in());
    }

    private static List<String> files(Path folder) {
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The files under var, refused deliveries apart, that hold this text. */
    List<String> whereIs(String text) {
        String wanted = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        return files(home().var()).stream()
                .filter(file -> !file.startsWith("refused") || file.endsWith("reden.txt"))
                .filter(file -> bytes(home().var().resolve(file)).contains(wanted))
                .toList();
    }

    private static String bytes(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Everything that was logged, by whatever library. */
    String logged() {
        return String.join(
                "\n", log.list.stream().map(ILoggingEvent::getFormattedMessage).toList());
    }

    @Override
    public void close() {
        if (hub != null) {
            hub.close();
            hub = null;
        }
        ROOT_LOGGER.detachAppender(log);
    }
}
