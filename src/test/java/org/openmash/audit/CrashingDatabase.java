package org.openmash.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that is killed and started again on the same data, all its processes at once, so that what stood only in its
 * memory is gone. It flushes as a server does; what the operating system holds of its files survives, unless they are on a
 * {@link FaultyDisk} whose power is cut.
 */
final class CrashingDatabase implements AutoCloseable {
    private static final String NAME = "openmash";

    private final Path data;
    private final int port = freePort();
    private final Optional<FaultyDisk> disk;
    private @Nullable EmbeddedPostgres server;
    /** The program that starts and stops it on a faulty disk, once the database is there. */
    private @Nullable Path control;

    CrashingDatabase(Path data) throws IOException, SQLException {
        this(data, Optional.empty());
    }

    private CrashingDatabase(Path data, Optional<FaultyDisk> disk) throws IOException, SQLException {
        this.data = data;
        this.disk = disk;
        start();
        LogDatabase.prepare(url("postgres", "postgres"), NAME, login -> url(login, NAME));
    }

    /** On a disk whose faults begin when the database is there. A sync that fails ends it: it does not start itself again. */
    static CrashingDatabase on(FaultyDisk disk, Path data) throws IOException, SQLException {
        var database = new CrashingDatabase(data, Optional.of(disk));
        var program = database.postmaster().orElseThrow().info().command().orElseThrow();
        database.close();
        database.control = Path.of(program).resolveSibling("pg_ctl");
        database.start();
        return database;
    }

    void start() throws IOException {
        if (control == null) {
            server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port)
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } else {
            control("start", "-w", "-l", data + ".log", "-o", "-p " + port + " -c restart_after_crash=off");
        }
    }

    private void control(String command, String... options) throws IOException {
        // As the launcher does for root, as whom PostgreSQL does not run.
        List<String> line = new ArrayList<>(LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of());
        line.addAll(List.of(Objects.requireNonNull(control).toString(), command, "-D", data.toString()));
        line.addAll(List.of(options));
        var builder = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(Path.of(data + ".log").toFile()));
        disk.ifPresent(faulty -> builder.environment().putAll(faulty.environment()));
        int exitCode = builder.start().onExit().join().exitValue();
        if (exitCode != 0) {
            throw new IOException("pg_ctl " + command + " ended with " + exitCode + "; " + data + ".log says why");
        }
    }

    /** Starts it again, whether it gave up by itself or not. */
    void restart() throws IOException {
        if (postmaster().isPresent()) {
            kill();
        } else {
            close();
        }
        start();
    }

    private Optional<ProcessHandle> postmaster() throws IOException {
        var file = data.resolve("postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).get(0).strip()))
                : Optional.empty();
    }

    /**
     * Takes the power from it and its disk, and starts it again.
     *
     * @return how many writes were lost
     */
    int cutPower() throws IOException {
        if (postmaster().isPresent()) {
            kill();
        }
        int gone = disk.orElseThrow().cutPower(data);
        start();
        return gone;
    }

    /** Waits until it has given up by itself. */
    void awaitEnd() throws IOException {
        postmaster()
                .ifPresent(process ->
                        process.onExit().orTimeout(1, TimeUnit.MINUTES).join());
    }

    /** Kills every process of the server. */
    void kill() throws IOException {
        var process = postmaster().orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(0, process);
        all.forEach(ProcessHandle::destroyForcibly);
        CompletableFuture.allOf(all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new))
                .join();
        close();
    }

    /** Without a login. */
    String url() {
        return "jdbc:postgresql://localhost:" + port + "/" + NAME;
    }

    Connection superuser() throws SQLException {
        return DriverManager.getConnection(url("postgres", NAME));
    }

    private String url(String login, String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database + "?user=" + login;
    }

    @Override
    public void close() throws IOException {
        var running = server;
        server = null;
        if (running != null) {
            running.close();
        } else if (control != null && postmaster().isPresent()) {
            control("stop", "-w", "-m", "immediate");
        }
    }

    private static int freePort() {
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException taken) {
            throw new IllegalStateException(taken);
        }
    }
}
