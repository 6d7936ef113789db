package nl.wijkbeeld.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.wijkbeeld.settings.Fault;

/**
 * What is derived: dimensions, then facts, then marts, then the checks on them.
 *
 * <p>A model is one SELECT in a file of its table's name and reads earlier layers only, so the order within a layer does
 * not matter. A check is one SELECT that must return no rows.
 */
final class Models {

    /** In the order in which they are built. */
    static final List<String> LAYERS = List.of("dimensions", "facts", "marts");

    private final Connection connection;
    private final String create;

    private Models(Connection connection, LocalDate peildatum, String create) throws SQLException {
        this.connection = connection;
        this.create = create;
        try (Statement statement = connection.createStatement()) {
            statement.execute("set variable peildatum = date '" + peildatum + "'");
        }
    }

    /**
     * Models that are written to the warehouse.
     *
     * @param connection one that is thrown away afterwards: it carries the variable
     * @param peildatum the day that the figures are about
     */
    static Models kept(Connection connection, LocalDate peildatum) throws SQLException {
        return new Models(connection, peildatum, "create or replace table ");
    }

    /** Models that this connection alone sees, in the place of those that are kept. */
    static Models passing(Connection connection, LocalDate peildatum) throws SQLException {
        return new Models(connection, peildatum, "create temp table ");
    }

    /**
     * Builds and checks all.
     *
     * @throws Fault when a check with {@code -- fail:} found rows; names each such check and the number of rows
     */
    List<Warning> build() throws SQLException {
        for (String layer : LAYERS) {
            layer(layer);
        }
        return check();
    }

    void layer(String layer) throws SQLException {
        for (Script model : Script.of(layer)) {
            model(model);
        }
    }

    void model(Script model) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(create + model.name() + " as\n" + model.sql());
        } catch (SQLException failed) {
            throw new Fault("Model %s is niet te bouwen (%s). De cijfers van gisteren blijven staan."
                    .formatted(model.name(), Failure.kind(failed)));
        }
    }

    /** What a model would hold; nothing is made. */
    List<Row> rows(String layer, String name) throws SQLException {
        Script model = Script.of(layer).stream()
                .filter(script -> script.name().equals(name))
                .findFirst()
                .orElseThrow();
        return Row.query(connection, model.sql());
    }

    private List<Warning> check() throws SQLException {
        List<Warning> warnings = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (Script check : Script.of("checks")) {
            long rows = rows(check);
            if (rows > 0 && check.head("fail").isPresent()) {
                refusals.add("%s (%d keer): %s"
                        .formatted(check.name(), rows, check.head("fail").get()));
            } else if (rows > 0) {
                warnings.add(new Warning(check.name(), check.head("warn").orElseThrow(), rows));
            }
        }
        if (!refusals.isEmpty()) {
            throw new Fault(
                    "De bouw is geweigerd; de cijfers van gisteren blijven staan. " + String.join(" ", refusals));
        }
        return warnings;
    }

    private long rows(Script check) throws SQLException {
        return Row.query(connection, "select count(*) as aantal from (\n" + check.sql() + "\n)")
                .get(0)
                .number("aantal");
    }
}
