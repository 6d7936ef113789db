package nl.wijkbeeld.suppression;

import java.time.Duration;
import java.util.Map;

/**
 * What was withheld, and what an attack on it found.
 *
 * @param primary withheld because they are small
 * @param secondary withheld to protect others
 * @param attacks per attacker to whom a width is promised
 */
public record Audit(int primary, int secondary, Map<Knowledge, Attacked> attacks, Duration took) {

    public Audit {
        attacks = Map.copyOf(attacks);
    }

    /**
     * What one attacker finds.
     *
     * @param exact withheld figures that it computes
     * @param narrow withheld figures whose interval is narrower than promised, the exact ones too
     * @param narrowest the width of the narrowest interval; infinite when nothing is withheld
     */
    public record Attacked(int exact, int narrow, double narrowest) {}

    public boolean keepsItsPromise() {
        return attacks.values().stream().allMatch(attack -> attack.narrow() == 0);
    }
}
