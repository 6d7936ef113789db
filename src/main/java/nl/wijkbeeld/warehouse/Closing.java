package nl.wijkbeeld.warehouse;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.wijkbeeld.delivery.Contract;

/**
 * Freezes the months that are due and leaves their rows out, in a copy of the warehouse that takes its place.
 *
 * <p>What is frozen is what the fact models make of the rows that close: each model is run with those rows in the place
 * of all open rows ({@code sluitend_} for {@code stg_}), and its result, the counts frozen before included, becomes the
 * new frozen table. So freezing cannot count otherwise than building does. Persons become classes of alike persons instead
 * ({@link PersonClasses}). The warehouse itself is only read.
 */
final class Closing {

    private static final List<String> CUBES =
            List.of("gebeurtenissen", "gebeurtenissen_per_week", "gebeurtenissen_per_dagdeel", "zaken", "waarnemingen");

    /** A running case counts in open months too: those are not frozen. */
    private static final String FROZEN_MONTHS = " where (bron, maand) in (select (bron, maand) from gesloten_maanden)";

    private final Connection connection;
    private final List<Script> facts = Script.of("facts");

    Closing(Connection connection) {
        this.connection = connection;
    }

    /**
     * Writes the copy without the rows of the months that are due.
     *
     * @param copy the file that is written when a month is due
     * @return the months that close, none when nothing is written
     */
    List<ClosedMonth> run(LocalDate today, Path copy) throws SQLException {
        Models models = Models.passing(connection, today);
        models.layer("dimensions");
        models.model(fact("fct_dekking"));
        for (Script relations : Script.of("closing")) {
            execute(relations.sql());
        }
        List<ClosedMonth> due = due();
        if (!due.isEmpty()) {
            proveThatNoRowIsLost();
            new PersonClasses(connection).freeze();
            proveThatNoPersonStandsAlone();
            new FileCopy(connection).write(copy, contents());
        }
        return due;
    }

    private List<ClosedMonth> due() throws SQLException {
        return Row.query(connection, "select bron, maand from sluitend_maanden order by bron, maand").stream()
                .map(row -> new ClosedMonth(row.text("bron"), row.date("maand")))
                .toList();
    }

    /** What leaves cannot be had back: each row closes or stays, and none does both. */
    private void proveThatNoRowIsLost() throws SQLException {
        for (String rows : List.of("gebeurtenissen", "betrokkenen", "waarnemingen")) {
            if (count("stg_" + rows) != count("sluitend_" + rows) + count("blijvend_" + rows)) {
                throw new IllegalStateException("a row of stg_" + rows + " neither closes nor stays");
            }
        }
    }

    /** Counted from what will be frozen, whatever made it. */
    private void proveThatNoPersonStandsAlone() throws SQLException {
        if (count("bevroren_betrokkenen where stand = 'vrijgegeven' and aantal < " + Contract.SMALLEST_GROUP) > 0) {
            throw new IllegalStateException("a class of persons that is too small is released");
        }
        if (count("(select unnest(range(aantal)) from bevroren_betrokkenen)")
                != count("(select unnest(range(aantal)) from vast_betrokkenen)") + count("sluitend_betrokkenen")) {
            throw new IllegalStateException("a person is lost or counted twice");
        }
    }

    private long count(String relation) throws SQLException {
        return Row.query(connection, "select count(*) as aantal from " + relation)
                .get(0)
                .number("aantal");
    }

    private Map<String, String> contents() {
        Map<String, String> contents = new HashMap<>();
        for (String cube : CUBES) {
            String model = fact("fct_" + cube).sql().replaceAll("\\bstg_", "sluitend_");
            contents.put(
                    "vast_" + cube, "select * from (\n" + model + "\n)" + (cube.equals("zaken") ? FROZEN_MONTHS : ""));
        }
        contents.put("vast_betrokkenen", "select * from bevroren_betrokkenen");
        contents.put("vast_maanden", "select * from gesloten_maanden");
        for (String rows : List.of("gebeurtenissen", "betrokkenen", "zaken", "waarnemingen")) {
            contents.put("stg_" + rows, "select * from blijvend_" + rows);
        }
        return contents;
    }

    private Script fact(String name) {
        return facts.stream()
                .filter(model -> model.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
