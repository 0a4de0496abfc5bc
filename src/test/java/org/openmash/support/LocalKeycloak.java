package org.openmash.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The identity server of the tests: one for all classes and profiles, or one that already runs for tests. Without any
 * test of the service it can be asked for tokens as well: the first question starts it.
 */
public class LocalKeycloak implements QuarkusTestResourceLifecycleManager {
    /** Set once the server runs; set by hand, it names another server of the same realm. */
    private static final String URL_PROPERTY = "keycloak.url";

    private static final String USE = "test";
    private static final int USUAL_PORT = 18180;
    /** Below the five minutes that a token lives. */
    private static final Duration TOKEN_KEPT = Duration.ofMinutes(4);

    private static final String ANY_PASSWORD = "a long enough password";
    private static final Map<String, KeptToken> TOKENS = new ConcurrentHashMap<>();

    private record KeptToken(String value, Instant until) {}

    @Override
    public Map<String, String> start() {
        return Map.of("quarkus.oidc.auth-server-url", keycloakUrl() + "/realms/openmash");
    }

    /** Does nothing: the server ends with this program. */
    @Override
    public void stop() {}

    /** The server's address, without a path. */
    public static synchronized String keycloakUrl() {
        var known = System.getProperty(URL_PROPERTY);
        if (known != null) {
            return known;
        }
        var url = KeycloakServer.running(USE).orElseGet(() -> startUntilExit(freePort()));
        System.setProperty(URL_PROPERTY, url);
        return url;
    }

    /** An access token of a demo user. */
    public static String token(String user) {
        return kept(
                user,
                Map.of("grant_type", "password", "client_id", "openmash-demo", "username", user, "password", "demo"));
    }

    /** An access token of a machine client of the demo realm. */
    public static String clientToken(String client) {
        return kept(client, Map.of("grant_type", "client_credentials", "client_id", client, "client_secret", "demo"));
    }

    /** An access token of an account that has no role here. */
    public static String tokenWithoutRoles() {
        return tokenWithRoles();
    }

    /** An access token of an account of the hub {@code HUB-A} that has these roles and no others. */
    public static String tokenWithRoles(String... roles) {
        try (var user = TemporaryUser.create(ANY_PASSWORD)) {
            if (roles.length > 0) {
                user.setAttributes(
                        Map.of("agency", List.of("LA-901"), "hub", List.of("HUB-A"), "person", List.of("P-0098")));
                user.setRoles(roles);
            }
            return user.signIn(ANY_PASSWORD).get("access_token").asText();
        }
    }

    /** Starts a server that the tests then use, until Ctrl-C: for quick rounds of the same test. */
    public static void main(String[] args) throws InterruptedException {
        System.out.println(startUntilExit(freePort()) + " serves the tests now; Ctrl-C ends it");
        Thread.currentThread().join();
    }

    private static String startUntilExit(int port) {
        var server = KeycloakServer.launch(USE, port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        server.awaitReady();
        return server.url();
    }

    private static String kept(String account, Map<String, String> form) {
        var token = TOKENS.get(account);
        if (token == null || token.until().isBefore(Instant.now())) {
            token = new KeptToken(requested(form), Instant.now().plus(TOKEN_KEPT));
            TOKENS.put(account, token);
        }
        return token.value();
    }

    private static String requested(Map<String, String> form) {
        JsonNode answer = KeycloakCalls.token(keycloakUrl(), "openmash", form);
        if (!answer.has("access_token")) {
            throw new IllegalStateException("no token: " + answer);
        }
        return answer.get("access_token").asText();
    }

    private static int freePort() {
        try (var usual = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
            return usual.getLocalPort();
        } catch (IOException taken) {
            return anyPort();
        }
    }

    private static int anyPort() {
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("no free port", e);
        }
    }
}
