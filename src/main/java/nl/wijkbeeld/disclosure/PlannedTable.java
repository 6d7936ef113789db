package nl.wijkbeeld.disclosure;

import java.util.Locale;
import java.util.Set;
import nl.wijkbeeld.disclosure.Policy.Period;

/**
 * One table of the publication plan: counts over closed periods.
 *
 * @param level wijk, gemeente or basisteam
 * @param sources the sources that follow this table; empty for every other
 */
public record PlannedTable(Sensitivity sensitivity, String level, Per per, Period period, Set<String> sources) {

    /** What the rows of a table are. */
    public enum Per {
        SOORT,
        THEMA
    }

    public PlannedTable {
        sources = Set.copyOf(sources);
    }

    /** Of its CSV, without extension; tables that differ in their sources alone are one file. */
    public String name() {
        return "%s_per_%s_%s_en_%s"
                .formatted(
                        sensitivity.key(),
                        level,
                        per.name().toLowerCase(Locale.ROOT),
                        period.name().toLowerCase(Locale.ROOT));
    }

    boolean holds(ClosedCount count) {
        return count.level().equals(level) && count.unit() == period;
    }
}
