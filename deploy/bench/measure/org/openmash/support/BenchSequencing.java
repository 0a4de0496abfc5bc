package org.openmash.support;

import java.io.IOException;
import java.sql.SQLException;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What the tree over the access log costs its readers.
 *
 * @param ratio logged reads a second with entries being sequenced and signed behind them, by those while nothing is sequenced
 * @param mergeDelayP99 seconds from an entry to the signed checkpoint over it, under that load
 */
record BenchSequencing(OptionalDouble ratio, OptionalDouble mergeDelayP99) {
    static final BenchSequencing NOT_MEASURED = new BenchSequencing(OptionalDouble.empty(), OptionalDouble.empty());

    private static final Pattern P99 = Pattern.compile(
            "^openmash_audit_merge_delay_seconds\\{.*quantile=\"0[.]99\".*} (\\S+)$", Pattern.MULTILINE);

    /**
     * Measures with and without, one right after the other. A lock on the tree's row holds the sequencer up; what waits meanwhile
     * is sequenced afterwards.
     */
    static BenchSequencing measure(BenchServers servers, Wrk wrk, int connections, int seconds)
            throws IOException, InterruptedException, SQLException {
        double with = wrk.measure(BenchKind.CASE, connections, seconds).perSecond();
        var delay = P99.matcher(servers.metrics());
        var p99 = delay.find() ? OptionalDouble.of(Double.parseDouble(delay.group(1))) : OptionalDouble.empty();
        try (var holder = servers.connect();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select from audit.tree for update");
            double without = wrk.measure(BenchKind.CASE, connections, seconds).perSecond();
            holder.rollback();
            return new BenchSequencing(OptionalDouble.of(with / without), p99);
        }
    }
}
