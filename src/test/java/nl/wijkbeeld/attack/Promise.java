package nl.wijkbeeld.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What is promised for the withheld counts of a sensitivity.
 *
 * @param minimum a smaller count is withheld
 * @param zerosTold so a withheld count is at least 1
 * @param zeroIsSecret that a count is 0 may not be told
 * @param width an attacker's interval, high minus low, is never less
 */
record Promise(String sensitivity, long minimum, boolean zerosTold, boolean zeroIsSecret, long width) {

    static Promise read(Path policy, String sensitivity) throws IOException {
        JsonNode rule = new YAMLMapper().readTree(policy.toFile()).path(sensitivity);
        boolean zerosTold = rule.path("nullen_tonen").asText().equals("ja");
        return new Promise(
                sensitivity,
                rule.path("minimum").asLong(),
                zerosTold,
                !zerosTold,
                rule.path("breedte").asLong());
    }

    /** To whoever does not use that a told zero is no sign: the whole width. */
    Promise blindToZeros() {
        return new Promise(sensitivity, minimum, false, zeroIsSecret, width);
    }

    /** Where the same sensitivity tells no zero. */
    Promise withoutZeros() {
        return new Promise(sensitivity, minimum, false, true, width);
    }

    /** To whoever does: that no count is computed. */
    Promise seeingZeros() {
        return new Promise(sensitivity, minimum, zerosTold, zeroIsSecret, zerosTold ? Math.min(1, width) : width);
    }

    boolean isOpen() {
        return minimum == 0;
    }

    /** What the sign alone says; withheld counts that protect others can have any size. */
    Interval sign(boolean small) {
        return new Interval(zerosTold ? 1 : 0, small ? minimum - 1 : Interval.UNKNOWN);
    }

    /** A count that may be printed by itself: a large one, or a zero that is no secret. */
    boolean isHarmless(Interval found) {
        return found.low() >= minimum || !zeroIsSecret && found.high() == 0;
    }

    boolean isKeptBy(Interval found) {
        return isHarmless(found) || found.width() >= width;
    }
}
