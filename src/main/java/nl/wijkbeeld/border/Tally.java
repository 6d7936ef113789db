package nl.wijkbeeld.border;

import java.util.List;
import nl.wijkbeeld.finding.Finding;

/**
 * What became of a delivery's rows at the border.
 *
 * @param loaded rows that stay
 * @param refused rows that broke the contract
 * @param late rows for a month that is closed
 * @param outside rightly not kept: addresses outside the areas, cases that a closed month has counted
 * @param findings about the refused rows, up to the maximum that is told row by row
 */
public record Tally(long loaded, long refused, long late, long outside, List<Finding> findings) {

    public Tally {
        findings = List.copyOf(findings);
    }

    public long read() {
        return loaded + refused + late + outside;
    }
}
