package org.openmash.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Measures what rights and record cost, side by side with doing without them. Started by {@code deploy/bench/run}. */
public final class Bench {
    private static final int MANY = PgBench.CLIENTS;

    private final BenchOptions options;
    private final PrintStream out;
    private final List<BenchResult> results = new ArrayList<>();

    private Bench(BenchOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, UTF_8);
        try {
            new Bench(BenchOptions.ofProperties(), out).run();
            System.exit(0);
        } catch (Exception failure) {
            System.err.println("bench: " + failure.getMessage());
            System.exit(1);
        }
    }

    private void run() throws Exception {
        out.println("Starting PostgreSQL, Keycloak and the service …");
        var servers = new BenchServers();
        var load = new BenchLoad(servers);
        long begin = System.nanoTime();
        load.load(options.cases());
        out.printf(
                "%,d cases loaded in %d s%n",
                options.cases(), Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        var ground = ground(servers, load.bytesOfCase());
        var wrk = new Wrk(servers, options.cases());
        warm(wrk);
        long rows = rowsAConcern(wrk, load);
        var pgbench = new PgBench(options.pgbench(), servers.databasePort(), options.cases());
        var read = OptionalDouble.empty();
        var inserts = OptionalDouble.empty();
        var sequencing = BenchSequencing.NOT_MEASURED;
        for (int connections : options.connections()) {
            measure(wrk, connections);
            if (connections == MANY) {
                sequencing = BenchSequencing.measure(servers, wrk, connections, options.seconds());
                read = pgbench.read(options.seconds());
                inserts = pgbench.inserts(rows, options.seconds());
            }
        }
        var found = new BenchFigures(
                List.copyOf(results),
                read,
                inserts,
                rows,
                sequencing,
                fsyncMs() + options.fsyncMs(),
                Processes.memoryMb(servers.servicePid()),
                Processes.memoryMb(servers.databasePid()));
        ground.put("one flush of PostgreSQL's, ms", "%.3f".formatted(found.fsyncMs()));
        ground.put("memory of the service, MB", Long.toString(found.serviceMb()));
        ground.put("memory of PostgreSQL, MB", Long.toString(found.databaseMb()));
        var report = new BenchReport(found, ground);
        report.print(out);
        report.write(options.json());
        new BenchChart(found, options.connections()).write(options.svg());
        out.printf("%nwritten: %s, %s%n", options.json(), options.svg());
    }

    private void warm(Wrk wrk) throws IOException, InterruptedException {
        int connections = Collections.max(options.connections());
        for (var kind : BenchKind.values()) {
            out.printf("warming: %s, %d s%n", kind.label(), options.warm());
            var result = wrk.measure(kind, connections, options.warm());
            if (result.failed() > 0) {
                throw new IllegalStateException(
                        "%d of %d requests failed: %s".formatted(result.failed(), result.requests(), kind.label()));
            }
        }
    }

    private void measure(Wrk wrk, int connections) throws IOException, InterruptedException {
        for (var kind : BenchKind.values()) {
            var result = wrk.measure(kind, connections, options.seconds());
            results.add(result);
            out.printf("%s, %d connections: %,.0f a second%n", kind.label(), connections, result.perSecond());
        }
    }

    /** How many rows one concern becomes, by PostgreSQL's own count, which it writes down at the latest after a second. */
    private static long rowsAConcern(Wrk wrk, BenchLoad load) throws Exception {
        Thread.sleep(2000);
        long before = load.rowsWritten();
        var posted = wrk.measure(BenchKind.CONCERN, 1, 2);
        Thread.sleep(2000);
        return Math.round((double) (load.rowsWritten() - before) / posted.requests());
    }

    /** What a flush of one page takes on the disk of the database, not made slower: the median of a hundred, in milliseconds. */
    private static double fsyncMs() throws IOException {
        var file = Path.of(".local", "bench-fsync");
        double[] times = new double[100];
        try (var channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            for (int i = 0; i < times.length; i++) {
                channel.write(ByteBuffer.allocate(8192));
                long begin = System.nanoTime();
                channel.force(false);
                times[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(times);
        return times[times.length / 2];
    }

    private Map<String, String> ground(BenchServers servers, int bytesOfCase) throws Exception {
        Map<String, String> ground = new LinkedHashMap<>();
        ground.put("cases", Integer.toString(options.cases()));
        ground.put("seconds each, after warming", options.seconds() + ", " + options.warm());
        ground.put("a case as disclosed, bytes", Integer.toString(bytesOfCase));
        ground.put("made slower by, ms a flush", Integer.toString(options.fsyncMs()));
        ground.put("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        ground.put("load of the machine before", options.load());
        ground.put("database, MB", servers.answer("select pg_database_size('openmash') / 1000000"));
        ground.put("Java", System.getProperty("java.vm.version"));
        ground.put("PostgreSQL", servers.answer("select split_part(version(), ' ', 2)"));
        for (String setting : List.of("fsync", "synchronous_commit", "shared_buffers")) {
            ground.put(setting, servers.answer("select current_setting('" + setting + "')"));
        }
        return ground;
    }
}
