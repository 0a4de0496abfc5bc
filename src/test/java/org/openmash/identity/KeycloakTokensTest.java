package org.openmash.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.spi.CDI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/** Authentication with the tokens of the real identity server. */
@QuarkusTest
@TestProfile(KeycloakTokensTest.RealServer.class)
class KeycloakTokensTest {
    /** The header {"alg":"RS256","kid":"nope"}, no claims, a wrong signature. */
    private static final String UNKNOWN_KEY = "eyJhbGciOiJSUzI1NiIsImtpZCI6Im5vcGUifQ.e30.c2ln";

    private static final String PASSWORD = "a long enough password";

    @Test
    void person_is_known_by_the_claims_of_the_token_kept_or_not() {
        var token = LocalKeycloak.token("police.practitioner");

        for (int call = 0; call < 2; call++) {
            call(token)
                    .statusCode(200)
                    .body("name", equalTo("police.practitioner"))
                    .body("agency", equalTo("POL-90"))
                    .body("sector.name", equalTo("police"))
                    .body("tier", equalTo("OPEN"))
                    .body("duties", equalTo(List.of("practitioner")))
                    .body("machine", equalTo(false));
        }
    }

    @Test
    void machine_is_known_by_its_client() {
        call(LocalKeycloak.clientToken("school-101"))
                .statusCode(200)
                .body("client", equalTo("school-101"))
                .body("agency", equalTo("SCH-101"))
                .body("machine", equalTo(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "a.b.c", UNKNOWN_KEY})
    void rubbish_is_refused_and_not_taken_for_an_outage(String token) {
        call(token).statusCode(401).header("WWW-Authenticate", "Bearer");
    }

    /** Tokens are verified offline: an account's end shows when its token ends, five minutes after its issue at most. */
    @Test
    void disabled_account_gets_no_new_token_and_its_last_one_serves_until_it_expires() {
        var name = "test." + UUID.randomUUID();
        var account = createPractitioner(name);
        try {
            var token = Objects.requireNonNull(signIn(name).path("access_token").toString());
            call(token).statusCode(200);

            admin().body(Map.of("enabled", false)).put(account).then().statusCode(204);

            signIn(name).then().statusCode(400).body("error", equalTo("invalid_grant"));
            call(token).statusCode(200);
            CDI.current().select(VerifiedTokens.class).get().purgeAll();
            call(token).statusCode(200);
        } finally {
            admin().delete(account);
        }
    }

    @Test
    void token_of_the_next_signing_key_is_accepted_at_once() {
        var old = machineToken();
        call(old).statusCode(200);

        var key = createSigningKey();
        try {
            var next = machineToken();

            assertThat(keyId(next)).isNotEqualTo(keyId(old));
            call(next).statusCode(200);
            call(old).statusCode(200);
        } finally {
            admin().delete(key).then().statusCode(204);
        }
    }

    private static ValidatableResponse call(String token) {
        return given().header("Authorization", "Bearer " + token)
                .get("/tests/caller")
                .then();
    }

    private static String createPractitioner(String name) {
        var account = admin().body(Map.of(
                        "username",
                        name,
                        "enabled",
                        true,
                        "firstName",
                        "Test",
                        "lastName",
                        "Account",
                        "email",
                        name + "@example.org",
                        "attributes",
                        Map.of("agency", "SCH-101", "hub", "HUB-A", "person", name),
                        "credentials",
                        List.of(Map.of("type", "password", "value", PASSWORD))))
                .post(realm() + "/users")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        var roles = List.of("agency-school", "tier-open", "practitioner").stream()
                .map(role -> admin().get(realm() + "/roles/" + role).as(Map.class))
                .toList();
        admin().body(roles).post(account + "/role-mappings/realm").then().statusCode(204);
        return account;
    }

    /** A signing key that comes before the realm's usual one. */
    private static String createSigningKey() {
        return admin().body(Map.of(
                        "name", "next",
                        "providerId", "rsa-generated",
                        "providerType", "org.keycloak.keys.KeyProvider",
                        "config", Map.of("priority", List.of("1000"))))
                .post(realm() + "/components")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
    }

    private static Response signIn(String name) {
        return token(
                "openmash",
                Map.of("grant_type", "password", "client_id", "openmash-demo", "username", name, "password", PASSWORD));
    }

    /** Not the token that {@link LocalKeycloak} keeps for all tests: it would outlive the test's key. */
    private static String machineToken() {
        var form = Map.of("grant_type", "client_credentials", "client_id", "school-101", "client_secret", "demo");
        return token("openmash", form).path("access_token");
    }

    private static RequestSpecification admin() {
        var form = Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", "admin");
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + token("master", form).path("access_token"));
    }

    private static Response token(String realm, Map<String, String> form) {
        return given().formParams(form)
                .post(LocalKeycloak.keycloakUrl() + "/realms/" + realm + "/protocol/openid-connect/token");
    }

    private static String realm() {
        return LocalKeycloak.keycloakUrl() + "/admin/realms/openmash";
    }

    private static String keyId(String token) {
        var header = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        return JsonPath.from(new String(header, StandardCharsets.UTF_8)).getString("kid");
    }

    /** The service with the Keycloak of the tests. */
    public static class RealServer implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(CallerResource.WANTED, "true");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(LocalDatabase.class), new TestResourceEntry(LocalKeycloak.class));
        }
    }
}
