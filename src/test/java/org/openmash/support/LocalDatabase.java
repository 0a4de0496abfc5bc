package org.openmash.support;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL on this machine, without containers: for the tests with fresh data each time, for
 * {@code deploy/local/up} with data that stay. It trusts every local connection, so passwords are not tested here.
 */
public class LocalDatabase implements QuarkusTestResourceLifecycleManager, AutoCloseable {
    private static final String NAME = "openmash";
    private static final String URL_PROPERTY = "local.database.url";
    /** Run at each start: the file changes nothing that is there already, and kept data get a new role so. */
    private static final Path ROLES = Path.of("deploy", "database", "roles.sql");

    private static final Path LOGS = Path.of(".local", "logs");
    /** The binaries, unpacked once; not in the system's folder for temporary files, which is emptied at times. */
    private static final Path BINARIES = Path.of(".local", "postgresql");

    private @Nullable EmbeddedPostgres server;

    /** Starts a server with fresh data and the database roles in place, and names a key that signs its access log. */
    @Override
    public Map<String, String> start() {
        launch(builder("database-test"));
        var key = LocalLogKey.in(Path.of("target", "test-log-key"), Path.of("target", "log-verifier-key"));
        return Map.of("quarkus.datasource.jdbc.url", jdbcUrl(), "openmash.audit.sequencer.key-file", key.toString());
    }

    /** Starts the server whose data stay in {@code directory}; whoever calls this closes it. */
    static LocalDatabase kept(Path directory, int port) {
        var builder = builder("database")
                .setPort(port)
                .setDataDirectory(directory)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                // The launcher turns this off, which may cost kept data at a power cut.
                .setServerConfig("fsync", "on");
        var database = new LocalDatabase();
        database.launch(builder);
        return database;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + started().getPort() + "/" + NAME;
    }

    /**
     * A connection to the server started last, for a test that looks from outside: {@code postgres} is the superuser.
     * The address is a system property, because a test and its resources may be loaded by different class loaders.
     */
    public static Connection connect(String login) throws SQLException {
        return DriverManager.getConnection(System.getProperty(URL_PROPERTY), login, "");
    }

    @Override
    public void stop() {
        close();
    }

    @Override
    public void close() {
        try {
            if (server != null) {
                server.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a server for use by hand, until Ctrl-C. */
    public static void main(String[] args) throws InterruptedException {
        var database = new LocalDatabase();
        database.start();
        System.out.println(database.jdbcUrl() + " (superuser postgres, no password); Ctrl-C ends it");
        Thread.currentThread().join();
    }

    private static EmbeddedPostgres.Builder builder(String log) {
        try {
            Files.createDirectories(LOGS);
            Files.createDirectories(BINARIES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var output = Redirect.to(LOGS.resolve(log + ".log").toFile());
        return EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(BINARIES.toAbsolutePath().toFile())
                // As a server has it by default; the launcher turns it off, and the service refuses that.
                .setServerConfig("synchronous_commit", "on")
                // As deploy/README.md asks of any server: the access log's queue is cleared soon.
                .setServerConfig("autovacuum_naptime", "10s")
                // Counts every statement with the role that ran it, for the tests that look at them.
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                // The same order of text on every machine, whatever its locale.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setOutputRedirector(output)
                .setErrorRedirector(output);
    }

    private void launch(EmbeddedPostgres.Builder builder) {
        try {
            server = builder.start();
            prepare();
            System.setProperty(URL_PROPERTY, jdbcUrl());
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL did not start", e);
        } catch (SQLException e) {
            throw new IllegalStateException(ROLES + " failed", e);
        }
    }

    private void prepare() throws IOException, SQLException {
        try (var connection = started().getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(ROLES));
            if (!statement
                    .executeQuery("select from pg_database where datname = '" + NAME + "'")
                    .next()) {
                statement.execute("create database " + NAME + " owner openmash_owner");
            }
        }
    }

    private EmbeddedPostgres started() {
        return Objects.requireNonNull(server, "not started");
    }
}
