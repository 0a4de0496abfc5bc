package org.openmash.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class RequestIdFilterTest {
    @Test
    void an_answer_returns_the_callers_id() {
        var answer = officer().header(RequestIdFilter.HEADER, "DSL-2026-118").get("/v1/me");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.header(RequestIdFilter.HEADER)).isEqualTo("DSL-2026-118");
    }

    @Test
    void a_problem_found_on_a_worker_thread_names_the_same_id() {
        var answer = officer()
                .header(RequestIdFilter.HEADER, "look-up-1")
                .header("Access-Purpose", "TRIAGE")
                .get("/v1/cases/" + UUID.randomUUID());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertNames("look-up-1", answer);
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/me, 401", "GET, /v1/nowhere, 404", "DELETE, /v1/me, 405"})
    void refusals_before_anyone_is_known_name_it_too(String method, String path, int status) {
        var answer = given().header(RequestIdFilter.HEADER, "nobody-yet").request(method, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertNames("nobody-yet", answer);
    }

    @Test
    void an_id_that_could_forge_a_log_line_is_replaced() {
        var answer = given().header(RequestIdFilter.HEADER, "x status=200").get("/v1/me");

        assertNames(UUID.fromString(answer.header(RequestIdFilter.HEADER)).toString(), answer);
    }

    @Test
    void requests_one_after_the_other_do_not_inherit_an_id() {
        officer().header(RequestIdFilter.HEADER, "first").get("/v1/me");

        var second = given().get("/v1/me");

        assertThat(second.header(RequestIdFilter.HEADER)).isNotEqualTo("first");
        assertNames(second.header(RequestIdFilter.HEADER), second);
    }

    private static void assertNames(String id, Response answer) {
        assertThat(answer.header(RequestIdFilter.HEADER)).isEqualTo(id);
        assertThat(answer.path("requestId").toString()).isEqualTo(id);
    }

    private static RequestSpecification officer() {
        return given().auth().oauth2(LocalKeycloak.token("council.officer"));
    }
}
