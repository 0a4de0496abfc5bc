package org.openmash.statistics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The exact distribution of {@link DiscreteLaplace}: every way its random choices can fall, each with its probability, until
 * what is left is negligible. A try that is thrown away starts the same tree again, so it only shrinks what the rest adds up to.
 */
final class CoinTree {
    private static final double NEGLIGIBLE = 1e-9;

    private final NoiseScale scale;
    private final Map<Long, Double> probabilities = new HashMap<>();
    private final Deque<Branch> open = new ArrayDeque<>();
    private double unwalked;
    private double thrownAway;

    /** The choices made so far, and how probable it is that they fall so. */
    private record Branch(List<Long> choices, double probability) {}

    /** A choice beyond those of the branch: the outcomes there are, with their probabilities. */
    private static final class Undecided extends RuntimeException {
        private final transient Map<Long, Double> outcomes;

        Undecided(Map<Long, Double> outcomes) {
            super(null, null, false, false);
            this.outcomes = outcomes;
        }
    }

    private static final class ThrownAway extends RuntimeException {
        ThrownAway() {
            super(null, null, false, false);
        }
    }

    private CoinTree(NoiseScale scale) {
        this.scale = scale;
    }

    static CoinTree of(NoiseScale scale) {
        var tree = new CoinTree(scale);
        tree.open.add(new Branch(List.of(), 1));
        while (!tree.open.isEmpty()) {
            tree.walk(tree.open.pop());
        }
        return tree;
    }

    double probability(long outcome) {
        return probabilities.getOrDefault(outcome, 0.0) / (1 - thrownAway);
    }

    double unwalked() {
        return unwalked / (1 - thrownAway);
    }

    private void walk(Branch branch) {
        if (branch.probability() < NEGLIGIBLE) {
            unwalked += branch.probability();
            return;
        }
        try {
            probabilities.merge(new Replayed(branch.choices()).draw(scale), branch.probability(), Double::sum);
        } catch (ThrownAway again) {
            thrownAway += branch.probability();
        } catch (Undecided choice) {
            choice.outcomes.forEach((outcome, probability) -> {
                var choices = new ArrayList<>(branch.choices());
                choices.add(outcome);
                open.push(new Branch(choices, branch.probability() * probability));
            });
        }
    }

    /** The sampler with its choices given. */
    private static final class Replayed extends DiscreteLaplace {
        private final List<Long> choices;
        private int made;

        Replayed(List<Long> choices) {
            super(new java.util.SplittableRandom(0));
            this.choices = choices;
        }

        @Override
        boolean chance(long numerator, long denominator) {
            double yes = (double) numerator / denominator;
            return next(yes == 1 ? Map.of(1L, 1.0) : yes == 0 ? Map.of(0L, 1.0) : Map.of(1L, yes, 0L, 1 - yes)) == 1;
        }

        @Override
        long below(long bound) {
            if (made > 0) {
                throw new ThrownAway();
            }
            Map<Long, Double> all = new HashMap<>();
            for (long outcome = 0; outcome < bound; outcome++) {
                all.put(outcome, 1.0 / bound);
            }
            return next(all);
        }

        private long next(Map<Long, Double> outcomes) {
            if (made == choices.size()) {
                throw new Undecided(outcomes);
            }
            return choices.get(made++);
        }
    }
}
