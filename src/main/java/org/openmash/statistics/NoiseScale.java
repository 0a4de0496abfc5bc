package org.openmash.statistics;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * The scale of discrete Laplace noise as the exact fraction {@code numerator/denominator}: noise takes the value x with
 * probability proportional to {@code exp(-|x| * denominator/numerator)}. Kept in lowest terms.
 */
public record NoiseScale(long numerator, long denominator) {
    private static final double OUTSIDE = 0.05;
    private static final double TWO_SIDED_95 = 1.959964;

    public NoiseScale {
        if (numerator <= 0 || denominator <= 0) {
            throw new IllegalArgumentException("a scale of noise is positive");
        }
        long divisor = BigInteger.valueOf(numerator)
                .gcd(BigInteger.valueOf(denominator))
                .longValueExact();
        numerator /= divisor;
        denominator /= divisor;
    }

    /** The scale that makes counts of this sensitivity epsilon-differentially private: sensitivity / epsilon. */
    static NoiseScale of(int sensitivity, BigDecimal epsilon) {
        var unit = BigDecimal.ONE.movePointRight(Math.max(0, epsilon.scale()));
        return new NoiseScale(
                unit.multiply(BigDecimal.valueOf(sensitivity)).longValueExact(),
                epsilon.multiply(unit).longValueExact());
    }

    /** The variance of one draw: 2q / (1-q)^2 with q = exp(-1/scale). */
    public double variance() {
        double q = Math.exp(-(double) denominator / numerator);
        return 2 * q / ((1 - q) * (1 - q));
    }

    /**
     * The half width that holds the sum of {@code draws} independent draws 19 times in 20, rounded up. Exact for
     * one draw; else the normal approximation, corrected for the heavier tails of few draws (Cornish and Fisher, 1937).
     */
    public int errorOfSum(int draws) {
        if (draws == 1) {
            return errorOfOne();
        }
        double excess = excessKurtosis() / draws;
        double z = TWO_SIDED_95 + (Math.pow(TWO_SIDED_95, 3) - 3 * TWO_SIDED_95) * excess / 24;
        return (int) Math.ceil(z * Math.sqrt(draws * variance()));
    }

    /** The chance of more than k is 2q^(k+1) / (1+q). */
    private int errorOfOne() {
        double q = Math.exp(-(double) denominator / numerator);
        return (int) Math.ceil(Math.log(OUTSIDE * (1 + q) / 2) / Math.log(q)) - 1;
    }

    /** Of one draw: 3 as for the continuous Laplace distribution, and 1/variance for being discrete. */
    private double excessKurtosis() {
        return 3 + 1 / variance();
    }
}
