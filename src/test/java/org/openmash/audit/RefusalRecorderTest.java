package org.openmash.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class RefusalRecorderTest {
    private static final String ENTRIES = "/v1/audit/entries";
    private static final String PASSWORD = "a long enough password";

    @Test
    void call_without_the_role_is_recorded_once_as_refused() throws SQLException {
        long before = count();

        as("school.dsl")
                .header("Access-Purpose", "TRIAGE")
                .get(ENTRIES + "/" + UUID.randomUUID())
                .then()
                .statusCode(403);

        assertThat(count()).isEqualTo(before + 1);
        assertThat(newest())
                .contains("\"name\":\"school.dsl\"", "\"operation\":\"GET /v1/audit/entries/{id}\"")
                .contains("\"problem\":\"urn:openmash:problem:forbidden\"", "\"purpose\":\"TRIAGE\"");
        assertThat(newestLeaf()).contains("\"agency\":\"SCH-101\"", "\"outcome\":\"REFUSED\"", "\"action\":\"AUDIT\"");
    }

    @Test
    void look_up_that_finds_nothing_is_recorded_with_the_id_asked_for() throws SQLException {
        var id = UUID.randomUUID();

        as("auditor").get(ENTRIES + "/" + id).then().statusCode(404);

        assertThat(newest()).contains("\"items\":[\"" + id + "\"]", "\"problem\":\"urn:openmash:problem:not-found\"");
        assertThat(newestLeaf()).contains("\"outcome\":\"NOT_FOUND\"");
    }

    @Test
    void invalid_request_is_recorded_as_an_error_without_what_was_sent() throws SQLException {
        as("auditor").get(ENTRIES + "?colour=prothero").then().statusCode(400);

        assertThat(newest()).contains("invalid-request").doesNotContain("prothero", "colour");
        assertThat(newestLeaf()).contains("\"outcome\":\"ERROR\"");
    }

    @Test
    void path_that_does_not_exist_is_recorded_without_its_text() throws SQLException {
        long before = count();

        as("school.dsl").get("/v1/prothero").then().statusCode(404);

        assertThat(count()).isEqualTo(before + 1);
        assertThat(newest()).contains("\"operation\":\"GET (unknown)\"").doesNotContain("prothero");
    }

    @Test
    void purpose_that_is_no_code_is_not_recorded() throws SQLException {
        as("school.dsl")
                .header("Access-Purpose", "Dilys Prothero")
                .get(ENTRIES)
                .then()
                .statusCode(403);

        assertThat(newest()).doesNotContain("Prothero");
    }

    @Test
    void nobody_known_leaves_no_entry() throws SQLException {
        long before = count();

        given().get(ENTRIES).then().statusCode(401);
        given().auth().oauth2("no.token.atall").get(ENTRIES).then().statusCode(not(200));
        given().get("/v1/prothero").then().statusCode(404);

        assertThat(count()).isEqualTo(before);
    }

    @Test
    void answer_that_succeeds_is_recorded_by_its_service_alone() throws SQLException {
        long before = count();

        as("auditor").get(ENTRIES).then().statusCode(200);

        assertThat(count()).isEqualTo(before + 1);
    }

    @Test
    void token_without_claims_is_recorded_by_its_subject_only() throws SQLException {
        var account = "test." + UUID.randomUUID();
        var subject = createAccountWithoutClaims(account);

        given().auth()
                .oauth2(token("openmash", "openmash-demo", account, PASSWORD))
                .get(ENTRIES)
                .then()
                .statusCode(403);

        assertThat(newest()).contains("\"subject\":\"" + subject + "\"").doesNotContain(account);
        assertThat(newestLeaf()).contains("\"agency\":null");
    }

    @Test
    void refusal_that_cannot_be_recorded_becomes_503() throws SQLException {
        whileNothingCanBeWritten(() -> as("school.dsl")
                .get(ENTRIES)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:openmash:problem:log-unavailable"))
                .body("instance", equalTo(ENTRIES)));

        as("school.dsl").get(ENTRIES).then().statusCode(403);
    }

    @Test
    void answer_that_cannot_be_recorded_is_not_released() throws SQLException {
        whileNothingCanBeWritten(() -> {
            var answer = as("auditor").get(ENTRIES);
            answer.then().statusCode(503).body("type", equalTo("urn:openmash:problem:log-unavailable"));
            assertThat(answer.asString()).doesNotContain("recordedAt");
        });

        as("auditor").get(ENTRIES).then().statusCode(200);
    }

    /** Exclusive mode lets everybody read and nobody insert. */
    private static void whileNothingCanBeWritten(Runnable calls) throws SQLException {
        try (var other = LocalDatabase.connect("postgres");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table audit.entry in exclusive mode");
            calls.run();
            other.rollback();
        }
    }

    private static String createAccountWithoutClaims(String name) {
        var account = Map.of(
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
                "credentials",
                List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
        var location = given().auth()
                .oauth2(token("master", "admin-cli", "admin", "admin"))
                .contentType(ContentType.JSON)
                .body(account)
                .post(LocalKeycloak.keycloakUrl() + "/admin/realms/openmash/users")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String token(String realm, String client, String user, String password) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", client)
                .formParam("username", user)
                .formParam("password", password)
                .post(LocalKeycloak.keycloakUrl() + "/realms/" + realm + "/protocol/openid-connect/token")
                .path("access_token");
    }

    private static long count() throws SQLException {
        return Long.parseLong(ask("select count(*) from audit.entry"));
    }

    private static String newest() throws SQLException {
        return ask(
                "select convert_from(content, 'UTF8') from audit.detail order by recorded_at desc, entry_id desc limit 1");
    }

    private static String newestLeaf() throws SQLException {
        return ask("select convert_from(leaf, 'UTF8') from audit.entry order by recorded_at desc, id desc limit 1");
    }

    private static String ask(String query) throws SQLException {
        try (var superuser = LocalDatabase.connect("postgres");
                var statement = superuser.createStatement();
                var result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(LocalKeycloak.token(user));
    }
}
