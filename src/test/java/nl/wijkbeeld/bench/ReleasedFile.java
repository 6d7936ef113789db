package nl.wijkbeeld.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@link Anonymity} wrote, counted by DuckDB from the files alone, without a line of the ladder. */
final class ReleasedFile implements AutoCloseable {

    private final Connection connection;
    private final List<String> attributes;

    private ReleasedFile(Connection connection, List<String> attributes) {
        this.connection = connection;
        this.attributes = attributes;
    }

    static ReleasedFile read(Path output, Path data) throws IOException, SQLException {
        Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        try (var lines = Files.lines(output)) {
            List<String> header = List.of(lines.findFirst().orElseThrow().split(";"));
            ReleasedFile file = new ReleasedFile(connection, header.subList(2, header.size() - 1));
            file.execute(
                    "create table vrij as select * replace (cast(rij as int) as rij, cast(maand as int) as maand) from "
                            + csv(output, true));
            file.execute("create table eigen as select *, row_number() over () as rij from "
                    + csv(data.resolve("adult.csv"), true));
            for (String attribute : file.attributes) {
                file.hierarchy(attribute, data.resolve("adult_hierarchy_" + attribute + ".csv"));
            }
            return file;
        }
    }

    List<Report.Target> targets(Anonymity.Task task) throws SQLException {
        List<Report.Target> targets = new ArrayList<>(List.of(
                Report.Target.atLeast(
                        task.title + ": rows of the smallest class in any month", task.k, smallestClass()),
                Report.Target.atMost(task.title + ": rows lost or doubled, cells untrue", 0, untrue())));
        if (task.l > 1) {
            targets.add(Report.Target.atLeast(
                    task.title + ": occupations of the poorest class", task.l, fewestOccupations()));
        }
        if (task.isAtOnce()) {
            targets.add(Report.Target.atMost(
                    task.title + ": loss (NCP, thousandths; limit: ARX local recoding)",
                    task.reference,
                    1000 * loss()));
        }
        return targets;
    }

    String told() throws SQLException {
        return String.format(
                Locale.ROOT, "loss %.2f thousandths, %.0f rows wait and count as lost whole", 1000 * loss(), waiting());
    }

    private static String csv(Path file, boolean hasHeader) {
        return "read_csv('%s', delim = ';', header = %s, all_varchar = true)".formatted(file, hasHeader);
    }

    /** As pairs of a finest value and one that covers it. */
    private void hierarchy(String attribute, Path file) throws IOException, SQLException {
        int levels = Files.readAllLines(file).get(0).split(";").length;
        String columns = java.util.stream.IntStream.range(0, levels)
                .mapToObj(level -> "column" + level)
                .collect(Collectors.joining(", "));
        execute("create table \"h_%s\" as select column0 as blad, unnest(list_distinct([%s])) as waarde from %s"
                .formatted(attribute, columns, csv(file, false)));
    }

    /** Mean over all cells of (finest values covered − 1) / (finest values − 1); a row that still waits lost all. */
    private double loss() throws SQLException {
        double sum = 0;
        for (String attribute : attributes) {
            sum += number(("with bladen as (select waarde, count(distinct blad) as n from \"h_%1$s\" group by waarde) "
                            + "select avg((n - 1) / ((select max(n) from bladen) - 1)) from vrij "
                            + "join bladen on bladen.waarde = vrij.\"%1$s\"")
                    .formatted(attribute));
        }
        return sum / attributes.size();
    }

    /** Rows of the smallest class at the end of any month. */
    private double smallestClass() throws SQLException {
        return smallest("count(*)");
    }

    /** Occupations in the class with the fewest, at the end of any month. */
    private double fewestOccupations() throws SQLException {
        return smallest("count(distinct eigen_occupation)");
    }

    private double smallest(String count) throws SQLException {
        return number(
                ("select min(n) from (select %s as n from (select distinct maand from vrij where maand is not null) as m "
                                + "join vrij on vrij.maand <= m.maand group by m.maand, %s)")
                        .formatted(
                                count,
                                attributes.stream()
                                        .map(name -> "vrij.\"" + name + "\"")
                                        .collect(Collectors.joining(", "))));
    }

    private double waiting() throws SQLException {
        return number("select count(*) from vrij where maand is null");
    }

    /** Rows that are missing or there twice, and cells that do not cover the person's own value. */
    private double untrue() throws SQLException {
        double untrue =
                number("select count(*) from (select rij from (select rij from eigen union all select rij from vrij)"
                        + " group by rij having count(*) <> 2)");
        for (String attribute : attributes) {
            untrue += number(("select count(*) from vrij join eigen using (rij) anti join \"h_%1$s\" as h "
                            + "on h.blad = eigen.\"%1$s\" and h.waarde = vrij.\"%1$s\"")
                    .formatted(attribute));
        }
        return untrue;
    }

    private double number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getDouble(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
