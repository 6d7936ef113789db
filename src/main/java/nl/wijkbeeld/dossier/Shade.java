package nl.wijkbeeld.dossier;

import java.util.Locale;
import nl.wijkbeeld.disclosure.Cell;

/**
 * How an area is drawn on a map: a class of its rate beside that of the gemeente, or the sign for why it has none. It
 * rests on cells alone, and a withheld cell does not hold its count.
 */
enum Shade {
    HALVE,
    GELIJK,
    MEER,
    DUBBEL,
    NUL,
    AFGESCHERMD,
    GEEN_LEVERING,
    GEEN_CIJFER;

    /**
     * @param rate of the count, per 1,000 inhabitants
     * @param compared the same rate of the gemeente: its half, itself and its double are the limits of the classes
     */
    static Shade of(Cell count, Cell rate, Cell compared) {
        if (count instanceof Cell.Withheld) {
            return AFGESCHERMD;
        }
        if (count instanceof Cell.Zero) {
            return NUL;
        }
        if (count instanceof Cell.NotDelivered) {
            return GEEN_LEVERING;
        }
        return rate instanceof Cell.Rate own && compared instanceof Cell.Rate limit && limit.perThousand() > 0
                ? of(own.perThousand() / limit.perThousand())
                : GEEN_CIJFER;
    }

    private static Shade of(double times) {
        if (times > 2) {
            return DUBBEL;
        }
        if (times > 1) {
            return MEER;
        }
        return times > 0.5 ? GELIJK : HALVE;
    }

    boolean isClass() {
        return ordinal() <= DUBBEL.ordinal();
    }

    /** Whether white letters stand out on it. */
    boolean isDark() {
        return this == MEER || this == DUBBEL;
    }

    String fill(Palette palette) {
        return switch (this) {
            case HALVE -> palette.tint(0.08);
            case GELIJK -> palette.tint(0.38);
            case MEER -> palette.tint(0.74);
            case DUBBEL -> palette.tint(1);
            case NUL, AFGESCHERMD, GEEN_CIJFER -> "#FFFFFF";
            case GEEN_LEVERING -> palette.rule();
        };
    }

    /** Its name in the texts. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
