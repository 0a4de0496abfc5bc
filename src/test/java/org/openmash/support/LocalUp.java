package org.openmash.support;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Everything on one machine: database, Keycloak, service, sample data, one demonstration. Started by
 * {@code deploy/local/up}, which checks the ground first (tools, ports, build) and passes the options on as system
 * properties. What this program started ends with it, in the opposite order.
 */
public final class LocalUp {
    private static final Path FOLDER = Path.of(".local");
    private static final Path SAMPLE_LOADED = FOLDER.resolve("database").resolve("openmash-sample-loaded");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final Duration SERVICE_LIMIT = Duration.ofMinutes(2);

    private final StartedServers servers = new StartedServers();

    private LocalUp() {}

    public static void main(String[] args) {
        var up = new LocalUp();
        Runtime.getRuntime().addShutdownHook(new Thread(up::end));
        try {
            up.run();
        } catch (Exception e) {
            if (!up.servers.isEnding()) {
                System.err.println("\nup: " + reason(e));
            }
            System.exit(1);
        }
    }

    private void run() throws Exception {
        long begin = System.nanoTime();
        say("PostgreSQL on port " + port("database") + ", Keycloak on port " + port("keycloak") + " …");
        var keycloak = servers.start(() -> KeycloakServer.launch("up", port("keycloak")));
        note("keycloak", keycloak.process());
        var database = servers.start(this::startDatabase);
        keycloak.awaitReady();
        say("The service on port " + port("service") + " …");
        var service = servers.start(() -> startService(database.jdbcUrl(), keycloak.url()));
        note("service", service);
        awaitReady(service);
        loadSample(keycloak.url());
        demonstrate(keycloak.url());
        say("Ready after " + Duration.ofNanos(System.nanoTime() - begin).toSeconds() + " s.");
        if (Boolean.getBoolean("up.once")) {
            System.exit(0);
        }
        letSwaggerUiSignIn(keycloak.url());
        System.out.println(StartedNotice.text(
                serviceUrl(), "http://localhost:" + managementPort(), keycloak.url(), database.jdbcUrl()));
        waitUntilOneEnds(service, keycloak.process());
    }

    private LocalDatabase startDatabase() {
        try {
            return LocalDatabase.kept(FOLDER.resolve("database").toAbsolutePath(), port("database"));
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "PostgreSQL did not start (" + reason(e)
                            + "); .local/logs/database.log says more, --fresh begins with an empty database",
                    e);
        }
    }

    private LocalProcess startService(String jdbcUrl, String keycloakUrl) {
        var command = List.of(
                JAVA,
                "-Xmx512m",
                "-Dquarkus.profile=local",
                "-Dquarkus.http.port=" + port("service"),
                "-Dquarkus.management.port=" + managementPort(),
                "-Dquarkus.datasource.jdbc.url=" + jdbcUrl,
                "-Dquarkus.oidc.auth-server-url=" + keycloakUrl + "/realms/openmash",
                "-Dopenmash.audit.sequencer.key-file="
                        + LocalLogKey.in(
                                FOLDER.resolve("database").resolve("log-key"), FOLDER.resolve("log-verifier-key")),
                "-Dopenmash.audit.sequencer.export-directory="
                        + FOLDER.resolve("log-export").toAbsolutePath(),
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString());
        return LocalProcess.start("The service", FOLDER.resolve("logs/service.log"), command, Map.of());
    }

    /** Health and metrics, a thousand above the service. */
    private static int managementPort() {
        return port("service") + 1_000;
    }

    private static void awaitReady(LocalProcess service) {
        try {
            service.awaitAnswer(URI.create("http://127.0.0.1:" + managementPort() + "/q/health/ready"), SERVICE_LIMIT);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(
                    e.getMessage() + "\nIf a migration has changed since the data were made, begin with --fresh.", e);
        }
    }

    private void loadSample(String keycloakUrl) throws Exception {
        if (Files.notExists(SAMPLE_LOADED)) {
            say("Sample data …");
            call("SampleData", keycloakUrl);
            Files.createFile(SAMPLE_LOADED);
        }
    }

    private void demonstrate(String keycloakUrl) throws Exception {
        if (Boolean.parseBoolean(System.getProperty("up.demo", "true"))) {
            say("The demonstration …");
            call("Demonstration", keycloakUrl);
        }
    }

    /** Runs a main class beside this one in a process of its own, for it may exit with a code of its own. */
    private void call(String main, String keycloakUrl) throws Exception {
        var program = new ProcessBuilder(
                        JAVA,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dopenmash.url=" + serviceUrl(),
                        "-Dkeycloak.url=" + keycloakUrl,
                        LocalUp.class.getPackageName() + "." + main)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT)
                .start();
        servers.start(() -> program::destroy);
        if (program.waitFor() != 0) {
            throw new IllegalStateException(main + " failed (exit code " + program.exitValue() + ")");
        }
    }

    /** The realm file knows the usual port only, and a browser lets a page call Keycloak only from an origin it names. */
    private void letSwaggerUiSignIn(String keycloakUrl) {
        KeycloakCalls.asAdministrator(keycloakUrl).changeClient("openmash-demo", client -> {
            var origins = client.withArray("webOrigins");
            List.of("http://localhost:", "http://127.0.0.1:").forEach(origin -> origins.add(origin + port("service")));
        });
    }

    private static void waitUntilOneEnds(LocalProcess service, LocalProcess keycloak) {
        var ended = CompletableFuture.anyOf(
                        service.onExit().thenApply(exit -> service),
                        keycloak.onExit().thenApply(exit -> keycloak))
                .join();
        throw ((LocalProcess) ended).failure("ended");
    }

    /** Notes the process, so that the next start finds it should this one be killed. */
    private static void note(String name, LocalProcess process) throws IOException {
        Files.createDirectories(FOLDER.resolve("run"));
        Files.writeString(FOLDER.resolve("run").resolve(name), Long.toString(process.pid()));
    }

    private void end() {
        servers.end();
        say("Stopped. Data stay in " + FOLDER + "; --fresh begins anew.");
    }

    private static String reason(Throwable failure) {
        var deepest = failure;
        while (deepest.getCause() != null && !(deepest instanceof IllegalStateException)) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
    }

    private static String serviceUrl() {
        return "http://localhost:" + port("service");
    }

    private static int port(String server) {
        return Integer.getInteger("up.port." + server);
    }

    private static void say(String text) {
        System.out.println(text);
    }
}
