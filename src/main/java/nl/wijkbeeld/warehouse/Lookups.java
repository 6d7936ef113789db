package nl.wijkbeeld.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables in which the border looks up an area; one row per key. */
final class Lookups {

    private Lookups() {}

    /** Makes them anew from the areas, the postcodes and the address list. */
    static void refresh(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "create or replace table zoek_gebieden as "
                            + "select gebied_code, max_by(niveau, jaar) as niveau, max_by(naam, jaar) as naam from ref_gebieden group by gebied_code");
            // a postcode of six that lies in one area, and one of four as the configuration says
            statement.execute("create or replace table zoek_postcodes as "
                    + "select pc6 as postcode, min(gebied_code) as gebied_code from stg_adressen group by pc6 having count(distinct gebied_code) = 1 "
                    + "union all select pc4, gebied_code from ref_postcodes");
            // the number matters only where a postcode does not say the area: few, so that most rows are looked up once
            statement.execute("create or replace table zoek_adressen as "
                    + "select pc6, huisnummer, min(gebied_code) as gebied_code from stg_adressen "
                    + "where pc6 not in (select postcode from zoek_postcodes) group by pc6, huisnummer");
        }
    }
}
