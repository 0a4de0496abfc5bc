package org.openmash.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A server that this program started and therefore ends. Its output goes to a log file. A Ctrl-C in the terminal does
 * not reach it, so that its owner can end several in order.
 */
final class LocalProcess implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final String name;
    private final Path log;
    private final Process process;

    private LocalProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
    }

    static LocalProcess start(String name, Path log, List<String> command, Map<String, String> environment) {
        // A signal ignored here stays ignored in the program that takes the shell's place, a JVM included.
        var shielded = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", name));
        shielded.addAll(command);
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            var builder = new ProcessBuilder(shielded).redirectErrorStream(true).redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            return new LocalProcess(name, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " could not be started", e);
        }
    }

    /**
     * Waits until {@code address} answers 200.
     *
     * @throws IllegalStateException with the end of the log, if the process dies or the time is over first
     */
    void awaitAnswer(URI address, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!answers(address)) {
            if (System.nanoTime() > end) {
                throw failure("did not answer at " + address + " within " + limit.toSeconds() + " s");
            }
            if (endedWithin(PAUSE)) {
                throw failure("ended on its own (exit code " + process.exitValue() + ")");
            }
        }
    }

    static boolean answers(URI address) {
        try {
            var request = HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What to tell about a process that failed: its name, what happened, and the last lines of its log. */
    IllegalStateException failure(String what) {
        return new IllegalStateException(name + " " + what + ". The end of " + log + ":\n" + lastLines());
    }

    CompletableFuture<Process> onExit() {
        return process.onExit();
    }

    long pid() {
        return process.pid();
    }

    /** Ends the process, its descendants first; by force when it does not go within 20 s. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!endedWithin(PATIENCE)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private boolean endedWithin(Duration time) {
        try {
            return process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String lastLines() {
        try {
            var lines = Files.readAllLines(log);
            return lines.subList(Math.max(0, lines.size() - 15), lines.size()).stream()
                    .map(line -> line.substring(0, Math.min(line.length(), 300)))
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "(cannot be read)";
        }
    }
}
