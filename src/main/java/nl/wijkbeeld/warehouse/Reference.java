package nl.wijkbeeld.warehouse;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** What the configuration says about areas, codes, sources and suppliers, as the rows of the ref_ tables. */
public record Reference(
        List<Gebied> gebieden,
        List<Postcode> postcodes,
        List<Tegel> tegels,
        List<Code> codes,
        List<Bron> bronnen,
        List<Leverancier> leveranciers) {

    /**
     * An area in one edition year; blank figures were not published.
     *
     * @param niveau gemeente, wijk or buurt
     */
    public record Gebied(
            int jaar,
            String gebiedCode,
            String naam,
            String niveau,
            @Nullable String ouderCode,
            @Nullable Integer inwoners,
            @Nullable Integer huishoudens,
            @Nullable Integer stedelijkheid,
            @Nullable String pc4) {}

    /** The smallest area that holds a four-digit postcode. */
    public record Postcode(String pc4, String gebiedCode) {}

    /** The place of a buurt on the tile map; columns count from the west, rows from the north, both from 1. */
    public record Tegel(String gebiedCode, int kolom, int rij) {}

    /**
     * The boundary of a wijk or buurt; imported, so not written anew at each start.
     *
     * @param jaar year that the boundaries are of, null when the file did not tell
     * @param wkt polygon or multipolygon in metres of the Rijksdriehoek (EPSG:28992)
     */
    public record Grens(String gebiedCode, @Nullable Integer jaar, String wkt) {}

    /** A partner's code and the category that it falls in. */
    public record Code(
            String lijst,
            String code,
            @Nullable String omschrijving,
            String categorie,
            String titel,
            String thema,
            boolean isHic,
            String gevoeligheid,
            boolean isTotaal) {}

    /**
     * A source.
     *
     * @param soort gebeurtenissen, betrokkenen, zaken, waarnemingen, misdrijven, cameras or adressen
     * @param lijst its code list, null when it has no codes
     * @param ritme dag, week, maand, kwartaal or jaar
     * @param kleinsteGroep least number of alike persons in a class that is kept for good
     */
    public record Bron(
            String bron,
            String partner,
            String titel,
            String soort,
            @Nullable String lijst,
            String ritme,
            int meldvertragingDagen,
            int sluitenNaDagen,
            boolean isOpenbareBron,
            int kleinsteGroep) {}

    /** A supplier that a source is expected from. */
    public record Leverancier(String bron, String leverancier, String titel) {}

    public Reference {
        gebieden = List.copyOf(gebieden);
        postcodes = List.copyOf(postcodes);
        tegels = List.copyOf(tegels);
        codes = List.copyOf(codes);
        bronnen = List.copyOf(bronnen);
        leveranciers = List.copyOf(leveranciers);
    }

    void write(Connection connection) throws SQLException {
        replace(connection, "ref_gebieden", gebieden, Reference::append);
        replace(connection, "ref_postcodes", postcodes, Reference::append);
        replace(connection, "ref_tegels", tegels, Reference::append);
        replace(connection, "ref_codes", codes, Reference::append);
        replace(connection, "ref_bronnen", bronnen, Reference::append);
        replace(connection, "ref_leveranciers", leveranciers, Reference::append);
    }

    static void writeBoundaries(Connection connection, List<Grens> grenzen) throws SQLException {
        replace(connection, "ref_grenzen", grenzen, Reference::append);
    }

    private interface RowAppender<T> {
        void append(DuckDBAppender row, T value) throws SQLException;
    }

    private static <T> void replace(Connection connection, String table, List<T> values, RowAppender<T> appending)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("delete from " + table);
        }
        try (DuckDBAppender appender =
                connection.unwrap(DuckDBConnection.class).createAppender(DuckDBConnection.DEFAULT_SCHEMA, table)) {
            for (T value : values) {
                appender.beginRow();
                appending.append(appender, value);
                appender.endRow();
            }
        }
    }

    private static void append(DuckDBAppender row, Gebied gebied) throws SQLException {
        row.append(gebied.jaar)
                .append(gebied.gebiedCode)
                .append(gebied.naam)
                .append(gebied.niveau)
                .append(gebied.ouderCode)
                .append(gebied.inwoners)
                .append(gebied.huishoudens)
                .append(gebied.stedelijkheid)
                .append(gebied.pc4);
    }

    private static void append(DuckDBAppender row, Postcode postcode) throws SQLException {
        row.append(postcode.pc4).append(postcode.gebiedCode);
    }

    private static void append(DuckDBAppender row, Tegel tegel) throws SQLException {
        row.append(tegel.gebiedCode).append(tegel.kolom).append(tegel.rij);
    }

    private static void append(DuckDBAppender row, Grens grens) throws SQLException {
        row.append(grens.gebiedCode).append(grens.jaar).append(grens.wkt);
    }

    private static void append(DuckDBAppender row, Code code) throws SQLException {
        row.append(code.lijst)
                .append(code.code)
                .append(code.omschrijving)
                .append(code.categorie)
                .append(code.titel)
                .append(code.thema)
                .append(code.isHic)
                .append(code.gevoeligheid)
                .append(code.isTotaal);
    }

    private static void append(DuckDBAppender row, Bron bron) throws SQLException {
        row.append(bron.bron)
                .append(bron.partner)
                .append(bron.titel)
                .append(bron.soort)
                .append(bron.lijst)
                .append(bron.ritme)
                .append(bron.meldvertragingDagen)
                .append(bron.sluitenNaDagen)
                .append(bron.isOpenbareBron)
                .append(bron.kleinsteGroep);
    }

    private static void append(DuckDBAppender row, Leverancier leverancier) throws SQLException {
        row.append(leverancier.bron).append(leverancier.leverancier).append(leverancier.titel);
    }
}
