package org.openmash.statistics;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.random.RandomGenerator;

/** The mechanisms that were compared before ours was chosen, and ours. */
final class Mechanisms {
    private Mechanisms() {}

    /** True counts. */
    record Exact() implements Mechanism {
        @Override
        public String title() {
            return "exact";
        }

        @Override
        public Release release(People people, RandomGenerator random) {
            return people::count;
        }

        @Override
        public double likelihood(long count, long published) {
            return count == published ? 1 : 0;
        }
    }

    /** True counts, those below 10 hidden. */
    record Suppressed() implements Mechanism {
        @Override
        public String title() {
            return "suppress below 10";
        }

        @Override
        public Release release(People people, RandomGenerator random) {
            return cells -> shown(people.count(cells));
        }

        @Override
        public double likelihood(long count, long published) {
            return shown(count) == published ? 1 : 0;
        }

        private static long shown(long count) {
            return count < 10 ? HIDDEN : count;
        }
    }

    /** NHS England: 1 to 7 hidden, the rest to the nearest 5 (vectors/small-number-suppression.csv). */
    record NhsRule() implements Mechanism {
        @Override
        public String title() {
            return "NHS rule";
        }

        @Override
        public Release release(People people, RandomGenerator random) {
            return cells -> shown(people.count(cells));
        }

        @Override
        public double likelihood(long count, long published) {
            return shown(count) == published ? 1 : 0;
        }

        static long shown(long count) {
            return count == 0 ? 0 : count <= 7 ? HIDDEN : (count + 2) / 5 * 5;
        }
    }

    /** Cell keys as of the ONS: the records of a cell decide its perturbation, so the same cell always gives the same figure. */
    record CellKey() implements Mechanism {
        private static final int[] FROM = {13, 64, 192, 243, 256};

        @Override
        public String title() {
            return "cell key, then suppress";
        }

        @Override
        public Release release(People people, RandomGenerator random) {
            return cells -> shown(people.count(cells), perturbation(people.key(cells)));
        }

        @Override
        public double likelihood(long count, long published) {
            double sum = 0;
            for (int key = 0; key < 256; key++) {
                sum += shown(count, perturbation(key)) == published ? 1 : 0;
            }
            return sum / 256;
        }

        private static int perturbation(int key) {
            int step = 0;
            while (key >= FROM[step]) {
                step++;
            }
            return step - 2;
        }

        private static long shown(long count, int perturbation) {
            return count == 0 ? 0 : count + perturbation < 10 ? HIDDEN : count + perturbation;
        }
    }

    /** Noise of the right size, but drawn anew for each question. */
    record FreshNoise(BigDecimal epsilon) implements Mechanism {
        @Override
        public String title() {
            return "noise per question";
        }

        @Override
        public Release release(People people, RandomGenerator random) {
            var noise = new DiscreteLaplace(random);
            var scale = NoiseScale.of(TABLE_SENSITIVITY, epsilon);
            return cells -> people.count(cells) + noise.draw(scale);
        }

        @Override
        public double likelihood(long count, long published) {
            return laplace(count, published, epsilon);
        }
    }

    /** Ours: one noisy cube, drawn once; every figure is a sum of it. The attacker gets it before hiding and rounding. */
    record FrozenCube(BigDecimal epsilon) implements Mechanism {
        @Override
        public String title() {
            return "one frozen noisy cube, epsilon " + epsilon.toPlainString();
        }

        @Override
        public Release release(People people, RandomGenerator random) {
            var table = new TableDefinition(
                    People.TABLE.name(), "", People.TABLE.dimensions(), "", People.TABLE.cap(), epsilon);
            var cells = new CubeDraw(new DiscreteLaplace(random)).cells(table, people.counts());
            return asked -> asked.stream().mapToLong(cells::get).sum();
        }

        @Override
        public double likelihood(long count, long published) {
            return laplace(count, published, epsilon);
        }

        @Override
        public boolean answersLive() {
            return false;
        }

        @Override
        public boolean marginsFromTruth() {
            return false;
        }
    }

    private static final int TABLE_SENSITIVITY = People.TABLE.sensitivity();

    static BitSet one(int cell) {
        var cells = new BitSet();
        cells.set(cell);
        return cells;
    }

    private static double laplace(long count, long published, BigDecimal epsilon) {
        return Math.exp(-Math.abs((double) published - count) * epsilon.doubleValue() / TABLE_SENSITIVITY);
    }
}
