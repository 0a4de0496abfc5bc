package org.openmash.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The attacks that statistics of few people fall to, against the mechanism we use and against those we do not. They must fail
 * here and succeed there: an attack that succeeds nowhere proves nothing. Chance is seeded, so a run can be repeated.
 */
class AttackSuiteTest {
    private static final int TARGETS = 2_000;
    private static final int FEWER_TARGETS = 400;
    private static final int SEARCHED_TARGETS = 3;
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final Map<String, Map<String, Double>> TABLE = new LinkedHashMap<>();

    static List<Mechanism> weak() {
        return List.of(
                new Mechanisms.Exact(),
                new Mechanisms.Suppressed(),
                new Mechanisms.NhsRule(),
                new Mechanisms.CellKey());
    }

    @AfterAll
    static void print_the_table() {
        TABLE.values().stream()
                .findFirst()
                .ifPresent(
                        results -> System.out.println("| mechanism | " + String.join(" | ", results.keySet()) + " |"));
        TABLE.forEach((mechanism, results) -> {
            var line = new StringBuilder("| " + mechanism + " |");
            results.values().forEach(result -> line.append(" %.1f %% |".formatted(100 * result)));
            System.out.println(line);
        });
    }

    @ParameterizedTest
    @MethodSource("weak")
    void weak_mechanism_gives_the_informed_attacker_the_secret(Mechanism mechanism) {
        var results = attack(mechanism, TARGETS);

        assertThat(results.get("exact but one")).isGreaterThan(0.85);
        assertThat(results.get("200 pairs")).isGreaterThan(0.95);
        assertThat(results.get("questions found by search")).isGreaterThan(0.65);
        assertThat(results.get("change seen")).isGreaterThan(0.15);
    }

