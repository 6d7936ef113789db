package nl.wijkbeeld.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import nl.wijkbeeld.anonymity.Demand;
import nl.wijkbeeld.anonymity.Hierarchy;
import nl.wijkbeeld.anonymity.Ladder;
import nl.wijkbeeld.anonymity.Person;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;

/**
 * Freezes the persons whose events close as classes of alike persons (relation {@code klimmers} in, {@code geklommen} out).
 *
 * <p>First up to gemeente, year and all themes: so far the figures of the dossier need no one to become coarser, and the
 * class at the top is a haven, so that the persons of a gemeente, year, role, sex and band wait only while all of them are
 * fewer than k. Who still waits when the year is over has no one to wait for, and goes on to what few persons of several
 * years, roles, bands or both gemeenten have in common. A source's persons are alike to each other only.
 */
final class PersonClasses {

    private static final String ALL = "alle";
    private static final int THEME = 2;
    /** A class that tells a theme does not tell the category. */
    private static final int CATEGORIES = 2;

    private static final List<List<String>> TO_YEAR = List.of(
            List.of("wijk", "gemeente"),
            List.of("kwartaal", "jaar"),
            List.of("categorie", "thema", ALL),
            List.of("rol"),
            List.of("geslacht"),
            List.of("leeftijdsband"));
    private static final List<List<String>> TO_ALL = List.of(
            List.of("gemeente", "basisteam"),
            List.of("jaar", ALL),
            List.of(ALL),
            List.of("rol", ALL),
            List.of("geslacht", ALL),
            List.of("leeftijdsband", ALL));

    private final Connection connection;

    PersonClasses(Connection connection) {
        this.connection = connection;
    }

    void freeze() throws SQLException {
        String sources = "select bron, kleinste_groep from ref_bronnen where bron in (select bron from klimmers)";
        try (DuckDBAppender out =
                connection.unwrap(DuckDBConnection.class).createAppender("temp", "main", "geklommen")) {
            for (Row source : Row.query(connection, sources)) {
                freeze(out, source.text("bron"), Math.toIntExact(source.number("kleinste_groep")));
            }
        }
    }

    private void freeze(DuckDBAppender out, String source, int k) throws SQLException {
        Demand demand = new Demand(k, CATEGORIES, values -> !values.get(THEME).equals(ALL));
        Ladder toYear = Ladder.withHaven(hierarchies(source, TO_YEAR), demand);
        Ladder toAll = Ladder.of(hierarchies(source, TO_ALL), demand);
        List<List<String>> released = released(source, k);
        List<Row> over = new ArrayList<>();
        List<Row> rows = Row.query(connection, "select * from klimmers where bron = ? order by all", source);
        Iterator<Optional<List<String>>> first =
                toYear.climb(persons(rows, TO_YEAR), released).released().iterator();
        for (Row row : rows) {
            Optional<List<String>> values = first.next();
            if (values.isEmpty() && row.flag("is_afgelopen")) {
                over.add(row);
            } else {
                write(out, row, values);
            }
        }
        Iterator<Optional<List<String>>> second =
                toAll.climb(persons(over, TO_ALL), released).released().iterator();
        for (Row row : over) {
            write(out, row, second.next());
        }
    }

    /** @param attributes of each the columns of klimmers, from the finest to the coarsest */
    private List<Hierarchy> hierarchies(String source, List<List<String>> attributes) throws SQLException {
        List<Hierarchy> hierarchies = new ArrayList<>();
        for (List<String> columns : attributes) {
            String distinct = "select distinct %s from klimmers where bron = ? order by all"
                    .formatted(String.join(", ", columns));
            hierarchies.add(Hierarchy.of(Row.query(connection, distinct, source).stream()
                    .map(PersonClasses::texts)
                    .toList()));
        }
        return hierarchies;
    }

    private static List<String> texts(Row row) {
        return row.columns().stream().map(row::text).toList();
    }

    /** The finest value of each attribute. */
    private static List<Person> persons(List<Row> rows, List<List<String>> attributes) {
        List<String> finest = attributes.stream().map(columns -> columns.get(0)).toList();
        return rows.stream()
                .map(row -> new Person(finest.stream().map(row::text).toList(), row.text("categorie")))
                .toList();
    }

    /** Classes that are as large as the source asks now: k may have been raised since. */
    private List<List<String>> released(String source, int k) throws SQLException {
        return Row.query(connection, """
                select gebied_code, coalesce(cast(kwartaal as varchar), cast(jaar as varchar), 'alle') as tijd,
                    coalesce(thema, 'alle') as thema, rol, coalesce(geslacht, '') as geslacht,
                    coalesce(leeftijdsband, '') as leeftijdsband
                from vast_betrokkenen
                where stand = 'vrijgegeven' and bron = ? and aantal >= ?
                """, source, k).stream()
                .map(PersonClasses::texts)
                .toList();
    }

    /** @param values empty when the person waits: then it is as coarse as the waiting are kept */
    private void write(DuckDBAppender out, Row person, Optional<List<String>> values) throws SQLException {
        List<String> kept = values.orElseGet(() ->
                TO_ALL.stream().map(columns -> person.text(columns.get(0))).toList());
        out.beginRow().append(person.text("bron"));
        for (String value : kept) {
            out.append(value);
        }
        out.append(values.isPresent() ? "vrijgegeven" : "wacht").endRow();
    }
}
