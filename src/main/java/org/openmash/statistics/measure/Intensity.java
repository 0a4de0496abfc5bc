package org.openmash.statistics.measure;

import java.util.Arrays;
import org.apache.commons.numbers.gamma.LogGamma;
import org.apache.commons.numbers.gamma.RegularizedGamma;

/**
 * What a published count says about the number to expect under the same circumstances: the posterior of a Poisson mean, with
 * the noise of the publication integrated out.
 *
 * <p>The published count is {@code y = n + noise}, {@code n} is Poisson with mean {@code m}. With every true count as likely
 * beforehand, {@code P(n | y)} is proportional to {@code P(noise = y - n)} for {@code n >= 0}; given {@code n}, {@code m} is Gamma
 * with shape {@code n + 1/2} (Jeffreys' prior). So {@code m} is a mixture of Gammas; its distribution function is held on a grid.
 */
public final class Intensity {
    private static final int STEPS = 600;
    private static final double LOW_TAIL = 0.025;
    private static final double HIGH_TAIL = 0.975;
    /** What may be left out at either end of the true count. */
    private static final double TAIL = 1e-7;

    private static final double CERTAIN = 1e-12;

    private final double[] means = new double[STEPS + 1];
    private final double[] below = new double[STEPS + 1];
    private final long least;
    private final double[] weights;
    private final double[] upTo;

    /**
     * From one published count.
     *
     * @param count as published, possibly below zero
     * @param noise the probabilities of the noise in it, symmetric; see {@link CountNoise#ofSum}
     */
    public Intensity(long count, double[] noise) {
        least = Math.max(0, count - noise.length / 2);
        weights = weights(count, least, noise);
        upTo = weights.clone();
        Arrays.parallelPrefix(upTo, Double::sum);
        lay(leastMean(), most());
    }

    /** The number to expect, in persons a period. */
    public Estimate estimate() {
        return new Estimate(quantile(0.5), quantile(LOW_TAIL), quantile(HIGH_TAIL));
    }

    /**
     * How many times the other, as for a count against the same quarter of the year before. Both must come from cells of their own:
     * their noise is independent.
     */
    public Estimate relativeTo(Intensity other) {
        return new Estimate(ratio(other, 0.5), ratio(other, LOW_TAIL), ratio(other, HIGH_TAIL));
    }

    /**
     * The share of this in this and the rest together. When {@code a} and {@code b} are Gamma with shapes {@code k + 1/2} and
     * {@code n - k + 1/2}, {@code a / (a + b)} is Beta with these: the usual posterior of a share, with the noise of both counts
     * integrated out.
     *
     * @param rest those who could have been counted here and were not, from other cells
     */
    public Estimate shareWith(Intensity rest) {
        return relativeTo(rest).map(ratio -> ratio / (1 + ratio));
    }

    private static double[] weights(long count, long least, double[] noise) {
        int reach = noise.length / 2;
        int size = (int) Math.max(1, count + reach - least + 1);
        double[] weights = new double[size];
        for (int i = 0; i < size; i++) {
            long needed = count - least - i + reach;
            weights[i] = needed < 0 || needed >= noise.length ? 0 : noise[(int) needed];
        }
        double sum = Arrays.stream(weights).sum();
        if (sum == 0) {
            weights[0] = 1; // so far below zero that only nobody at all comes near
            return weights;
        }
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    /**
     * The weighted sum of the Gamma distributions of shape {@code n + 1/2}, each from its neighbour by
     * {@code P(a + 1, x) = P(a, x) - x^a e^-x / Gamma(a + 1)}, begun where {@code n} is next to {@code x}: from there every term
     * gets smaller in both directions, and nothing is lost by underflow.
     */
    private double mixture(double x) {
        if (x <= 0) {
            return 0;
        }
        int start = (int) Math.min(weights.length - 1, Math.max(0, Math.round(x) - least));
        double shape = least + start + 0.5;
        double gamma = RegularizedGamma.P.value(shape, x);
        double term = Math.exp(shape * Math.log(x) - x - LogGamma.value(shape + 1));
        return Math.min(1, weights[start] * gamma + smaller(start, gamma, term, x) + larger(start, gamma, term, x));
    }

    /** The part of the mixture with fewer than {@code start}; far below {@code x} each is 1, and their weights are known in sum. */
    private double smaller(int start, double gamma, double term, double x) {
        double sum = 0;
        double shape = least + start + 0.5;
        double below = term;
        double chance = gamma;
        for (int i = start - 1; i >= 0; i--) {
            below *= shape / x;
            shape--;
            chance = Math.min(1, chance + below);
            if (1 - chance < CERTAIN) {
                return sum + upTo[i];
            }
            sum += weights[i] * chance;
        }
        return sum;
    }

    /** The part of the mixture with more than {@code start}; far above {@code x} each is 0. */
    private double larger(int start, double gamma, double term, double x) {
        double sum = 0;
        double shape = least + start + 0.5;
        double step = term;
        double chance = gamma;
        for (int i = start + 1; i < weights.length; i++) {
            chance -= step;
            if (chance < CERTAIN) {
                return sum;
            }
            sum += weights[i] * chance;
            shape++;
            step *= x / shape;
        }
        return sum;
    }

    /** Lays the grid over the part that matters, so that its steps are fine. */
    private void lay(double from, double to) {
        for (int step = 0; step <= STEPS; step++) {
            means[step] = from + (to - from) * step / STEPS;
            below[step] = mixture(means[step]);
        }
    }

    private double leastMean() {
        int first = first(TAIL);
        return Math.max(0, least + first - 6 * Math.sqrt(least + first + 1.0));
    }

    private double most() {
        double last = least + first(1 - TAIL) + 1.0;
        return last + 6 * Math.sqrt(last) + 10;
    }

    /** The first number of persons up to which the true count lies with that probability, from {@code least} on. */
    private int first(double probability) {
        int at = Arrays.binarySearch(upTo, probability);
        return Math.min(weights.length - 1, at >= 0 ? at : -at - 1);
    }

    private double quantile(double probability) {
        int at = Arrays.binarySearch(below, probability);
        if (at >= 0) {
            return means[at];
        }
        int next = Math.min(STEPS, Math.max(1, -at - 1));
        double width = below[next] - below[next - 1];
        double part = width <= 0 ? 0 : (probability - below[next - 1]) / width;
        return means[next - 1] + Math.min(1, Math.max(0, part)) * (means[next] - means[next - 1]);
    }

    private double cumulative(double mean) {
        if (mean <= means[0]) {
            return 0;
        }
        if (mean >= means[STEPS]) {
            return 1;
        }
        double place = (mean - means[0]) / (means[STEPS] - means[0]) * STEPS;
        int at = Math.min(STEPS - 1, (int) place);
        return below[at] + (place - at) * (below[at + 1] - below[at]);
    }

    /** P(this / other <= ratio) = the mean of P(this <= ratio * other). */
    private double ratioBelow(Intensity other, double ratio) {
        double sum = 0;
        for (int step = 0; step < STEPS; step++) {
            double middle = (other.means[step] + other.means[step + 1]) / 2;
            sum += (other.below[step + 1] - other.below[step]) * cumulative(ratio * middle);
        }
        return sum;
    }

    private double ratio(Intensity other, double probability) {
        double low = 0;
        double high = means[STEPS] / Math.max(other.means[0], 1e-9);
        for (int halving = 0; halving < 80 && high - low > 1e-7 * high; halving++) {
            double middle = (low + high) / 2;
            if (ratioBelow(other, middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
