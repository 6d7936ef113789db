package nl.wijkbeeld.disclosure;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody wrote beside the figures.
 *
 * @param area code of a buurt, wijk, gemeente or basisteam
 * @param theme empty when it is about all of them
 * @param date the day that it is about
 * @param author printed with it
 * @param owner who sees to a decision; printed with it
 */
public record Remark(
        Kind kind,
        String area,
        Optional<String> theme,
        LocalDate date,
        String author,
        String text,
        Optional<String> owner) {

    /** What a remark is. */
    public enum Kind {
        /** How a wijkregisseur reads the figures. */
        DUIDING,
        /** Something that happened or was done, such as a campaign or more cameras. */
        GEBEURTENIS,
        /** That something is registered otherwise from then on: what the figures do there is not what happened. */
        REGISTRATIE,
        /** What a meeting decided, and who does it. */
        BESLUIT;

        /** Whether charts mark its day. */
        public boolean isEvent() {
            return this == GEBEURTENIS || this == REGISTRATIE;
        }

        /** As it is written in the warehouse and typed in. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
