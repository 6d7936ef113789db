package nl.wijkbeeld.disclosure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import nl.wijkbeeld.disclosure.Delivery.Share;
import nl.wijkbeeld.warehouse.Row;
import nl.wijkbeeld.warehouse.Warehouse;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** What is no secret but must be known to read the figures: areas, sources, deliveries. */
final class Facts {

    private final Warehouse warehouse;

    Facts(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    List<Area> areas() {
        return warehouse.rows("select * from dim_gebieden order by gebied_code").stream()
                .map(row -> new Area(
                        row.text("gebied_code"),
                        row.text("naam"),
                        row.text("niveau"),
                        row.findText("ouder_code").orElse(""),
                        row.findNumber("jaar"),
                        row.findNumber("inwoners"),
                        row.findNumber("huishoudens"),
                        row.findNumber("stedelijkheid")))
                .toList();
    }

    Geography geography() {
        Map<String, Geometry> boundaries = new HashMap<>();
        OptionalLong year = OptionalLong.empty();
        for (Row row : warehouse.rows("select * from ref_grenzen order by gebied_code")) {
            boundaries.put(row.text("gebied_code"), shape(row.text("wkt")));
            year = row.findNumber("jaar");
        }
        Map<String, Geography.Tile> tiles = new HashMap<>();
        for (Row row : warehouse.rows("select * from ref_tegels")) {
            tiles.put(row.text("gebied_code"), new Geography.Tile(row.number("kolom"), row.number("rij")));
        }
        return new Geography(year, boundaries, tiles);
    }

    private static Geometry shape(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException bug) {
            throw new IllegalStateException("ref_grenzen", bug);
        }
    }

    List<Source> sources() {
        return warehouse.rows("select * from ref_bronnen order by partner, bron").stream()
                .map(row -> new Source(
                        row.text("bron"),
                        row.text("partner"),
                        row.text("titel"),
                        row.text("soort"),
                        row.text("ritme"),
                        row.number("meldvertraging_dagen"),
                        row.number("sluiten_na_dagen")))
                .toList();
    }

    List<Delivery> deliveries() {
        return warehouse.rows("select * from mart_leveringen order by partner, bron, leverancier").stream()
                .map(Facts::delivery)
                .toList();
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                row.text("bron"),
                row.text("bron_titel"),
                row.text("leverancier"),
                row.text("leverancier_titel"),
                row.findMoment("ontvangen_op"),
                row.findDate("maand_van"),
                row.findDate("maand_tot"),
                Share.of(count(row, "rijen_geweigerd"), count(row, "rijen_gelezen")),
                Share.of(
                        Math.max(count(row, "rijen_onbekende_code"), count(row, "rijen_onbekend_gebied")),
                        count(row, "rijen_geladen")),
                row.findText("laatste_uitkomst"),
                row.flag("is_gemist"));
    }

    /** 0 when nothing was ever loaded. */
    private static long count(Row row, String column) {
        return row.findNumber(column).orElse(0);
    }

    List<Digest> digests() {
        return warehouse
                .rows("select levering_id, bron, leverancier, ontvangen_op, sha256 from ledger_leveringen"
                        + " where uitkomst = 'geladen' and sha256 is not null order by levering_id")
                .stream()
                .map(row -> new Digest(
                        row.number("levering_id"),
                        row.text("bron"),
                        row.text("leverancier"),
                        row.moment("ontvangen_op"),
                        row.text("sha256")))
                .toList();
    }

    List<Correction> corrections() {
        return warehouse.rows("select jaar, uitgevoerd_op from ledger_correctierondes order by jaar").stream()
                .map(row -> new Correction(row.number("jaar"), row.moment("uitgevoerd_op")))
                .toList();
    }

    List<Coverage> coverage() {
        return warehouse.rows("select * from mart_dekking_per_bron_en_maand order by bron, leverancier, maand").stream()
                .map(row -> new Coverage(
                        row.text("bron"),
                        row.text("leverancier"),
                        row.date("maand"),
                        row.flag("is_geleverd"),
                        row.flag("is_voorlopig"),
                        row.flag("is_gesloten")))
                .toList();
    }
}
