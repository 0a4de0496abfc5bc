package org.openmash.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscreteLaplaceTest {
    private static final int DRAWS = 400_000;
    private static final long SEED = 20_261_124L;

    @ParameterizedTest
    @CsvSource({"1,2", "2,1", "20,1", "5,3", "120,1"})
    void draws_follow_the_distribution(long numerator, long denominator) {
        var scale = new NoiseScale(numerator, denominator);

        assertThat(chiSquaredP(scale, new DiscreteLaplace(new java.util.SplittableRandom(SEED))))
                .isGreaterThan(0.001);
    }

    @Test
    void draws_from_the_secure_source_follow_it_too() {
        // A real source of chance: wrong once in a million runs, and then it deserves a second look.
        assertThat(chiSquaredP(new NoiseScale(2, 1), new DiscreteLaplace(new SecureRandom())))
                .isGreaterThan(1e-6);
    }

    /** Walks the tree of all coins, so that no chance is left: what is not walked is a bound on the error. */
    @ParameterizedTest
    @CsvSource({"1,1", "1,2", "2,1", "3,2"})
    void small_scales_have_exactly_the_probabilities_of_the_paper(long numerator, long denominator) {
        var scale = new NoiseScale(numerator, denominator);
        double q = Math.exp(-(double) denominator / numerator);

        var tree = CoinTree.of(scale);

        assertThat(tree.unwalked()).isLessThan(1e-4);
        for (long x = -3; x <= 3; x++) {
            double exact = (1 - q) / (1 + q) * Math.pow(q, (double) Math.abs(x));
            assertThat(tree.probability(x)).isBetween(exact - tree.unwalked(), exact + tree.unwalked());
        }
    }

    @Test
    void error_stated_holds_19_draws_of_20() {
        for (var scale : new NoiseScale[] {new NoiseScale(2, 1), new NoiseScale(5, 1), new NoiseScale(20, 1)}) {
            for (int draws : new int[] {1, 4, 40, 300}) {
                assertThat(share(scale, draws)).as("%s x %d", scale, draws).isBetween(0.94, 0.97);
            }
        }
    }

    @Test
    void one_cell_at_epsilon_1_is_within_6_and_a_margin_of_40_within_35() {
        var scale = NoiseScale.of(2, BigDecimal.ONE);

        assertThat(scale).isEqualTo(new NoiseScale(2, 1));
        assertThat(scale.errorOfSum(1)).isEqualTo(6);
        assertThat(scale.errorOfSum(40)).isEqualTo(35);
    }

    private static double share(NoiseScale scale, int draws) {
        var noise = new DiscreteLaplace(new java.util.SplittableRandom(SEED));
        int bound = scale.errorOfSum(draws);
        int sums = 4_000;
        long held = IntStream.range(0, sums)
                .filter(sum -> Math.abs(LongStream.range(0, draws)
                                .map(i -> noise.draw(scale))
                                .sum())
                        <= bound)
                .count();
        return (double) held / sums;
    }

    private static double chiSquaredP(NoiseScale scale, DiscreteLaplace noise) {
        Map<Long, Integer> seen = new HashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            seen.merge(noise.draw(scale), 1, Integer::sum);
        }
        double q = Math.exp(-(double) scale.denominator() / scale.numerator());
        double statistic = 0;
        double restExpected = DRAWS;
        int restSeen = DRAWS;
        int cells = 0;
        for (long x = 0; ; x = x > 0 ? -x : -x + 1) {
            double expected = DRAWS * (1 - q) / (1 + q) * Math.pow(q, (double) Math.abs(x));
            if (expected < 20) {
                break;
            }
            int count = seen.getOrDefault(x, 0);
            statistic += (count - expected) * (count - expected) / expected;
            restExpected -= expected;
            restSeen -= count;
            cells++;
        }
        statistic += (restSeen - restExpected) * (restSeen - restExpected) / restExpected;
        return ChiSquaredDistribution.of(cells).survivalProbability(statistic);
    }
}
