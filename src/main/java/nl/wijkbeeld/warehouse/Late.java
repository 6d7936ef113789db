package nl.wijkbeeld.warehouse;

import static nl.wijkbeeld.border.Released.LANDING;
import static nl.wijkbeeld.border.Released.LATE;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import nl.wijkbeeld.border.Released;
import nl.wijkbeeld.delivery.Contract;
import nl.wijkbeeld.delivery.Kind;

/**
 * What comes for a closed month: counted in {@code vast_nagekomen}, by the cells of the frozen months, and forgotten.
 *
 * <p>Only of deliveries whose rows are news. A delivery that tells a period or everything anew tells again what is
 * frozen already; of those the ledger alone knows how many rows were late.
 */
final class Late {

    private static final String CELL = "bron, leverancier, categorie, gebied_code, maand, doorgezet_naar";

    private Late() {}

    /** Adds the late rows of a delivery that has landed and is not settled yet. */
    static void count(Connection connection, Released released) throws SQLException {
        Contract contract = released.contract();
        boolean isNews = contract.replace() == Contract.Replace.BY_KEY || contract.replace() == Contract.Replace.APPEND;
        if (!isNews || !(contract.kind() == Kind.EVENTS || contract.kind() == Kind.OBSERVATIONS)) {
            return;
        }
        boolean isEvent = contract.kind() == Kind.EVENTS;
        // one event that a delivery tells twice is one; of two deliveries nobody can tell any more
        String each =
                contract.mergesKeys() ? " qualify row_number() over (partition by coalesce(sleutel, rowid)) = 1" : "";
        try (Statement statement = connection.createStatement()) {
            int added = statement.executeUpdate(("insert into vast_nagekomen select '%s', '%s',"
                            + " coalesce(categorie, 'onbekend'), gebied_code, maand, %s as doorgezet, sum(%s), sum(%s)"
                            + " from (from %s where uitkomst = %d%s) group by all having sum(%4$s) > 0")
                    .formatted(
                            contract.bron(),
                            released.delivery().supplier(),
                            isEvent ? "null" : "doorgezet_naar",
                            isEvent ? "aantal" : "1",
                            isEvent ? "0" : "is_aanhouding::integer",
                            LANDING,
                            LATE,
                            each));
            if (added > 0) {
                melt(statement);
            }
        }
    }

    /** One row a cell, in the order of cells: nothing tells which delivery brought what. */
    private static void melt(Statement statement) throws SQLException {
        statement.execute(
                "create or replace temp table nagekomen as select " + CELL
                        + ", sum(aantal)::bigint, sum(aantal_aanhoudingen)::bigint from vast_nagekomen group by all order by all");
        statement.execute("delete from vast_nagekomen");
        statement.execute("insert into vast_nagekomen from nagekomen");
        statement.execute("drop table nagekomen");
    }
}
