package org.openmash.support;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * PostgreSQL with fresh data that are flushed to the disk at every commit, Keycloak, and the service with the endpoints
 * it is compared with. They end with this program.
 */
final class BenchServers {
    private static final Path DATA = Path.of(".local", "bench-database").toAbsolutePath();
    private static final Path JAR =
            Path.of("target/bench/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final String LOGIN =
            "create role openmash_bench login bypassrls;" + " grant pg_read_all_data to openmash_bench;";

    private final StartedServers servers = new StartedServers();
    private final int databasePort = freePort();
    private final int servicePort = freePort();

    private final LocalDatabase database;
    private final LocalProcess service;
    private final long databasePid;

    BenchServers() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(servers::end));
        deleteData();
        database = servers.start(() -> LocalDatabase.kept(DATA, databasePort));
        databasePid = Long.parseLong(
                Files.readAllLines(DATA.resolve("postmaster.pid")).get(0).trim());
        execute(LOGIN);
        var issuer = LocalKeycloak.keycloakUrl() + "/realms/openmash";
        service = servers.start(() -> LocalProcess.start(
                "The service", Path.of(".local", "logs", "bench-service.log"), command(issuer), Map.of()));
        service.awaitAnswer(
                URI.create("http://127.0.0.1:" + (servicePort + 1_000) + "/q/health/ready"), Duration.ofMinutes(3));
    }

    String url() {
        return "http://127.0.0.1:" + servicePort;
    }

    String metrics() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (servicePort + 1_000) + "/q/metrics"))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }

    int databasePort() {
        return databasePort;
    }

    long servicePid() {
        return service.pid();
    }

    long databasePid() {
        return databasePid;
    }

    /** A connection of the superuser. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), "postgres", "");
    }

    void execute(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String answer(String query) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private List<String> command(String issuer) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Dquarkus.profile=local",
                "-Dquarkus.http.port=" + servicePort,
                "-Dquarkus.management.port=" + (servicePort + 1_000),
                "-Dquarkus.datasource.jdbc.url=" + database.jdbcUrl(),
                "-Dquarkus.datasource.bench.jdbc.url=" + database.jdbcUrl(),
                "-Dquarkus.datasource.bench.username=openmash_bench",
                // As many as the product's own pool has.
                "-Dquarkus.datasource.bench.jdbc.max-size=20",
                "-Dquarkus.oidc.auth-server-url=" + issuer,
                "-Dopenmash.intake.requests-per-minute=100000000",
                "-Dopenmash.audit.sequencer.key-file="
                        + LocalLogKey.in(
                                Path.of(".local", "bench-log-key"), Path.of(".local", "bench-log-verifier-key")),
                "-jar",
                JAR.toString());
    }

    private static void deleteData() throws IOException {
        if (Files.exists(DATA)) {
            try (var files = Files.walk(DATA)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static int freePort() {
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
