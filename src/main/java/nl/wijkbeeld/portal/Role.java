package nl.wijkbeeld.portal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody does here, and so may see. */
public enum Role {
    /** The dossiers of named wijken. */
    WIJKREGISSEUR,
    /** The joint dossier and those of all wijken. */
    BASISTEAM,
    /** All dossiers, and the tables behind them. */
    BELEID,
    /** The operation of the hub, and no dossier. */
    BEHEER;

    /** As it is written in commands and accounts. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> find(String key) {
        return Arrays.stream(values()).filter(role -> role.key().equals(key)).findFirst();
    }
}
