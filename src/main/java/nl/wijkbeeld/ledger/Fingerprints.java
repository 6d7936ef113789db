package nl.wijkbeeld.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import nl.wijkbeeld.settings.Fault;

/** Which keys a partner's numbers were hashed with before: under another key no correction would find its event. */
public final class Fingerprints {

    private Fingerprints() {}

    /**
     * Remembers new keys.
     *
     * @param present by year, the fingerprint of the key that is there now
     * @throws Fault when a key is another than before; names partner and year
     */
    public static void compare(Connection connection, String partner, Map<String, String> present) throws SQLException {
        Map<String, String> before = before(connection, partner);
        for (Map.Entry<String, String> key : present.entrySet()) {
            String known = before.get(key.getKey());
            if (known == null) {
                remember(connection, partner, key.getKey(), key.getValue());
            } else if (!known.equals(key.getValue())) {
                throw new Fault(
                        "Sleutel %s-%s is een andere dan waarmee eerder is geladen (sleutel.bestand). Zet de oude terug uit uw reservekopie; er is niets geladen."
                                .formatted(partner, key.getKey()));
            }
        }
    }

    private static Map<String, String> before(Connection connection, String partner) throws SQLException {
        Map<String, String> before = new HashMap<>();
        try (PreparedStatement query =
                connection.prepareStatement("select jaar, vingerafdruk from ledger_sleutels where partner = ?")) {
            query.setString(1, partner);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    before.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return before;
    }

    private static void remember(Connection connection, String partner, String year, String fingerprint)
            throws SQLException {
        try (PreparedStatement row =
                connection.prepareStatement("insert into ledger_sleutels values (?, ?, ?, now() at time zone 'UTC')")) {
            row.setString(1, partner);
            row.setString(2, year);
            row.setString(3, fingerprint);
            row.executeUpdate();
        }
    }
}
