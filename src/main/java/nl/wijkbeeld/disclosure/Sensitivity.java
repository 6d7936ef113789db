package nl.wijkbeeld.disclosure;

import java.util.Locale;

/** How far a category may be told apart, as config/codes names it. */
public enum Sensitivity {
    /** The police publish it themselves at this level. */
    OPENBAAR,
    /** Could point at a household when it is small. */
    BESCHERMD,
    /** Care, sexual offences, exploitation: that there is none can tell something too. */
    VERTROUWELIJK;

    public static Sensitivity of(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    /** As config writes it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
