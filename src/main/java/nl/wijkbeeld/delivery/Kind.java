package nl.wijkbeeld.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What a row of a delivery is about; each kind has its own table of open rows. */
public enum Kind {
    @JsonProperty("gebeurtenissen")
    EVENTS(
            "stg_gebeurtenissen",
            "sleutel",
            "categorie",
            "gebied_code",
            "maand",
            "week",
            "weekdag",
            "dagdeel",
            "aantal"),
    @JsonProperty("betrokkenen")
    PERSONS("stg_betrokkenen", "sleutel", "rol", "geslacht", "leeftijdsband"),
    @JsonProperty("zaken")
    CASES("stg_zaken", "sleutel", "categorie", "gebied_code", "maand_begin", "maand_eind", "status", "fase"),
    @JsonProperty("waarnemingen")
    OBSERVATIONS(
            "stg_waarnemingen",
            "sleutel",
            "categorie",
            "gebied_code",
            "maand",
            "week",
            "weekdag",
            "dagdeel",
            "doorgezet_naar",
            "is_aanhouding"),
    @JsonProperty("misdrijven")
    CRIME_FIGURES("stg_misdrijven", "categorie", "gebied_code", "jaar", "maand", "aantal"),
    @JsonProperty("cameras")
    CAMERAS("stg_cameras", "camera_id", "gebied_code", "aanwijzing_van", "aanwijzing_tot"),
    @JsonProperty("adressen")
    ADDRESSES("stg_adressen", "pc6", "huisnummer", "gebied_code");

    private final String table;
    private final List<String> targets;

    Kind(String table, String... targets) {
        this.table = table;
        this.targets = List.of(targets);
    }

    /** The table of open rows. */
    public String table() {
        return table;
    }

    /** The columns that a delivery of this kind fills, in the table's order. */
    public List<String> targets() {
        return targets;
    }

    /** The column that dates a row, and by which a month is closed; the whole kind has none when blank. */
    public String monthColumn() {
        return switch (this) {
            case EVENTS, OBSERVATIONS, CRIME_FIGURES -> "maand";
            case CASES -> "maand_begin";
            case PERSONS, CAMERAS, ADDRESSES -> "";
        };
    }

    public boolean has(String target) {
        return targets.contains(target);
    }
}
