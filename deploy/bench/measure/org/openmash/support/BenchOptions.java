package org.openmash.support;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code deploy/bench/run} passes on as system properties.
 *
 * @param cases cases in the database
 * @param seconds of each measurement
 * @param warm seconds each path is warmed before
 * @param connections measured one after the other
 * @param fsyncMs milliseconds that each flush of PostgreSQL is made to take longer
 * @param json file for the figures
 * @param svg file for the chart
 * @param pgbench the program, if there is one
 * @param load average load of the machine over 1, 5 and 15 minutes before anything began
 */
record BenchOptions(
        int cases,
        int seconds,
        int warm,
        List<Integer> connections,
        int fsyncMs,
        Path json,
        Path svg,
        @Nullable String pgbench,
        String load) {
    static BenchOptions ofProperties() {
        return new BenchOptions(
                Integer.getInteger("bench.cases"),
                Integer.getInteger("bench.seconds"),
                Integer.getInteger("bench.warm"),
                Arrays.stream(System.getProperty("bench.connections").trim().split(" +", -1))
                        .map(Integer::valueOf)
                        .toList(),
                Integer.getInteger("bench.fsync-ms"),
                Path.of(System.getProperty("bench.json")),
                Path.of(System.getProperty("bench.svg")),
                System.getProperty("bench.pgbench"),
                System.getProperty("bench.load", "unknown"));
    }
}
