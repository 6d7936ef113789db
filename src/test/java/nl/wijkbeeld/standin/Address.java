package nl.wijkbeeld.standin;

import org.jspecify.annotations.Nullable;

/** A made-up address; parts that the sender left out are null. */
record Address(
        String gemeente,
        String plaats,
        @Nullable String straat,
        @Nullable Integer huisnummer,
        @Nullable String postcode) {}
