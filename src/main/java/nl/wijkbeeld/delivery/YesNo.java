package nl.wijkbeeld.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A plain answer in a contract. */
public enum YesNo {
    @JsonProperty("ja")
    YES,
    @JsonProperty("nee")
    NO
}
