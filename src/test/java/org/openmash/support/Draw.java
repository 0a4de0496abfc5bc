package org.openmash.support;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Draws by chance: the same for the same seed on every Java, for the algorithm of {@link Random} is part of its
 * contract.
 */
public final class Draw {
    private final Random random;

    public Draw(long seed) {
        random = new Random(seed);
    }

    /** True in this share of cases, 0 to 1. */
    public boolean chance(double share) {
        return random.nextDouble() < share;
    }

    /** A number from {@code least} to {@code most}, both included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of the keys, each by its weight. */
    String byWeight(Map<String, Double> weights) {
        double total =
                weights.values().stream().mapToDouble(Double::doubleValue).sum();
        double left = random.nextDouble() * total;
        String last = "";
        for (var entry : weights.entrySet()) {
            left -= entry.getValue();
            if (entry.getValue() > 0) {
                last = entry.getKey();
            }
            if (left < 0) {
                return last;
            }
        }
        return last;
    }

    /** A day from {@code least} to {@code most} days before this one. */
    LocalDate dayBefore(LocalDate day, int least, int most) {
        return day.minusDays(between(least, most));
    }
}
