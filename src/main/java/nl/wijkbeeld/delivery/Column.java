package nl.wijkbeeld.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One column of a contract.
 *
 * @param fate what becomes of it at the border
 * @param required whether a row without it is refused
 * @param target the column of the kind's table that a kept, coded or month value fills
 * @param coarse how it is generalised
 * @param companion the column that belongs to it: a time to its date, a house number to its postcode
 * @param formats Java-like date and time forms that are accepted, such as {@code dd-MM-yyyy}
 * @param zone {@code lokaal} (Europe/Amsterdam) or {@code utc}, for a moment
 * @param values the only values that are accepted; empty: any
 * @param lowest smallest whole number that is accepted, for a number
 * @param highest largest whole number that is accepted, for a number
 * @param header pattern that the header's name may match instead of the column's own name
 * @param year for a key: pattern whose group {@code jaar} is the year that the number shows; null when it shows none
 * @param pointer where the value is in a JSON record (RFC 6901); null when the column's own name is the field
 */
public record Column(
        @JsonProperty(value = "lot", required = true) Fate fate,
        @JsonProperty("verplicht") YesNo required,
        @JsonProperty("naar") @Nullable String target,
        @JsonProperty("grof") @Nullable Coarse coarse,
        @JsonProperty("bij") @Nullable String companion,
        @JsonProperty("vormen") List<String> formats,
        @JsonProperty("tijdzone") Zone zone,
        @JsonProperty("waarden") List<String> values,
        @JsonProperty("laagste") @Nullable Long lowest,
        @JsonProperty("hoogste") @Nullable Long highest,
        @JsonProperty("kop") @Nullable String header,
        @JsonProperty("jaar") @Nullable String year,
        @JsonProperty("pad") @Nullable String pointer) {

    /** In which time a moment is written. */
    public enum Zone {
        @JsonProperty("lokaal")
        LOCAL,
        @JsonProperty("utc")
        UTC
    }

    public Column {
        required = Objects.requireNonNullElse(required, YesNo.NO);
        formats = formats == null ? List.of() : List.copyOf(formats);
        zone = Objects.requireNonNullElse(zone, Zone.LOCAL);
        values = values == null ? List.of() : List.copyOf(values);
    }

    public boolean isRequired() {
        return required == YesNo.YES;
    }

    /** A whole number: it has bounds. */
    public boolean isNumber() {
        return lowest != null && highest != null;
    }

    /** Only values that were agreed get through: from a list, a number within bounds, a date. */
    boolean isBounded() {
        return !values.isEmpty() || isNumber() || !formats.isEmpty();
    }

    /** The columns of the kind's table that it fills. */
    List<String> fills(Kind kind) {
        List<String> named = target == null ? List.of() : List.of(target);
        return switch (fate) {
            case DROPPED -> List.of();
            case KEYED -> List.of("sleutel");
            case COARSENED -> coarse == null || coarse.yields(kind).isEmpty() ? named : coarse.yields(kind);
            case CODED, KEPT -> named;
        };
    }

    /** Read together with another column. */
    public boolean isCompanion() {
        return coarse == Coarse.COMPANION;
    }
}
