package org.openmash.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The real Keycloak, which the build unpacks into one kept folder (system property {@code keycloak.home}), with the
 * realm of {@code realm-config/} imported. Each use (tests, local start-up) has data of its own there, imported anew
 * when the realm file has changed.
 */
final class KeycloakServer implements AutoCloseable {
    static final String ADMIN = "admin";
    private static final Path HOME = Path.of(System.getProperty("keycloak.home", ".local/keycloak"));
    private static final Path REALM = Path.of("realm-config", "openmash-realm.json");
    /** The first start on a fresh folder builds the server itself and takes about a minute. */
    private static final Duration LIMIT = Duration.ofMinutes(4);

    private final String url;
    private final Path data;
    private final String use;
    private final LocalProcess process;

    private KeycloakServer(String use, int port, Path data, LocalProcess process) {
        this.use = use;
        this.url = "http://localhost:" + port;
        this.data = data;
        this.process = process;
    }

    /** Starts the server; {@link #awaitReady} must follow. Only one server a use may run at a time. */
    static KeycloakServer launch(String use, int port) {
        try {
            var distribution = distribution();
            var data = distribution.resolve("data");
            importAgainIfChanged(use, data);
            var log = Path.of(".local", "logs", "keycloak-" + use + ".log");
            var process = LocalProcess.start("Keycloak", log, command(distribution, use, port), environment());
            Files.writeString(data.resolve(use + ".running"), process.pid() + " " + port);
            return new KeycloakServer(use, port, data, process);
        } catch (IOException e) {
            throw new UncheckedIOException("Keycloak could not be started in " + HOME, e);
        }
    }

    /**
     * The address of the server that already runs for this use, started by another program.
     *
     * @throws IllegalStateException if that server knows an older realm file
     */
    static Optional<String> running(String use) {
        try {
            var data = distribution().resolve("data");
            var note = data.resolve(use + ".running");
            if (!Files.exists(note)) {
                return Optional.empty();
            }
            var parts = Files.readString(note).split(" ", 2);
            var url = "http://localhost:" + parts[1];
            boolean alive = ProcessHandle.of(Long.parseLong(parts[0])).isPresent();
            if (!alive || !LocalProcess.answers(realm(url))) {
                return Optional.empty();
            }
            if (!realmHash().equals(importedHash(use, data))) {
                throw new IllegalStateException("Keycloak (process " + parts[0]
                        + ") runs with an older realm file: end it, the next start imports the new one");
            }
            return Optional.of(url);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitReady() {
        process.awaitAnswer(realm(url), LIMIT);
        try {
            Files.writeString(data.resolve(use + ".imported"), realmHash());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String url() {
        return url;
    }

    LocalProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
        try {
            Files.deleteIfExists(data.resolve(use + ".running"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI realm(String url) {
        return URI.create(url + "/realms/openmash");
    }

    private static Path distribution() throws IOException {
        try (var folders = Files.newDirectoryStream(HOME, "keycloak-*")) {
            var found = folders.iterator();
            if (!found.hasNext()) {
                throw new IllegalStateException(
                        "no Keycloak in " + HOME + ": the build (mvn package) unpacks it there");
            }
            var only = found.next().toAbsolutePath().normalize();
            if (found.hasNext()) {
                throw new IllegalStateException("more than one Keycloak in " + HOME + ": delete the older one");
            }
            return only;
        }
    }

    private static void importAgainIfChanged(String use, Path data) throws IOException {
        Files.createDirectories(data.resolve("import"));
        Files.copy(REALM, data.resolve("import").resolve(REALM.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        if (!realmHash().equals(importedHash(use, data))) {
            // Keycloak imports only a realm that does not exist yet.
            Files.deleteIfExists(data.resolve("h2").resolve(use + ".mv.db"));
        }
    }

    private static String importedHash(String use, Path data) throws IOException {
        var note = data.resolve(use + ".imported");
        return Files.exists(note) ? Files.readString(note) : "";
    }

    private static String realmHash() throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(REALM)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> command(Path distribution, String use, int port) {
        return List.of(
                distribution.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                // One issuer, whether the caller says localhost or 127.0.0.1.
                "--hostname=http://localhost:" + port,
                "--db-url=jdbc:h2:file:" + distribution.resolve("data/h2").resolve(use)
                        + ";NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE");
    }

    private static Map<String, String> environment() {
        return Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP",
                "-Xms64m -Xmx384m",
                "JAVA_OPTS_APPEND",
                "-XX:TieredStopAtLevel=1",
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                ADMIN);
    }
}
