package nl.wijkbeeld.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;

/**
 * Freezes the months that are due and erases their rows.
 *
 * <p>What is frozen is what the fact models make of the rows that close: each model is run with those rows in the place
 * of all open rows ({@code sluitend_} for {@code stg_}), and its result, the counts frozen before included, becomes the
 * new frozen table. So freezing cannot count otherwise than building does.
 */
final class Closing {

    private static final List<String> CUBES = List.of(
            "gebeurtenissen",
            "gebeurtenissen_per_week",
            "gebeurtenissen_per_dagdeel",
            "betrokkenen",
            "zaken",
            "waarnemingen");

    private final Connection connection;
    private final List<Script> facts = Script.of("facts");

    Closing(Connection connection) {
        this.connection = connection;
    }

    /** @param today on whose figures the settling days count */
    List<ClosedMonths.Month> run(LocalDate today) throws SQLException {
        Models models = new Models(connection, today);
        models.layer("dimensions");
        models.model(fact("fct_dekking"));
        List<Script> steps = Script.of("closing");
        execute(steps.get(0).sql());
        List<ClosedMonths.Month> due = due();
        if (!due.isEmpty()) {
            for (String cube : CUBES) {
                freeze(cube);
            }
            execute(steps.get(1).sql());
        }
        return due;
    }

    private List<ClosedMonths.Month> due() throws SQLException {
        return Row.query(connection, "select bron, maand from sluitend_maanden order by bron, maand").stream()
                .map(row -> new ClosedMonths.Month(row.text("bron"), row.date("maand")))
                .toList();
    }

    private void freeze(String cube) throws SQLException {
        String model = fact("fct_" + cube).sql().replaceAll("\\bstg_", "sluitend_");
        execute("create temp table bevroren as select * from (\n" + model + "\n)" + monthsOf(cube));
        execute("delete from vast_" + cube);
        execute("insert into vast_" + cube + " by name select * from bevroren");
        execute("drop table bevroren");
    }

    /** A running case counts in open months too: those are not frozen. */
    private static String monthsOf(String cube) {
        return cube.equals("zaken")
                ? " where (bron, maand) in (select (bron, maand) from sluitend_maanden"
                        + " union all select (bron, maand) from vast_maanden)"
                : "";
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
