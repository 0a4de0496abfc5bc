package org.openmash.statistics.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * What the publication adds to counts: independent discrete Laplace noise in every cell of a cube, P(k) proportional to
 * {@code exp(-|k| / scale)} (Canonne, Kamath and Steinke 2020, definition 28). A sum of cells carries the sum of their noise,
 * whose probabilities are found by convolution, not approximated by a normal curve.
 */
public final class CountNoise {
    /** Left out of the table on both sides together; far below what a 95 % interval can show. */
    private static final double NEGLIGIBLE = 1e-8;

    private final double scale;
    private final List<double[]> doublings = new ArrayList<>();

    /**
     * Noise of that scale.
     *
     * @param scale sensitivity divided by epsilon; the noise of one cell has about {@code 1.41 * scale} as standard deviation
     */
    public CountNoise(double scale) {
        if (!(scale > 0) || scale > 1000) {
            throw new IllegalArgumentException("a scale of noise lies above 0, and above 1,000 nothing is left to say");
        }
        this.scale = scale;
    }

    /** The variance of the noise in a sum of so many cells. */
    public double variance(int cells) {
        double p = Math.exp(-1 / scale);
        return cells * 2 * p / ((1 - p) * (1 - p));
    }

    /**
     * The probabilities of the noise in a sum of so many cells; the middle of the array is no noise.
     *
     * @param cells how many cells were added up, at least one
     */
    public synchronized double[] ofSum(int cells) {
        if (cells < 1) {
            throw new IllegalArgumentException("a count is the sum of one cell or more");
        }
        double[] sum = {1};
        for (int power = 0; cells >> power > 0; power++) {
            if (doublings.size() == power) {
                doublings.add(power == 0 ? one() : convolved(doublings.get(power - 1), doublings.get(power - 1)));
            }
            if ((cells >> power & 1) == 1) {
                sum = convolved(sum, doublings.get(power));
            }
        }
        return sum;
    }

    /** The noise that 95 % of sums of so many cells stay within, in persons. */
    public int within95(int cells) {
        double[] noise = ofSum(cells);
        int middle = noise.length / 2;
        double inside = noise[middle];
        int reach = 0;
        while (inside < 0.95) {
            reach++;
            inside += noise[middle - reach] + noise[middle + reach];
        }
        return reach;
    }

    private double[] one() {
        double p = Math.exp(-1 / scale);
        int reach = (int) Math.ceil(-scale * Math.log(NEGLIGIBLE));
        double[] cell = new double[2 * reach + 1];
        for (int k = -reach; k <= reach; k++) {
            cell[reach + k] = (1 - p) / (1 + p) * Math.pow(p, Math.abs(k));
        }
        return cell;
    }

    private static double[] convolved(double[] a, double[] b) {
        double[] sum = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                sum[i + j] += a[i] * b[j];
            }
        }
        return trimmed(sum);
    }

    private static double[] trimmed(double[] symmetric) {
        int cut = 0;
        double left = 0;
        while (cut < symmetric.length / 2 && left + 2 * symmetric[cut] < NEGLIGIBLE) {
            left += 2 * symmetric[cut];
            cut++;
        }
        return java.util.Arrays.copyOfRange(symmetric, cut, symmetric.length - cut);
    }
}
