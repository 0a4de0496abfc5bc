package org.openmash.statistics;

import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/** People in the cells of a table, each with the secret key that cell-key perturbation gives a record. */
final class People {
    static final TableDefinition TABLE =
            CatalogueReader.bundled().table("demand").orElseThrow();
    private static final int KEYS = 256;

    private final long[] counts;
    private final long[] keys;

    private People(long[] counts, long[] keys) {
        this.counts = counts;
        this.keys = keys;
    }

    /** So many, in cells of uneven size. */
    static People some(int number, RandomGenerator random) {
        return some(number, random, cell -> false);
    }

    /** So many, nobody of them in the cells kept free. */
    static People some(int number, RandomGenerator random, IntPredicate free) {
        var people = new People(new long[TABLE.cells()], new long[TABLE.cells()]);
        for (int i = 0; i < number; i++) {
            double skewed = random.nextDouble() * random.nextDouble();
            int cell = (int) (skewed * TABLE.cells());
            if (!free.test(cell)) {
                people.add(cell, random);
            }
        }
        return people;
    }

    People with(int cell, RandomGenerator random) {
        var more = new People(counts.clone(), keys.clone());
        more.add(cell, random);
        return more;
    }

    long[] counts() {
        return counts.clone();
    }

    long count(BitSet cells) {
        return cells.stream().mapToLong(cell -> counts[cell]).sum();
    }

    int key(BitSet cells) {
        return (int) (cells.stream().mapToLong(cell -> keys[cell]).sum() % KEYS);
    }

    private void add(int cell, RandomGenerator random) {
        counts[cell]++;
        keys[cell] += random.nextInt(KEYS);
    }
}
