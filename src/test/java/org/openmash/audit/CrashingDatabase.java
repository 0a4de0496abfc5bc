package org.openmash.audit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL that is killed and started again on the same data, all its processes at once, so that what stood only in its
 * memory is gone. It flushes as a server does; what the operating system holds of its files survives.
 */
final class CrashingDatabase implements AutoCloseable {
    private static final String NAME = "openmash";

    private final Path data;
    private final int port = freePort();
    private @Nullable EmbeddedPostgres server;

    CrashingDatabase(Path data) throws IOException, SQLException {
        this.data = data;
        start();
        LogDatabase.prepare(url("postgres", "postgres"), NAME, login -> url(login, NAME));
    }

    void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(Duration.ofMinutes(1))
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
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
        if (running != null) {
            running.close();
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
