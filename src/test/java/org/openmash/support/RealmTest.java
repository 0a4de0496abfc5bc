package org.openmash.support;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The realm file as Keycloak understands it: who gets which claims, and how sign-in is protected. */
class RealmTest {
    private static final String PEOPLE = """
            council.officer,      LA-901,  HUB-A, agency-council tier-closed officer
            council.manager,      LA-901,  HUB-A, agency-council tier-closed officer manager
            council.practitioner, LA-901,  HUB-A, agency-council tier-open practitioner
            police.practitioner,  POL-90,  HUB-A, agency-police tier-open practitioner
            police.specialist,    POL-90,  HUB-A, agency-police tier-closed practitioner
            school.dsl,           SCH-101, HUB-A, agency-school tier-open practitioner referrer
            nhs.practitioner,     NHS-RX1, HUB-A, agency-nhs tier-open practitioner
            nhs.specialist,       NHS-RX1, HUB-A, agency-nhs tier-closed practitioner
            auditor,              LA-901,  HUB-A, auditor
            analyst,              LA-901,  HUB-A, tier-anonymised analyst
            governance,           LA-901,  HUB-A, tier-anonymised governance
            governance.second,    LA-901,  HUB-A, tier-anonymised governance
            hubb.officer,         LA-902,  HUB-B, agency-council tier-closed officer
            """;
    private static final String MACHINES = """
            school-101,   SCH-101, HUB-A, agency-school tier-open referrer
            police-force, POL-90,  HUB-A, agency-police tier-open referrer
            nhs-trust,    NHS-RX1, HUB-A, agency-nhs tier-open referrer
            council-edt,  LA-901,  HUB-A, agency-council tier-open referrer
            """;

    @ParameterizedTest
    @CsvSource(textBlock = PEOPLE)
    void demo_user_gets_exactly_its_claims(String user, String agency, String hub, String roles) throws IOException {
        var claims = claims(LocalKeycloak.token(user));

        assertThat(claims.get("preferred_username").asText()).isEqualTo(user);
        assertThat(claims.get("azp").asText()).isEqualTo("openmash-demo");
        assertGranted(claims, agency, hub, roles);
    }

    @ParameterizedTest
    @CsvSource(textBlock = MACHINES)
    void machine_client_gets_exactly_its_claims(String client, String agency, String hub, String roles)
            throws IOException {
        var claims = claims(LocalKeycloak.clientToken(client));

        assertThat(claims.get("preferred_username").asText()).isEqualTo("service-account-" + client);
        assertThat(claims.get("azp").asText()).isEqualTo(client);
        assertGranted(claims, agency, hub, roles);
    }

    @Test
    void no_two_accounts_are_the_same_person() throws IOException {
        var people = new ArrayList<String>();
        for (var user : names(PEOPLE)) {
            people.add(claims(LocalKeycloak.token(user)).get("person").asText());
        }
        for (var client : names(MACHINES)) {
            people.add(claims(LocalKeycloak.clientToken(client)).get("person").asText());
        }

        assertThat(people).hasSize(17).doesNotHaveDuplicates().doesNotContain("");
    }

    @Test
    void wrong_secret_is_refused() {
        var answer = KeycloakCalls.token(
                LocalKeycloak.keycloakUrl(),
                "openmash",
                Map.of("grant_type", "client_credentials", "client_id", "school-101", "client_secret", "guess"));

        assertThat(answer.get("error").asText()).isEqualTo("unauthorized_client");
    }

    @Test
    void guessing_locks_the_account_even_for_the_right_password() {
        try (var user = TemporaryUser.create("a long enough password")) {
            for (int attempt = 0; attempt < 5; attempt++) {
                assertThat(user.signIn("guess " + attempt).has("access_token")).isFalse();
            }

            assertThat(user.signIn("a long enough password").has("access_token"))
                    .isFalse();
            assertThat(user.isLocked()).isTrue();
        }
    }

    @Test
    void short_password_or_one_with_the_user_name_is_refused() {
        try (var user = TemporaryUser.create("a long enough password")) {
            assertThat(user.setPassword("short")).isEqualTo(400);
            assertThat(user.setPassword("my name is " + user.name())).isEqualTo(400);
            assertThat(user.setPassword("another long password")).isEqualTo(204);
        }
    }

    @Test
    void attributes_an_administrator_sets_become_claims() throws IOException {
        try (var user = TemporaryUser.create("a long enough password")) {
            user.setAttributes(Map.of(
                    "agency", List.of("SCH-101"),
                    "unit", List.of("sixth form"),
                    "hub", List.of("HUB-A"),
                    "person", List.of("P-9999")));

            var claims = claims(
                    user.signIn("a long enough password").get("access_token").asText());

            assertThat(Stream.of("agency", "unit", "hub", "person")
                            .map(name -> claims.path(name).asText()))
                    .containsExactly("SCH-101", "sixth form", "HUB-A", "P-9999");
        }
    }

    @Test
    void sign_ins_and_failures_are_kept_as_events() {
        try (var user = TemporaryUser.create("a long enough password")) {
            user.signIn("wrong");
            user.signIn("a long enough password");

            assertThat(user.events()).containsExactlyInAnyOrder("LOGIN_ERROR", "LOGIN");
        }
    }

    static JsonNode claims(String token) throws IOException {
        var payload = Base64.getUrlDecoder().decode(token.split("\\.", 3)[1]);
        return new ObjectMapper().readTree(new String(payload, UTF_8));
    }

    private static void assertGranted(JsonNode claims, String agency, String hub, String roles) {
        assertThat(claims.get("iss").asText()).isEqualTo(LocalKeycloak.keycloakUrl() + "/realms/openmash");
        assertThat(claims.get("aud").asText()).isEqualTo("openmash-api");
        assertThat(UUID.fromString(claims.get("sub").asText())).isNotNull();
        assertThat(claims.get("exp").asLong() - claims.get("iat").asLong()).isEqualTo(300);
        assertThat(claims.get("agency").asText()).isEqualTo(agency);
        assertThat(claims.get("hub").asText()).isEqualTo(hub);
        assertThat(claims.get("realm_access").get("roles"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder(roles.split(" ", -1));
        assertThat(claims.has("resource_access")).isFalse();
    }

    private static List<String> names(String table) {
        return table.lines().map(line -> line.substring(0, line.indexOf(','))).toList();
    }
}
