package org.openmash.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/** What the operator's tools see: health and metrics, on a port of their own. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class OperationsTest {
    @TestHTTPResource(management = true)
    String management = "";

    @Test
    void the_service_is_alive_without_asking_anything_else() {
        var answer = given().get(management + "health/live");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("checks")).isEmpty();
    }

    @Test
    void the_service_is_ready_with_database_schema_and_log() {
        var answer = given().get(management + "health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.jsonPath().getList("checks.name", String.class))
                .containsExactlyInAnyOrder(
                        "database", "schema", "access log", "access log tree", "working-day calendar");
    }

    @Test
    void health_tells_no_address_and_no_login() {
        var answer = given().get(management + "health").asString();
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);

        assertThat(answer)
                .contains("database")
                .doesNotContain("jdbc", "openmash", "localhost", "127.0.0.1", url.replaceAll(".*:(\\d+)/.*", "$1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics"})
    void callers_of_the_service_reach_neither(String path) {
        assertThat(given().get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void metrics_name_templates_never_what_a_caller_wrote() {
        var id = UUID.randomUUID().toString();
        var officer = LocalKeycloak.token("council.officer");
        given().auth().oauth2(officer).header("Access-Purpose", "TRIAGE").get("/v1/cases/" + id + "?q=Jordan");
        given().get("/v1/cases/" + id);
        given().delete("/v1/cases/" + id);
        given().get("/v1/children/Jordan");

        var metrics = given().get(management + "metrics").asString();

        assertThat(metrics).contains("uri=\"/v1/cases/{id}\"").doesNotContain(id, "Jordan");
    }
}
