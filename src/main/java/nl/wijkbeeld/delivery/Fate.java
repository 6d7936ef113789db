package nl.wijkbeeld.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of a delivered column at the border; every column has exactly one. */
public enum Fate {
    /** Dropped unread. */
    @JsonProperty("weg")
    DROPPED,
    /** Replaced by a keyed hash, so that a later delivery can correct the same event. */
    @JsonProperty("sleutel")
    KEYED,
    /** Generalised: age band, week, month, postcode → buurt. */
    @JsonProperty("grof")
    COARSENED,
    /** Through the source's code list. */
    @JsonProperty("code")
    CODED,
    /** Kept as it is; only values that say nothing of a person. */
    @JsonProperty("laat")
    KEPT
}
