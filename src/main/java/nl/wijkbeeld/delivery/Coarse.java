package nl.wijkbeeld.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** The ways to generalise a value, each with what it yields. */
public enum Coarse {
    /** Date, with an optional column of times → {@code maand, week, weekdag, dagdeel}. */
    @JsonProperty("tijdvak")
    PERIOD(true, "maand", "week", "weekdag", "dagdeel"),
    /** ISO week ({@code 2026-W46}) → {@code maand} (of its Thursday), {@code week}. */
    @JsonProperty("week")
    WEEK(false, "maand", "week"),
    /** Date → first day of its month. */
    @JsonProperty("maand")
    MONTH(true),
    /** CBS period ({@code 2025JJ00}, {@code 2025MM03}) → {@code jaar, maand}. */
    @JsonProperty("cbs-periode")
    CBS_PERIOD(false, "jaar", "maand"),
    /** Postcode, with an optional column of house numbers → {@code gebied_code}. */
    @JsonProperty("postcode")
    POSTCODE(false, "gebied_code"),
    /** CBS code of a buurt, wijk or gemeente, padded or not → {@code gebied_code}. */
    @JsonProperty("gebiedscode")
    AREA_CODE(false, "gebied_code"),
    /** Camera → the area that it is designated for on that day → {@code gebied_code}. */
    @JsonProperty("camera")
    CAMERA(false, "gebied_code"),
    /** Date or year of birth → broad band of age on the day of delivery. */
    @JsonProperty("leeftijdsband")
    AGE_BAND(false, "leeftijdsband"),
    /** Read only together with the column that names it (a time beside its date). */
    @JsonProperty("bij")
    COMPANION(false);

    private final boolean asksForms;
    private final List<String> yields;

    Coarse(boolean asksForms, String... yields) {
        this.asksForms = asksForms;
        this.yields = List.of(yields);
    }

    /** Whether the column must say in which forms its date is written. */
    boolean asksForms() {
        return asksForms;
    }

    /** The columns of the kind's table that it always fills; in a list of addresses a postcode stays one. */
    List<String> yields(Kind kind) {
        return this == POSTCODE && kind == Kind.ADDRESSES ? List.of("pc6") : yields;
    }
}
