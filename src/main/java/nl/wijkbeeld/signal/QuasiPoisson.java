package nl.wijkbeeld.signal;

import java.util.Arrays;
import java.util.Optional;

/**
 * A quasi-Poisson regression with log link: a level per season and, when asked, one slope over time.
 *
 * <p>Fitted by iteratively reweighted least squares (McCullagh and Nelder 1989, section 2.5), with the start and the
 * stopping rule of R's {@code glm.fit}. Season levels are disjoint, so each step has a closed form: the levels are
 * weighted means, the slope is that of the deviations from them.
 */
final class QuasiPoisson {

    /** The deviance changes relatively by less than this: it has converged. */
    private static final double PRECISION = 1e-8;

    private static final int MOST_STEPS = 25;
    /** A season without any count tends to a mean of 0, which has no logarithm. */
    private static final double LEAST_MEAN = Math.ulp(1.0);

    private final Baseline baseline;
    private final double[] prior;
    private final boolean hasSlope;

    private final double[] eta;
    private final double[] mean;
    private final double[] working;
    private final double[] level;
    private final double[] time;
    private final double[] weight;
    private double slope;
    private double spread;

    private QuasiPoisson(Baseline baseline, double[] prior, boolean hasSlope) {
        this.baseline = baseline;
        this.prior = prior;
        this.hasSlope = hasSlope;
        this.eta = new double[baseline.size()];
        this.mean = new double[baseline.size()];
        this.working = new double[baseline.size()];
        this.level = new double[baseline.seasons()];
        this.time = new double[baseline.seasons()];
        this.weight = new double[baseline.seasons()];
    }

    /**
     * Without a slope.
     *
     * @param prior weight of each period of the baseline
     */
    static QuasiPoisson level(Baseline baseline, double[] prior) {
        QuasiPoisson model = new QuasiPoisson(baseline, prior, false);
        model.converges(); // always, but that a season without any count is still on its way to 0
        return model;
    }

    /**
     * With a slope.
     *
     * @param prior weight of each period of the baseline
     * @return empty when it does not converge
     */
    static Optional<QuasiPoisson> sloping(Baseline baseline, double[] prior) {
        QuasiPoisson model = new QuasiPoisson(baseline, prior, true);
        return model.converges() ? Optional.of(model) : Optional.empty();
    }

    private boolean converges() {
        for (int period = 0; period < mean.length; period++) {
            mean[period] = baseline.counts()[period] + 0.1;
            eta[period] = Math.log(mean[period]);
        }
        double before = deviance();
        for (int step = 0; step < MOST_STEPS; step++) {
            step();
            double now = deviance();
            if (!Double.isFinite(now)) {
                return false;
            }
            if (Math.abs(now - before) < PRECISION * (now + 0.1)) {
                return true;
            }
            before = now;
        }
        return false;
    }

    private void step() {
        Arrays.fill(level, 0);
        Arrays.fill(time, 0);
        Arrays.fill(weight, 0);
        for (int period = 0; period < mean.length; period++) {
            int season = baseline.levels()[period];
            working[period] = prior[period] * mean[period];
            weight[season] += working[period];
            level[season] += working[period] * response(period);
            time[season] += working[period] * baseline.times()[period];
        }
        for (int season = 0; season < weight.length; season++) {
            level[season] /= weight[season];
            time[season] /= weight[season];
        }
        if (hasSlope) {
            fitSlope();
        }
        for (int period = 0; period < mean.length; period++) {
            eta[period] = predictor(baseline.levels()[period], baseline.times()[period]);
            mean[period] = Math.max(LEAST_MEAN, Math.exp(eta[period]));
        }
    }

    private void fitSlope() {
        spread = 0;
        double together = 0;
        for (int period = 0; period < mean.length; period++) {
            int season = baseline.levels()[period];
            double late = baseline.times()[period] - time[season];
            spread += working[period] * late * late;
            together += working[period] * late * (response(period) - level[season]);
        }
        slope = together / spread;
    }

    /** The working response. */
    private double response(int period) {
        return eta[period] + (baseline.counts()[period] - mean[period]) / mean[period];
    }

    private double deviance() {
        double deviance = 0;
        for (int period = 0; period < mean.length; period++) {
            double count = baseline.counts()[period];
            double fit = count > 0 ? count * Math.log(count / mean[period]) : 0;
            deviance += 2 * prior[period] * (fit - (count - mean[period]));
        }
        return deviance;
    }

    private double predictor(int season, double at) {
        return level[season] + slope * (at - time[season]);
    }

    /** The expected count of a period of the baseline, by its place in it. */
    double mean(int period) {
        return mean[period];
    }

    /** The expected count of a comparable period at this time. */
    double meanAt(double at) {
        return Math.max(LEAST_MEAN, Math.exp(predictor(Season.COMPARABLE, at)));
    }

    Expectation expectAt(double at) {
        double late = at - time[Season.COMPARABLE];
        double logVariance = 1 / weight[Season.COMPARABLE] + (hasSlope ? late * late / spread : 0);
        return new Expectation(meanAt(at), logVariance, dispersion(), freedomOfDispersion(), hasSlope);
    }

    /** Variance over mean (phi): Pearson's estimate, at least 1. */
    double dispersion() {
        return Math.max(1, pearson() / freedom());
    }

    private double pearson() {
        double sum = 0;
        for (int period = 0; period < mean.length; period++) {
            double residual = (baseline.counts()[period] - mean[period]) / mean[period];
            sum += working[period] * residual * residual;
        }
        return sum;
    }

    /** Periods more than parameters. */
    private double freedom() {
        return mean.length - level.length - (hasSlope ? 1 : 0);
    }

    /**
     * Pearson's estimate varies more than a chi-square with {@link #freedom()} when the counts have heavier tails than
     * the normal: by half the excess kurtosis of a negative binomial, (6 (phi − 1) + 1 / phi) / mean.
     */
    double freedomOfDispersion() {
        double dispersion = dispersion();
        double excess = (6 * (dispersion - 1) + 1 / dispersion) / baseline.mean();
        return Math.max(1, freedom() / (1 + excess / 2));
    }

    /**
     * Standardised Anscombe residuals of each period: near to normal when the counts are Poisson with this dispersion
     * (Davison and Snell 1991; Farrington et al. 1996, section 3.5).
     */
    double[] anscombeResiduals() {
        double dispersion = dispersion();
        double[] residuals = new double[mean.length];
        for (int period = 0; period < mean.length; period++) {
            double root = Math.cbrt(baseline.counts()[period]);
            double raw = 1.5 * (root * root * Math.pow(mean[period], -1 / 6.0) - Math.sqrt(mean[period]));
            double free = 1 - leverage(period);
            residuals[period] = free < PRECISION ? 0 : raw / Math.sqrt(dispersion * free);
        }
        return residuals;
    }

    private double leverage(int period) {
        int season = baseline.levels()[period];
        double late = baseline.times()[period] - time[season];
        return working[period] * (1 / weight[season] + (hasSlope ? late * late / spread : 0));
    }
}
