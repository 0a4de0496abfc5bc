package org.openmash.statistics;

import java.util.random.RandomGenerator;

/**
 * Draws discrete Laplace noise exactly: algorithm 2 of Canonne, Kamath and Steinke, "The Discrete Gaussian for Differential
 * Privacy" (NeurIPS 2020), with their algorithm 1 for coins of probability exp(-x). Whole numbers only: floating point would
 * open the holes of Mironov, "On significance of the least significant bits for differential privacy" (CCS 2012).
 */
class DiscreteLaplace {
    private final RandomGenerator random;

    /** @param random where privacy is at stake, a {@link java.security.SecureRandom} */
    DiscreteLaplace(RandomGenerator random) {
        this.random = random;
    }

    /** One draw: x with probability proportional to exp(-|x| / scale). */
    long draw(NoiseScale scale) {
        while (true) {
            long remainder = below(scale.numerator());
            if (!decayed(remainder, scale.numerator())) {
                continue;
            }
            long whole = 0;
            while (decayed(1, 1)) {
                whole++;
            }
            long size = Math.addExact(remainder, Math.multiplyExact(scale.numerator(), whole)) / scale.denominator();
            boolean negative = chance(1, 2);
            if (!negative || size != 0) { // else zero would come twice as often
                return negative ? -size : size;
            }
        }
    }

    /** True with probability exp(-numerator/denominator), for a fraction of 0 to 1: von Neumann's alternating series. */
    private boolean decayed(long numerator, long denominator) {
        long tosses = 1;
        while (chance(numerator, Math.multiplyExact(denominator, tosses))) {
            tosses++;
        }
        return tosses % 2 == 1;
    }

    /** True with probability numerator/denominator, for a fraction of 0 to 1. */
    boolean chance(long numerator, long denominator) {
        return below(denominator) < numerator;
    }

    /** Uniform from 0 to bound - 1; {@link RandomGenerator} rejects what would favour some of them. */
    long below(long bound) {
        return random.nextLong(bound);
    }
}