    @Test
    void noise_per_question_is_averaged_away() {
        var results = attack(new Mechanisms.FreshNoise(ONE), TARGETS);

        assertThat(results.get("same question 1,000 times")).isGreaterThan(0.99);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0.40"})
    void frozen_cube_holds_the_bound_against_every_attack(String epsilon) {
        var mechanism = new Mechanisms.FrozenCube(new BigDecimal(epsilon));

        var results = attack(mechanism, TARGETS);

        assertThat(results.remove("change seen")).isEqualTo(0);
        results.forEach((attack, accuracy) -> assertThat(accuracy)
                .as(attack)
                .isLessThanOrEqualTo(bound(Double.parseDouble(epsilon)) + 3 * deviation(targets(attack))));
    }

    @Test
    void accuracy_of_the_best_attacker_is_what_theory_says() {
        double measured =
                new InformedAttacker(new Mechanisms.FrozenCube(ONE), new SplittableRandom(7)).exactButOne(20_000);

        assertThat(measured).isBetween(theory(1) - 0.01, theory(1) + 0.01).isLessThan(bound(1));
    }

    @Test
    void all_cubes_of_a_quarter_together_hold_the_sum_of_their_losses() {
        var tables = CatalogueReader.bundled().tables();
        var random = new SplittableRandom(11);
        var noise = new DiscreteLaplace(random);
        int right = 0;
        for (int target = 0; target < TARGETS * 10; target++) {
            double logOdds = 0;
            for (TableDefinition table : tables) {
                var scale = NoiseScale.of(table.sensitivity(), table.epsilon());
                double perStep = (double) scale.denominator() / scale.numerator();
                long inOne = table.cap() + noise.draw(scale);
                long inOther = noise.draw(scale);
                logOdds += perStep
                        * (Math.abs(inOne)
                                - Math.abs(inOne - table.cap())
                                + Math.abs(inOther - table.cap())
                                - Math.abs(inOther));
            }
            right += logOdds > 0 || (logOdds == 0 && random.nextBoolean()) ? 1 : 0;
        }
        double total = tables.stream()
                .mapToDouble(table -> table.epsilon().doubleValue())
                .sum();

        assertThat(total).isLessThanOrEqualTo(1);
        assertThat((double) right / (TARGETS * 10)).isBetween(0.51, bound(total) + 3 * deviation(TARGETS * 10));
    }

    @Test
    void empirical_loss_of_20_neighbours_is_not_above_the_declared_one() {
        for (int pair = 0; pair < 20; pair++) {
            assertThat(lowerBound(new NoiseScale(2, 1), pair))
                    .as("pair %d", pair)
                    .isBetween(0.8, 1.0);
        }
    }

    @Test
    void noise_of_half_the_size_is_found_out() {
        assertThat(lowerBound(new NoiseScale(1, 1), 0)).isGreaterThan(1.5);
    }

    @Test
    void weak_mechanism_rounds_as_published() throws IOException {
        var vectors =
                Files.readAllLines(Path.of("src", "test", "resources", "vectors", "small-number-suppression.csv"));
        for (String vector : vectors.subList(1, vectors.size())) {
            var cells = vector.split(",", -1);
            long shown = Mechanisms.NhsRule.shown(Long.parseLong(cells[0]));
            assertThat(shown == Mechanism.HIDDEN ? "*" : Long.toString(shown))
                    .as(vector)
                    .isEqualTo(cells[1]);
        }
    }

    private static Map<String, Double> attack(Mechanism mechanism, int targets) {
        var attacker = new InformedAttacker(
                mechanism, new SplittableRandom(mechanism.title().hashCode()));
        Map<String, Double> results = new LinkedHashMap<>();
        results.put("exact but one", attacker.exactButOne(targets));
        results.put("1 pair", attacker.differencing(FEWER_TARGETS, 1));
        results.put("20 pairs", attacker.differencing(FEWER_TARGETS, 20));
        results.put("200 pairs", attacker.differencing(FEWER_TARGETS, 200));
        results.put("same question 1,000 times", attacker.averaging(FEWER_TARGETS, 1_000));
        results.put("questions found by search", searched(mechanism));
        results.put("change seen", attacker.changeDetection(FEWER_TARGETS));
        TABLE.put(mechanism.title(), new LinkedHashMap<>(results));
        return results;
    }

    private static double searched(Mechanism mechanism) {
        double sum = 0;
        for (int target = 0; target < SEARCHED_TARGETS; target++) {
            sum += new SearchingAttacker(mechanism, new SplittableRandom(100 + target)).accuracy(mechanism);
        }
        return sum / SEARCHED_TARGETS;
    }

    private static int targets(String attack) {
        return attack.equals("exact but one") ? TARGETS : FEWER_TARGETS;
    }

    /** No attacker at all does better against an epsilon-private release: e^epsilon / (1 + e^epsilon). */
    private static double bound(double epsilon) {
        return Math.exp(epsilon) / (1 + Math.exp(epsilon));
    }

    private static double deviation(int targets) {
        return 0.5 / Math.sqrt(targets);
    }

    /** The best attacker's accuracy, summed over the noise of the two cells: right when the likelihood is, half when equal. */
    private static double theory(double epsilon) {
        double q = Math.exp(-epsilon / 2);
        double right = 0;
        for (int one = -60; one <= 60; one++) {
            for (int other = -60; other <= 60; other++) {
                int odds = Math.abs(one + 1) - Math.abs(one) + Math.abs(other - 1) - Math.abs(other);
                double probability = Math.pow((1 - q) / (1 + q), 2) * Math.pow(q, Math.abs(one) + Math.abs(other));
                right += probability * (odds > 0 ? 1 : odds == 0 ? 0.5 : 0);
            }
        }
        return right;
    }

    /**
     * What 20,000 releases of two neighbouring sets of people show of the loss at least (of the two cells in which they
     * differ; the others say the same of both), with 95 % confidence (Clopper and Pearson, 1934), by the event that tells the two
     * apart best.
     */
    private static double lowerBound(NoiseScale scale, int seed) {
        int releases = 20_000;
        var noise = new DiscreteLaplace(new SplittableRandom(seed));
        int seenIn = 0;
        int seenOut = 0;
        for (int i = 0; i < releases; i++) {
            seenIn += 1 + noise.draw(scale) >= 1 && noise.draw(scale) <= 0 ? 1 : 0;
            seenOut += noise.draw(scale) >= 1 && 1 + noise.draw(scale) <= 0 ? 1 : 0;
        }
        double low = BetaDistribution.of(seenIn, releases - seenIn + 1.0).inverseCumulativeProbability(0.025);
        double high = BetaDistribution.of(seenOut + 1.0, releases - seenOut).inverseCumulativeProbability(0.975);
        return Math.log(low / high);
    }
}
