package nl.wijkbeeld.warehouse;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The folders of CSVs that warehouse tests start from: a file holds the rows of the table of its name. */
final class CaseFiles {

    private CaseFiles() {}

    static Path folder(String path) {
        try {
            return Path.of(Objects.requireNonNull(CaseFiles.class.getResource("/warehouse/" + path), path)
                    .toURI());
        } catch (URISyntaxException bug) {
            throw new IllegalStateException(bug);
        }
    }

    static List<Path> entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted().toList();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    static String name(Path path) {
        String name = Objects.requireNonNull(path.getFileName()).toString();
        return name.endsWith(".csv") ? name.substring(0, name.length() - ".csv".length()) : name;
    }

    /** Puts a file's rows in the place of its table's. */
    static void load(Connection connection, Path csv) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from " + name(csv));
            statement.execute("insert into " + name(csv) + " by name select * from " + read(csv));
        }
    }

    static String read(Path csv) {
        return "read_csv('" + csv + "', header = true, delim = ',', all_varchar = true, auto_detect = false, columns = "
                + columns(csv) + ")";
    }

    static List<String> header(Path csv) {
        try {
            return List.of(Files.readAllLines(csv).get(0).split(",", -1));
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String columns(Path csv) {
        return header(csv).stream()
                .map(column -> "'" + column + "': 'varchar'")
                .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
    }
}
