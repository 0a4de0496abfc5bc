package org.openmash.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A machine client without a secret: it proves itself by a short token signed with its own key (RFC 7523). */
class SignedClientTest {
    private static final String CLIENT = "school-102";
    private static final String NO_KEYS = "{\"keys\":[]}";

    private final KeyPair key = keyPair();

    @AfterEach
    void forget_the_key() {
        register(NO_KEYS);
    }

    @Test
    void client_signs_in_with_its_registered_key() throws IOException {
        register(jwks((RSAPublicKey) key.getPublic()));

        var claims = RealmTest.claims(signIn(assertion(key)).get("access_token").asText());

        assertThat(claims.get("azp").asText()).isEqualTo(CLIENT);
        assertThat(claims.get("agency").asText()).isEqualTo("SCH-102");
        assertThat(claims.get("aud").asText()).isEqualTo("openmash-api");
        assertThat(claims.get("realm_access").get("roles"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("agency-school", "tier-open", "referrer");
    }

    @Test
    void key_of_someone_else_is_refused() {
        register(jwks((RSAPublicKey) key.getPublic()));

        assertThat(signIn(assertion(keyPair())).has("access_token")).isFalse();
    }

    @Test
    void client_without_a_registered_key_is_refused() {
        assertThat(signIn(assertion(key)).has("access_token")).isFalse();
    }

    @Test
    void assertion_serves_once() {
        register(jwks((RSAPublicKey) key.getPublic()));
        var assertion = assertion(key);

        assertThat(signIn(assertion).has("access_token")).isTrue();
        assertThat(signIn(assertion).has("access_token")).isFalse();
    }

    @Test
    void assertion_issued_two_minutes_ago_is_refused() {
        register(jwks((RSAPublicKey) key.getPublic()));
        var old = assertion(key, Instant.now().minusSeconds(120));

        assertThat(signIn(old).has("access_token")).isFalse();
    }

    @Test
    void secret_is_refused() {
        var answer = KeycloakCalls.token(
                LocalKeycloak.keycloakUrl(),
                "openmash",
                Map.of("grant_type", "client_credentials", "client_id", CLIENT, "client_secret", "demo"));

        assertThat(answer.has("access_token")).isFalse();
    }

    private static void register(String jwks) {
        KeycloakCalls.asAdministrator(LocalKeycloak.keycloakUrl())
                .changeClient(CLIENT, client -> client.withObject("/attributes").put("jwks.string", jwks));
    }

    private static JsonNode signIn(String assertion) {
        return KeycloakCalls.token(
                LocalKeycloak.keycloakUrl(),
                "openmash",
                Map.of(
                        "grant_type", "client_credentials",
                        "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        "client_assertion", assertion));
    }

    private static String assertion(KeyPair key) {
        return assertion(key, Instant.now());
    }

    private static String assertion(KeyPair key, Instant issued) {
        return Jwt.issuer(CLIENT)
                .subject(CLIENT)
                .audience(LocalKeycloak.keycloakUrl() + "/realms/openmash")
                .claim("jti", UUID.randomUUID().toString())
                .issuedAt(issued)
                .expiresAt(Instant.now().plusSeconds(30))
                .jws()
                .keyId("school-102-1")
                .sign(key.getPrivate());
    }

    private static String jwks(RSAPublicKey key) {
        return "{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\",\"kid\":\"school-102-1\",\"n\":\"%s\",\"e\":\"%s\"}]}"
                .formatted(base64(key.getModulus()), base64(key.getPublicExponent()));
    }

    /** Big-endian without the sign byte (RFC 7518, section 2). */
    private static String base64(BigInteger number) {
        var bytes = number.toByteArray();
        var unsigned = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(unsigned);
    }

    private static KeyPair keyPair() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
