package org.openmash.statistics.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The intervals hold the truth as often as they say: simulated with seeded referrals and seeded noise. */
class IntensityTest {
    private static final int RUNS = 700;
    private static final double[] NO_NOISE = {1};
    private static final int SCALE = 2;
    private final CountNoise noise = new CountNoise(SCALE);

    /** Gamma(100.5): quantiles from the chi-squared table with 201 degrees of freedom, halved. */
    @Test
    void without_noise_it_is_the_textbook_interval_of_a_poisson_mean() {
        var estimate = new Intensity(100, NO_NOISE).estimate();

        assertThat(estimate.value()).isCloseTo(100.17, within(0.02));
        assertThat(estimate.lower()).isCloseTo(81.82, within(0.05));
        assertThat(estimate.upper()).isCloseTo(121.08, within(0.05));
    }

    /** 30 of 100: the Jeffreys interval, Beta(30.5, 70.5), is 21.7 % to 39.4 %. */
    @Test
    void without_noise_a_share_has_the_jeffreys_interval() {
        var share = new Intensity(30, NO_NOISE).shareWith(new Intensity(70, NO_NOISE));

        assertThat(share.value()).isCloseTo(0.3011, within(0.0005));
        assertThat(share.lower()).isCloseTo(0.2168, within(0.0008));
        assertThat(share.upper()).isCloseTo(0.3944, within(0.0008));
    }

    @Test
    void noise_widens_the_interval_as_its_variance_says() {
        var estimate = new Intensity(1000, noise.ofSum(40)).estimate();
        double expected = 1.96 * Math.sqrt(1000 + noise.variance(40));

        assertThat(estimate.upper() - estimate.lower()).isCloseTo(2 * expected, within(1.0));
    }

    @Test
    void published_count_below_zero_leaves_a_small_number_possible() {
        var estimate = new Intensity(-9, noise.ofSum(1)).estimate();

        assertThat(estimate.lower()).isGreaterThanOrEqualTo(0);
        assertThat(estimate.value()).isBetween(0.0, 3.0);
        assertThat(new Intensity(-500, noise.ofSum(1)).estimate().upper()).isLessThan(4);
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "12, 1", "40, 1", "150, 1", "150, 40", "1200, 40", "6000, 300"})
    void interval_of_a_number_covers_the_truth(double truth, int cells) {
        var random = new SplittableRandom(4);
        double[] added = noise.ofSum(cells);

        assertCovered(() -> new Intensity(poisson(random, truth) + noise(random, cells), added)
                .estimate()
                .covers(truth));
    }

    @ParameterizedTest
    @CsvSource({"40, 0.3, 1", "40, 0.9, 1", "200, 0.07, 2", "1000, 0.55, 20", "5000, 0.02, 40"})
    void interval_of_a_share_covers_the_truth(int people, double truth, int cells) {
        var random = new SplittableRandom(11);
        double[] added = noise.ofSum(cells);

        assertCovered(() -> {
            int here = binomial(random, people, truth);
            var counted = new Intensity(here + noise(random, cells), added);
            var rest = new Intensity(people - here + noise(random, cells), added);
            return counted.shareWith(rest).covers(truth);
        });
    }

    /** As in the cubes with the least epsilon of the catalogue: the noise is larger than the counts vary. */
    @ParameterizedTest
    @CsvSource({"150, 20", "3000, 120"})
    void interval_covers_the_truth_under_heavy_noise(double truth, int scale) {
        var random = new SplittableRandom(23);
        double[] added = new CountNoise(scale).ofSum(1);

        assertCovered(() -> {
            long up = geometric(random, scale);
            long published = poisson(random, truth) + up - geometric(random, scale);
            return new Intensity(published, added).estimate().covers(truth);
        });
    }

    /** The median and the ends, whatever the count: against sums over all Gammas, each evaluated for itself. */
    @Test
    void posterior_is_the_sum_of_its_gammas() {
        double[] added = new CountNoise(120).ofSum(1);
        var estimate = new Intensity(3000, added).estimate();

        assertThat(plainly(added, 3000, estimate.value())).isCloseTo(0.5, within(0.001));
        assertThat(plainly(added, 3000, estimate.lower())).isCloseTo(0.025, within(0.0005));
        assertThat(plainly(added, 3000, estimate.upper())).isCloseTo(0.975, within(0.0005));
    }

    private static double plainly(double[] noise, int count, double mean) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < noise.length; i++) {
            int people = count - i + noise.length / 2;
            all += people < 0 ? 0 : noise[i];
            sum += people < 0 ? 0 : noise[i] * RegularizedGamma.P.value(people + 0.5, mean);
        }
        return sum / all;
    }

    @ParameterizedTest
    @CsvSource({"30, 45, 1", "800, 700, 40"})
    void interval_of_a_change_covers_the_truth(double before, double now, int cells) {
        var random = new SplittableRandom(5);
        double[] added = noise.ofSum(cells);

        assertCovered(() -> {
            var first = new Intensity(poisson(random, before) + noise(random, cells), added);
            var second = new Intensity(poisson(random, now) + noise(random, cells), added);
            return second.relativeTo(first).covers(now / before);
        });
    }

    /** Intervals that forgot the noise would be caught: they cover far less than they say. */
    @Test
    void interval_without_the_noise_covers_too_little() {
        var random = new SplittableRandom(4);
        int covered = 0;
        for (int run = 0; run < RUNS; run++) {
            var count = poisson(random, 150) + noise(random, 40);
            covered += new Intensity(count, NO_NOISE).estimate().covers(150) ? 1 : 0;
        }

        assertThat(covered / (double) RUNS).isLessThan(0.85);
    }

    private static void assertCovered(BooleanSupplier covers) {
        int covered = 0;
        for (int run = 0; run < RUNS; run++) {
            covered += covers.getAsBoolean() ? 1 : 0;
        }
        assertThat(covered / (double) RUNS).isBetween(0.93, 0.999);
    }

    private static long poisson(SplittableRandom random, double mean) {
        if (mean > 30) {
            return poisson(random, mean / 2) + poisson(random, mean / 2);
        }
        double limit = Math.exp(-mean);
        long count = -1;
        for (double product = 1; product > limit; product *= random.nextDouble()) {
            count++;
        }
        return count;
    }

    private static int binomial(SplittableRandom random, int people, double share) {
        int count = 0;
        for (int person = 0; person < people; person++) {
            count += random.nextDouble() < share ? 1 : 0;
        }
        return count;
    }

    /** The difference of two geometric numbers is discrete Laplace. */
    private static long noise(SplittableRandom random, int cells) {
        long sum = 0;
        for (int cell = 0; cell < cells; cell++) {
            long up = geometric(random, SCALE);
            sum += up - geometric(random, SCALE);
        }
        return sum;
    }

    private static long geometric(SplittableRandom random, double scale) {
        return (long) Math.floor(Math.log(1 - random.nextDouble()) * -scale);
    }
}
