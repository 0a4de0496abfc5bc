package org.openmash.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts load on the service with {@code wrk}, a token fetched for each turn, for one lives five minutes. */
final class Wrk {
    private static final Path SCRIPT = Path.of("deploy", "bench", "requests.lua");
    private static final Path CONCERN = Path.of("src", "test", "resources", "demonstration", "concern.json");
    private static final Path FOLDER = Path.of("target", "bench", "wrk");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final BenchServers servers;
    private final int cases;
    private int turn;

    Wrk(BenchServers servers, int cases) throws IOException {
        this.servers = servers;
        this.cases = cases;
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("concern.json"), concern());
    }

    BenchResult measure(BenchKind kind, int connections, int seconds) throws IOException, InterruptedException {
        long service = Processes.cpuMicros(servers.servicePid());
        long database = Processes.cpuMicros(servers.databasePid());
        var told = run(kind, connections, seconds);
        long requests = Math.max(1, told.get("requests").asLong());
        return new BenchResult(
                kind,
                connections,
                requests / told.get("seconds").asDouble(),
                told.get("p50Ms").asDouble(),
                told.get("p99Ms").asDouble(),
                (Processes.cpuMicros(servers.servicePid()) - service) / requests,
                (Processes.cpuMicros(servers.databasePid()) - database) / requests,
                requests,
                told.get("refused").asLong() + told.get("broken").asLong());
    }

    private JsonNode run(BenchKind kind, int connections, int seconds) throws IOException, InterruptedException {
        int threads = Math.min(2, connections);
        var process = new ProcessBuilder(
                        "wrk",
                        "--threads=" + threads,
                        "--connections=" + connections,
                        "--duration=" + seconds + "s",
                        "--timeout=10s",
                        "--script=" + SCRIPT,
                        servers.url(),
                        "--",
                        kind.key(),
                        Integer.toString(cases),
                        // Each turn has 20,000 numbers of its own.
                        Integer.toString(20_000 * turn++),
                        Long.toString(System.nanoTime(), 36),
                        token(kind.account()),
                        FOLDER.resolve("concern.json").toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output.lines()
                .filter(line -> line.startsWith("{"))
                .findFirst()
                .map(Wrk::json)
                .orElseThrow(() -> new IllegalStateException("wrk failed: " + output));
    }

    private static String token(@Nullable String account) throws IOException {
        if (account == null) {
            return "-";
        }
        var file = FOLDER.resolve("token");
        Files.writeString(file, BenchTokens.fresh(account));
        return file.toString();
    }

    /** The concern of the demonstration without a pupil number: the script gives each child a name and an NHS number. */
    private static String concern() throws IOException {
        var today = LocalDate.now(ZoneId.of("Europe/London"));
        var filled = Files.readString(CONCERN).replaceAll(".*\\{upn}.*\\R", "");
        for (var blank : Map.of("yesterday", today.minusDays(1), "born", today.minusYears(8))
                .entrySet()) {
            filled = filled.replace("{" + blank.getKey() + "}", blank.getValue().toString());
        }
        return filled;
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException("wrk answered " + line, e);
        }
    }
}
