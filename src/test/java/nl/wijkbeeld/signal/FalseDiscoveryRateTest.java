package nl.wijkbeeld.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FalseDiscoveryRateTest {

    /** The example of Benjamini and Hochberg (1995), section 4.1: four of fifteen. */
    @Test
    void findsWhatThePaperFinds() {
        double[] paper = {
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528,
            0.7590, 1
        };
        assertEquals(0.0095, FalseDiscoveryRate.threshold(paper, 0.05));
    }

    @Test
    void aLaterOneCarriesTheEarlier() {
        assertEquals(0.04, FalseDiscoveryRate.threshold(new double[] {0.04, 0.03}, 0.05));
    }

    @Test
    void findsNothingInChanceNorInNothing() {
        assertTrue(FalseDiscoveryRate.threshold(new double[] {0.03, 0.2, 0.5, 1}, 0.05) < 0);
        assertTrue(FalseDiscoveryRate.threshold(new double[0], 0.05) < 0);
    }
}
