package org.openmash.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider as small as can be: discovery and keys over HTTP. A test changes its keys and shuts its door, which
 * the Keycloak that all tests share does not stand.
 */
final class SigningProvider {
    private final int port;
    private final Map<String, KeyPair> published = new ConcurrentHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();
    private @Nullable HttpServer server;

    SigningProvider(int port) {
        this.port = port;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void open() {
        try {
            var opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.createContext("/.well-known/openid-configuration", http -> answer(http, discovery()));
            opened.createContext("/keys", http -> answer(http, keys()));
            opened.createContext("/introspection", http -> answer(http, Map.of("active", false)));
            opened.start();
            server = opened;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From now on nothing listens at the provider's address. */
    void shut() {
        if (server != null) {
            server.stop(0);
        }
    }

    String issuer() {
        return "http://localhost:" + port;
    }

    /** How often somebody asked for anything. */
    int calls() {
        return calls.get();
    }

    /** Makes a key and lists it under {@code keyId}. */
    void publish(String keyId) {
        publish(keyId, rsaKey());
    }

    void publish(String keyId, KeyPair key) {
        published.put(keyId, key);
    }

    /** Takes a key off the list. */
    KeyPair withdraw(String keyId) {
        return Objects.requireNonNull(published.remove(keyId));
    }

    KeyPair key(String keyId) {
        return Objects.requireNonNull(published.get(keyId));
    }

    /** A token of a practitioner, changed as the test needs it. */
    String token(String keyId, UnaryOperator<JwtClaimsBuilder> change) {
        return change.apply(practitioner()).jws().keyId(keyId).sign(key(keyId).getPrivate());
    }

    JwtClaimsBuilder practitioner() {
        return Jwt.issuer(issuer())
                .subject("00000000-0000-4000-8000-000000000001")
                .audience("openmash-api")
                .claim("azp", "openmash-console")
                .claim("preferred_username", "police.practitioner")
                .claim("agency", "POL-90")
                .claim("hub", "HUB-A")
                .claim("person", "P-1")
                .claim("realm_access", Map.of("roles", List.of("agency-police", "tier-open", "practitioner")));
    }

    static KeyPair rsaKey() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, ?> discovery() {
        return Map.of(
                "issuer", issuer(),
                "jwks_uri", issuer() + "/keys",
                "token_endpoint", issuer() + "/token",
                "introspection_endpoint", issuer() + "/introspection");
    }

    private Map<String, ?> keys() {
        var keys = published.entrySet().stream()
                .map(key -> jwk(key.getKey(), (RSAPublicKey) key.getValue().getPublic()))
                .toList();
        return Map.of("keys", keys);
    }

    private static Map<String, String> jwk(String keyId, RSAPublicKey key) {
        return Map.of(
                "kid",
                keyId,
                "kty",
                "RSA",
                "alg",
                "RS256",
                "use",
                "sig",
                "n",
                base64(key.getModulus()),
                "e",
                base64(key.getPublicExponent()));
    }

    /** Big-endian without the sign byte (RFC 7518, section 2). */
    private static String base64(BigInteger number) {
        var bytes = number.toByteArray();
        var unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private void answer(HttpExchange http, Map<String, ?> body) throws IOException {
        calls.incrementAndGet();
        try (http) {
            var bytes = json(body).getBytes(StandardCharsets.UTF_8);
            http.getResponseHeaders().add("Content-Type", "application/json");
            http.sendResponseHeaders(200, bytes.length);
            http.getResponseBody().write(bytes);
        }
    }

    private static String json(Map<String, ?> body) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(body);
    }
}
