package nl.wijkbeeld.finding;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a delivery, in words that its sender can act on; never a value of a person.
 *
 * @param rule what was broken
 * @param row number of the record after the header, from 1; null when the finding is about the whole delivery
 * @param column the contract's name of the column, never a name read from the delivery; null when no column is meant
 * @param expected what the contract asks for; blank when the rule says it all
 * @param count how many rows; 1 for a finding about one row or the whole delivery
 */
public record Finding(
        Rule rule, @Nullable Long row, @Nullable String column, String expected, long count) {

    public static Finding ofDelivery(Rule rule, String expected) {
        return new Finding(rule, null, null, expected, 1);
    }

    public static Finding ofColumn(Rule rule, String column, String expected) {
        return new Finding(rule, null, column, expected, 1);
    }

    public static Finding ofRow(Rule rule, long row, @Nullable String column, String expected) {
        return new Finding(rule, row, column, expected, 1);
    }

    public static Finding ofRows(Rule rule, @Nullable String column, String expected, long count) {
        return new Finding(rule, null, column, expected, count);
    }

    /** One line: {@code rij 12, kolom pleegdatum_van: De datum bestaat niet … Verwacht: dd-MM-yyyy}. */
    public String line() {
        StringBuilder line = new StringBuilder();
        if (row != null) {
            line.append("rij ").append(row).append(", ");
        } else if (count > 1 || rule.weight() == Rule.Weight.NOTICE) {
            line.append(count).append(count == 1 ? " rij, " : " rijen, ");
        }
        if (column != null) {
            line.append("kolom ").append(column).append(", ");
        }
        line.append(rule.code()).append(": ").append(rule.sentence());
        if (!expected.isBlank()) {
            line.append(" Verwacht: ").append(expected).append('.');
        }
        return line.toString();
    }
}
