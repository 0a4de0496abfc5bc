package org.openmash.support;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** Tells what was found: a table to read, JSON to compare runs by. */
final class BenchReport {
    private final BenchFigures found;
    private final Map<String, String> ground;

    BenchReport(BenchFigures found, Map<String, String> ground) {
        this.found = found;
        this.ground = ground;
    }

    void print(PrintStream out) {
        out.printf(
                "%n%-34s %5s %9s %9s %9s %12s %12s %7s%n",
                "", "conn.", "req/s", "p50 ms", "p99 ms", "service us", "database us", "failed");
        for (var one : found.results()) {
            out.printf(
                    Locale.ROOT,
                    "%-34s %5d %9.0f %9.2f %9.2f %12d %12d %7d%n",
                    one.kind().label(),
                    one.connections(),
                    one.perSecond(),
                    one.p50Ms(),
                    one.p99Ms(),
                    one.serviceMicros(),
                    one.databaseMicros(),
                    one.failed());
        }
        pgbench(out, "pgbench select, insert, commit", found.pgbenchRead());
        pgbench(out, "pgbench " + found.rowsAConcern() + " inserts, commit", found.pgbenchInserts());
        out.printf("%n%-54s %8s %10s%n", "target", "is", "should be");
        for (var target : BenchTarget.of(found)) {
            out.printf(
                    Locale.ROOT,
                    "%-54s %8s %2s %7.2f  %s%n",
                    target.name(),
                    text(target.value()),
                    target.atLeast() ? ">=" : "<=",
                    target.limit(),
                    target.verdict());
        }
        out.println();
        ground.forEach((name, value) -> out.printf("%-34s %s%n", name, value));
    }

    void write(Path file) throws IOException {
        var json = new ObjectMapper();
        ObjectNode all = json.createObjectNode();
        ground.forEach(all.putObject("ground")::put);
        var results = all.putArray("results");
        found.results().forEach(one -> results.addPOJO(one));
        put(all, "pgbenchReadPerSecond", found.pgbenchRead());
        put(all, "pgbenchInsertsPerSecond", found.pgbenchInserts());
        put(all, "sequencedToUnsequenced", found.sequencing().ratio());
        put(all, "mergeDelayP99Seconds", found.sequencing().mergeDelayP99());
        all.put("rowsAConcern", found.rowsAConcern()).put("fsyncMs", found.fsyncMs());
        all.put("serviceMb", found.serviceMb()).put("databaseMb", found.databaseMb());
        var targets = all.putArray("targets");
        List<BenchTarget> held = BenchTarget.of(found);
        for (var target : held) {
            var one = targets.addObject().put("name", target.name());
            put(one, "is", target.value());
            one.put(target.atLeast() ? "atLeast" : "atMost", target.limit()).put("verdict", target.verdict());
        }
        json.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), all);
    }

    private static void pgbench(PrintStream out, String name, OptionalDouble perSecond) {
        out.printf(
                Locale.ROOT,
                "%-34s %5d %9s%n",
                name,
                PgBench.CLIENTS,
                perSecond.isPresent()
                        ? "%.0f".formatted(perSecond.getAsDouble())
                        : "skipped: no pgbench (Debian: apt-get install postgresql)");
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, value.getAsDouble());
        } else {
            node.putNull(name);
        }
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.2f", value.getAsDouble()) : "-";
    }
}
