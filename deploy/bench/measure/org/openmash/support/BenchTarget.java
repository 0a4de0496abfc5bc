package org.openmash.support;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A figure beside what it should be.
 *
 * @param name the target
 * @param value what was found; empty when this run did not measure it
 * @param limit what it is held against
 * @param atLeast whether the limit is the lowest, rather than the highest, that will do
 */
record BenchTarget(String name, OptionalDouble value, double limit, boolean atLeast) {
    private static final int MANY = 32;
    private static final int SOME = 8;

    /** A ratio says more than a figure: both sides met the same machine in the same minutes. */
    static List<BenchTarget> of(BenchFigures found) {
        List<BenchTarget> targets = new ArrayList<>();
        targets.add(atLeast(
                "T1 logged read / bare read of the case's row",
                found.ratio(BenchKind.CASE, BenchKind.BARE_ROW, MANY),
                0.6));
        targets.add(atLeast(
                "T1 logged read / bare read of all the case's rows",
                found.ratio(BenchKind.CASE, BenchKind.BARE_CASE, MANY),
                0.6));
        targets.add(atLeast(
                "T2 logged read / pgbench select, insert, commit",
                found.ratio(BenchKind.CASE, found.pgbenchRead()),
                1));
        targets.add(atLeast(
                "T3 logged read with the tree behind it / without",
                found.sequencing().ratio(),
                0.9));
        targets.add(atMost(
                "T3 entry to signed checkpoint, p99 s", found.sequencing().mergeDelayP99(), 1));
        targets.add(atLeast(
                "T4 signed in / not signed in", found.ratio(BenchKind.BARE_ROW_TOKEN, BenchKind.BARE_ROW, MANY), 0.9));
        targets.add(atMost("T5 logged read, p99 / p50 at 32", tail(found), 5));
        targets.add(atMost("T5 logged read, p99 ms at 8", p99(found), 5 + found.fsyncMs()));
        targets.add(atLeast(
                "T6 work list of 50 / bare list of 50", found.ratio(BenchKind.LIST, BenchKind.BARE_LIST, MANY), 0.8));
        targets.add(atMost("T7 service under load, MB", OptionalDouble.of((double) found.serviceMb()), 450));
        targets.add(atLeast(
                "T8 posting a concern / pgbench, " + found.rowsAConcern() + " inserts, commit",
                found.ratio(BenchKind.CONCERN, found.pgbenchInserts()),
                0.5));
        return targets;
    }

    String verdict() {
        if (value.isEmpty()) {
            return "not measured";
        }
        double is = value.getAsDouble();
        return (atLeast ? is >= limit : is <= limit) ? "met" : "not met";
    }

    private static OptionalDouble tail(BenchFigures found) {
        return found.of(BenchKind.CASE, MANY).stream()
                .mapToDouble(one -> one.p99Ms() / one.p50Ms())
                .findFirst();
    }

    private static OptionalDouble p99(BenchFigures found) {
        return found.of(BenchKind.CASE, SOME).stream()
                .mapToDouble(BenchResult::p99Ms)
                .findFirst();
    }

    private static BenchTarget atLeast(String name, OptionalDouble value, double limit) {
        return new BenchTarget(name, value, limit, true);
    }

    private static BenchTarget atMost(String name, OptionalDouble value, double limit) {
        return new BenchTarget(name, value, limit, false);
    }
}
