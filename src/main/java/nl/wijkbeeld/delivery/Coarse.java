package nl.wijkbeeld.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The ways to generalise a value, each with what it yields. */
public enum Coarse {
    /** Date, with an optional column of times → {@code maand, week, weekdag, dagdeel}. */
    @JsonProperty("tijdvak")
    PERIOD,
    /** ISO week ({@code 2026-W46}) → {@code maand} (of its Thursday), {@code week}. */
    @JsonProperty("week")
    WEEK,
    /** Date → first day of its month. */
    @JsonProperty("maand")
    MONTH,
    /** CBS period ({@code 2025JJ00}, {@code 2025MM03}) → {@code jaar, maand}. */
    @JsonProperty("cbs-periode")
    CBS_PERIOD,
    /** Postcode, with an optional column of house numbers → {@code gebied_code}. */
    @JsonProperty("postcode")
    POSTCODE,
    /** CBS code of a buurt, wijk or gemeente, padded or not → {@code gebied_code}. */
    @JsonProperty("gebiedscode")
    AREA_CODE,
    /** Camera → the area that it is designated for on that day → {@code gebied_code}. */
    @JsonProperty("camera")
    CAMERA,
    /** Date or year of birth → broad band of age on the day of delivery. */
    @JsonProperty("leeftijdsband")
    AGE_BAND,
    /** Read only together with the column that names it (a time beside its date). */
    @JsonProperty("bij")
    COMPANION
}
