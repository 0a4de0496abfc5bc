package org.openmash.support;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * All that one run found.
 *
 * @param results the measurements
 * @param pgbenchRead transactions a second of select, insert, commit
 * @param pgbenchInserts transactions a second of as many inserts as a concern makes
 * @param rowsAConcern how many that is
 * @param sequencing what the tree over the log costs
 * @param fsyncMs what a flush to this disk takes, the median
 * @param serviceMb memory of the service under load
 * @param databaseMb memory of PostgreSQL under load
 */
record BenchFigures(
        List<BenchResult> results,
        OptionalDouble pgbenchRead,
        OptionalDouble pgbenchInserts,
        long rowsAConcern,
        BenchSequencing sequencing,
        double fsyncMs,
        long serviceMb,
        long databaseMb) {
    Optional<BenchResult> of(BenchKind kind, int connections) {
        return results.stream()
                .filter(one -> one.kind() == kind && one.connections() == connections)
                .findFirst();
    }

    /** Requests a second of one kind by those of another. */
    OptionalDouble ratio(BenchKind kind, BenchKind other, int connections) {
        var mine = of(kind, connections);
        var theirs = of(other, connections);
        return mine.isPresent() && theirs.isPresent()
                ? OptionalDouble.of(mine.get().perSecond() / theirs.get().perSecond())
                : OptionalDouble.empty();
    }

    /** Requests a second of one kind by transactions of pgbench. */
    OptionalDouble ratio(BenchKind kind, OptionalDouble transactions) {
        var mine = of(kind, PgBench.CLIENTS);
        return mine.isPresent() && transactions.isPresent()
                ? OptionalDouble.of(mine.get().perSecond() / transactions.getAsDouble())
                : OptionalDouble.empty();
    }
}
