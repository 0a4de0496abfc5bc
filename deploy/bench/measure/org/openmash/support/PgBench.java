package org.openmash.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The same work in plain SQL, without a service, at 32 clients: PostgreSQL's own program {@code pgbench}. */
final class PgBench {
    static final int CLIENTS = 32;
    private static final Path READ = Path.of("deploy", "bench", "pgbench-read.sql");
    private static final Path INSERTS = Path.of("target", "bench", "pgbench-inserts.sql");
    private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");

    private final @Nullable String program;
    private final int port;
    private final int cases;

    PgBench(@Nullable String program, int port, int cases) {
        this.program = program;
        this.port = port;
        this.cases = cases;
    }

    /** Select a case, insert an entry, commit: transactions a second; empty without the program. */
    OptionalDouble read(int seconds) throws IOException, InterruptedException {
        return run(READ, seconds);
    }

    /** So many inserts of a row of a concern's size in one transaction: transactions a second. */
    OptionalDouble inserts(long rows, int seconds) throws IOException, InterruptedException {
        var insert = "insert into bench.row (case_id, hub, content) values (bench.case_id(:n), 'HUB-A', '{\"text\": \""
                + "x".repeat(200) + "\"}');\n";
        Files.writeString(
                INSERTS, "\\set n random(1, :cases)\nbegin;\n" + insert.repeat(Math.toIntExact(rows)) + "commit;\n");
        return run(INSERTS, seconds);
    }

    private OptionalDouble run(Path script, int seconds) throws IOException, InterruptedException {
        if (program == null) {
            return OptionalDouble.empty();
        }
        var process = new ProcessBuilder(List.of(
                        program,
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--client=" + CLIENTS,
                        "--jobs=2",
                        "--time=" + seconds,
                        "--define=cases=" + cases,
                        "--file=" + script,
                        "--host=127.0.0.1",
                        "--port=" + port,
                        "--username=openmash_bench",
                        "openmash"))
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        var tps = TPS.matcher(output);
        if (!tps.find()) {
            throw new IllegalStateException("pgbench failed: " + output);
        }
        return OptionalDouble.of(Double.parseDouble(tps.group(1)));
    }
}
