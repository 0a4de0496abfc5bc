package org.openmash.statistics.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CountNoiseTest {

    /** p = e^-1: P(0) = (1 - p)/(1 + p), P(1) = p P(0). */
    @Test
    void one_cell_has_the_published_distribution() {
        double[] noise = new CountNoise(1).ofSum(1);
        int middle = noise.length / 2;

        assertThat(noise[middle]).isCloseTo(0.46211716, within(1e-7));
        assertThat(noise[middle + 1]).isCloseTo(0.17000341, within(1e-7)).isEqualTo(noise[middle - 1]);
        assertThat(Arrays.stream(noise).sum()).isCloseTo(1, within(1e-8));
    }

    /** P(sum = 0) = sum of P(k)^2 = ((1 - p)/(1 + p))^2 (1 + 2 p^2/(1 - p^2)), by hand for scale 1. */
    @Test
    void two_cells_are_the_convolution_of_one_with_itself() {
        double[] noise = new CountNoise(1).ofSum(2);
        double p = Math.exp(-1);
        double expected = Math.pow((1 - p) / (1 + p), 2) * (1 + 2 * p * p / (1 - p * p));

        assertThat(noise[noise.length / 2]).isCloseTo(expected, within(1e-9));
    }

    /** The figures of the design page for epsilon 1 and sensitivity 2. */
    @Test
    void a_cell_stays_within_6_and_a_margin_of_40_cells_within_35() {
        var noise = new CountNoise(2);

        assertThat(noise.within95(1)).isLessThanOrEqualTo(6);
        assertThat(noise.within95(40)).isBetween(34, 35);
    }

    @Test
    void variance_of_a_sum_is_that_of_its_table() {
        var noise = new CountNoise(2);
        double[] table = noise.ofSum(37);
        double variance = 0;
        for (int i = 0; i < table.length; i++) {
            variance += table[i] * Math.pow(i - table.length / 2, 2);
        }

        assertThat(variance).isCloseTo(noise.variance(37), within(0.05));
    }
}
