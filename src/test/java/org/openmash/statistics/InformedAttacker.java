package org.openmash.statistics;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Knows every other person's cell, and of the target all but the main concern, which is one of two. Guesses which. Accuracies
 * are shares of targets guessed right; 50 % is a coin.
 */
final class InformedAttacker {
    private static final int OTHERS = 3_000;
    private static final int CONCERN = 2;
    private static final int SOURCES = 5;
    private static final int CONCERNS = 5;

    private final Mechanism mechanism;
    private final RandomGenerator random;

    InformedAttacker(Mechanism mechanism, RandomGenerator random) {
        this.mechanism = mechanism;
        this.random = random;
    }

    /** One target: the two cells it can be in, and the one it is in. */
    private record Target(int one, int other, boolean isOne) {
        int cell() {
            return isOne ? one : other;
        }
    }

    /** Looks at the fixed table and all its margins. */
    double exactButOne(int targets) {
        return accuracy(targets, (people, target, release) -> {
            double logOdds = 0;
            for (BitSet figure : figures(target)) {
                long published = release.ask(figure);
                long others = people.count(figure);
                boolean holdsOne = figure.get(target.one());
                double ifOne = mechanism.likelihood(others + (holdsOne ? 1 : 0), published);
                double ifOther = mechanism.likelihood(others + (holdsOne ? 0 : 1), published);
                logOdds += Math.log(ifOne + 1e-300) - Math.log(ifOther + 1e-300);
            }
            return logOdds;
        });
    }

    /**
     * Asks pairs of questions that differ by the target's group only, and averages what is left of the differences after the
     * people known (the difference attack that QuerySnout finds by itself: Cretu and others, CCS 2022).
     */
    double differencing(int targets, int pairs) {
        return accuracy(targets, (people, target, release) -> {
            double sum = 0;
            int usable = 0;
            for (int pair = 0; pair < pairs; pair++) {
                var with = question(target.one());
                var without = (BitSet) with.clone();
                without.clear(target.one());
                long more = release.ask(with);
                long less = release.ask(without);
                if (more != Mechanism.HIDDEN && less != Mechanism.HIDDEN) {
                    sum += more - less - people.count(Mechanisms.one(target.one()));
                    usable++;
                }
            }
            return usable == 0 ? 0 : sum / usable - 0.5;
        });
    }

    /** Asks the same question again and again. */
    double averaging(int targets, int times) {
        return accuracy(targets, (people, target, release) -> {
            double sum = 0;
            for (int time = 0; time < times; time++) {
                long answer = release.ask(Mechanisms.one(target.one()));
                sum += answer == Mechanism.HIDDEN ? 0.5 : answer - people.count(Mechanisms.one(target.one()));
            }
            return sum / times - 0.5;
        });
    }

    /** Reads a cell of ordinary size before and after one referral came in: how often the figure gives it away. */
    double changeDetection(int targets) {
        int seen = 0;
        for (int i = 0; i < targets; i++) {
            var before = People.some(OTHERS, random);
            int cell = IntStream.generate(() -> random.nextInt(People.TABLE.cells()))
                    .filter(candidate -> before.counts()[candidate] >= 12)
                    .findFirst()
                    .orElseThrow();
            var first = mechanism.release(before, random);
            var second = mechanism.answersLive() ? mechanism.release(before.with(cell, random), random) : first;
            seen += first.ask(Mechanisms.one(cell)) != second.ask(Mechanisms.one(cell)) ? 1 : 0;
        }
        return (double) seen / targets;
    }

    private interface Guess {
        /** Above zero for the one cell, below for the other. */
        double odds(People others, Target target, Mechanism.Release release);
    }

    private double accuracy(int targets, Guess guess) {
        int right = 0;
        var others = People.some(OTHERS, random);
        for (int i = 0; i < targets; i++) {
            if (i % 100 == 0) {
                others = People.some(OTHERS, random);
            }
            var target = target();
            var release = mechanism.release(others.with(target.cell(), random), random);
            double odds = guess.odds(others, target, release);
            boolean saysOne = odds == 0 ? random.nextBoolean() : odds > 0;
            right += saysOne == target.isOne() ? 1 : 0;
        }
        return (double) right / targets;
    }

    private Target target() {
        int cell = random.nextInt(People.TABLE.cells());
        int concern = cell / SOURCES % CONCERNS;
        int otherConcern = (concern + 1 + random.nextInt(CONCERNS - 1)) % CONCERNS;
        return new Target(cell, cell + (otherConcern - concern) * SOURCES, random.nextBoolean());
    }

    /** The figures that hold one of the two cells: the cells themselves, and every margin that keeps the concern apart. */
    private List<BitSet> figures(Target target) {
        List<BitSet> figures = new ArrayList<>();
        for (int summed = 0; summed < (mechanism.marginsFromTruth() ? 8 : 1); summed++) {
            figures.add(margin(target.one(), summed));
            figures.add(margin(target.other(), summed));
        }
        return figures;
    }

    private static BitSet margin(int cell, int summed) {
        var wanted = new BitSet();
        for (int candidate = 0; candidate < People.TABLE.cells(); candidate++) {
            if (agrees(candidate, cell, summed)) {
                wanted.set(candidate);
            }
        }
        return wanted;
    }

    /** Whether two cells agree in all dimensions but those summed over: bit 0 area, 1 age, 2 source. */
    private static boolean agrees(int one, int other, int summed) {
        int bit = 1;
        int stride = People.TABLE.cells();
        for (int d = 0; d < People.TABLE.dimensions().size(); d++) {
            int size = People.TABLE.dimensions().get(d).size();
            stride /= size;
            boolean free = d != CONCERN && (summed & bit) != 0;
            if (!free && one / stride % size != other / stride % size) {
                return false;
            }
            bit = d == CONCERN ? bit : bit << 1;
        }
        return true;
    }

    /** A question with filters of the attacker's own: half of the cells, and the target's. */
    private BitSet question(int cell) {
        var cells = new BitSet();
        IntStream.range(0, People.TABLE.cells())
                .filter(candidate -> random.nextInt(8) == 0)
                .forEach(cells::set);
        cells.set(cell);
        return cells;
    }
}
