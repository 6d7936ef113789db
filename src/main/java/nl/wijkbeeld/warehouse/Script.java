package nl.wijkbeeld.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One SQL file of the warehouse.
 *
 * @param name the file's name without .sql
 */
record Script(String name, String sql) {

    /** All files of a folder under warehouse/, in order of name. */
    static List<Script> of(String folder) {
        try {
            URI uri = Objects.requireNonNull(Script.class.getResource("/warehouse/" + folder), folder)
                    .toURI();
            if (!uri.getScheme().equals("jar")) {
                return in(Path.of(uri));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return in(jar.getPath("/warehouse/" + folder));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private static List<Script> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(Script::read)
                    .toList();
        }
    }

    private static Script read(Path file) {
        try {
            String name = Objects.requireNonNull(file.getFileName()).toString();
            return new Script(name.substring(0, name.length() - ".sql".length()), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What a head comment such as {@code -- fail: …} says. */
    Optional<String> head(String kind) {
        String mark = "-- " + kind + ":";
        return sql.lines()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()).strip())
                .findFirst();
    }
}
