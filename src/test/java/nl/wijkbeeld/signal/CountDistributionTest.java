package nl.wijkbeeld.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.DiscreteDistribution;
import org.apache.commons.statistics.distribution.PascalDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.junit.jupiter.api.Test;

class CountDistributionTest {

    private static void agree(DiscreteDistribution library, CountDistribution own) {
        for (int count = 0; count < 60; count++) {
            assertEquals(library.cumulativeProbability(count), own.atMost(count), 1e-12, own + " " + count);
            double atLeast = library.survivalProbability(count - 1);
            assertEquals(1, own.atLeast(count) / atLeast, 1e-9, own + " " + count);
        }
    }

    @Test
    void isTheLibrarysWhereItHasOne() {
        agree(PoissonDistribution.of(7.5), new NegativeBinomial(7.5, 7.5));
        agree(PascalDistribution.of(3, 0.2), new NegativeBinomial(12, 60));
    }

    @Test
    void findsTheBandThatItsTailsDefine() {
        for (NegativeBinomial counts : new NegativeBinomial[] {
            new NegativeBinomial(0.02, 0.02), new NegativeBinomial(3.3, 4.1), new NegativeBinomial(412, 900)
        }) {
            int upper = counts.upper(0.025);
            assertTrue(counts.atLeast(upper + 1) <= 0.025 && counts.atLeast(upper) > 0.025, counts.toString());
            int lower = counts.lower(0.025);
            assertTrue(counts.atMost(lower) > 0.025 && counts.atMost(lower - 1) <= 0.025, counts.toString());
        }
    }

    /** Given their sum, the newest of two Poisson counts is binomial. */
    @Test
    void comparesExactlyWithAFewEvents() {
        Prediction prediction = Prediction.ofSparse(7, 15, 1, Double.POSITIVE_INFINITY);
        for (int count = 1; count < 12; count++) {
            BinomialDistribution binomial = BinomialDistribution.of(7 + count, 1 / 16.0);
            assertEquals(1, prediction.above().atLeast(count) / binomial.survivalProbability(count - 1), 1e-9);
            assertEquals(1, prediction.below().atMost(count) / binomial.cumulativeProbability(count), 1e-9);
        }
    }

    @Test
    void aCountAfterNoneAtAllIsNoCertainSignal() {
        Prediction prediction = Prediction.ofSparse(0, 15, 1, Double.POSITIVE_INFINITY);
        assertEquals(Math.pow(1 / 16.0, 3), prediction.above().atLeast(3), 1e-12);
        assertEquals(0, prediction.below().lower(0.025));
        assertEquals(1, prediction.pValue(0));
    }

    @Test
    void isWiderTheLessTheDispersionIsKnown() {
        double known = Predictive.of(new Expectation(10, 0.02, 1.5, Double.POSITIVE_INFINITY, false))
                .atLeast(25);
        double much = Predictive.of(new Expectation(10, 0.02, 1.5, 50, false)).atLeast(25);
        double little = Predictive.of(new Expectation(10, 0.02, 1.5, 8, false)).atLeast(25);
        assertTrue(known < much && much < little, known + " " + much + " " + little);
    }
}
