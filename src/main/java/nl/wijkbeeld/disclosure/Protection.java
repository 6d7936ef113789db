package nl.wijkbeeld.disclosure;

import java.util.OptionalLong;
import nl.wijkbeeld.disclosure.Policy.Rule;

/** Turns one count into the cell that the policy allows. */
final class Protection {

    private final Policy policy;

    Protection(Policy policy) {
        this.policy = policy;
    }

    /** A count as the marts hold it, with what is known about its period. */
    record Count(OptionalLong value, boolean delivered, boolean closed, boolean provisional) {}

    Cell cell(Sensitivity sensitivity, Count count) {
        Rule rule = policy.rule(sensitivity);
        if (!count.delivered()) {
            return new Cell.NotDelivered();
        }
        if (count.value().isEmpty() || rule.closedOnly() && !count.closed()) {
            return new Cell.Withheld();
        }
        long value = count.value().getAsLong();
        if (value == 0) {
            return rule.zerosShown() ? new Cell.Zero(count.provisional()) : new Cell.Withheld();
        }
        return value < rule.minimum() ? new Cell.Withheld() : new Cell.Shown(value, count.provisional());
    }

    /** Per 1,000 inhabitants, of a count that is shown. */
    Cell rate(Cell count, OptionalLong inhabitants) {
        if (inhabitants.isEmpty()
                || inhabitants.getAsLong() < Math.max(1, policy.inhabitants().value())) {
            return new Cell.NotMeaningful();
        }
        if (count instanceof Cell.Shown shown) {
            return new Cell.Rate(shown.count() * 1000.0 / inhabitants.getAsLong());
        }
        return count instanceof Cell.Zero ? new Cell.Rate(0) : new Cell.NotMeaningful();
    }
}
