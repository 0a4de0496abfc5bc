package org.openmash.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** While nothing can be sequenced: what waits, and what never does. */
@QuarkusTest
@TestProfile(LogBehindTest.Impatient.class)
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class LogBehindTest {
    private static final String OFFICER = "council.officer";

    @TestHTTPResource(management = true)
    String management = "";

    private String amber = "";
    private String red = "";
    private String unrated = "";
    private Connection blocker;

    /** A minute is too long for a test. */
    public static class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "openmash.audit.sequencer.refuse-after", "1S",
                    "openmash.audit.sequencer.alarm-after", "0.5S",
                    "openmash.audit.sequencer.strict", "true",
                    "openmash.audit.sequencer.strict-timeout", "4S");
        }
    }

    @BeforeEach
    void stopTheSequencer() throws SQLException {
        amber = Samples.caseOf("school-101", Samples.concern());
        Samples.move(amber, "ratings", Map.of("rating", "AMBER", "rationale", "Second contact."));
        red = Samples.caseOf("school-101", Samples.concern());
        Samples.move(red, "ratings", Map.of("rating", "RED", "rationale", "Injury seen today."));
        unrated = Samples.caseOf("school-101", Samples.concern());
        blocker = LocalDatabase.connect("postgres");
        blocker.setAutoCommit(false);
        blocker.createStatement().execute("select from audit.tree for update");
        Samples.as(OFFICER).get("/v1/me");
        until(() -> view(amber).statusCode() == 503);
    }

    @AfterEach
    void letItGo() throws SQLException {
        blocker.close();
    }

    @Test
    void ordinary_reads_wait_and_say_why_and_nothing_of_the_case_leaves() {
        view(amber)
                .then()
                .statusCode(503)
                .body("type", equalTo("urn:openmash:problem:log-behind"))
                .body("subject", equalTo(null));
        list("limit=10").then().statusCode(503);
    }

    @Test
    void red_and_unrated_cases_are_read_and_their_entries_say_that_they_are_not_sequenced() {
        for (var id : new String[] {red, unrated}) {
            var answer = view(id).then().statusCode(200).extract();
            Samples.as("auditor")
                    .get("/v1/audit/entries/" + answer.header("Audit-Entry"))
                    .then()
                    .statusCode(200)
                    .body("sequencing", equalTo("UNSEQUENCED"));
        }
        list("rating=RED").then().statusCode(200);
    }

    @Test
    void concerns_and_ratings_are_taken_and_the_service_stays_ready() {
        assertThat(Samples.caseOf("school-101", Samples.concern())).isNotEmpty();
        Samples.move(unrated, "ratings", Map.of("rating", "RED", "rationale", "Injury seen today."));

        given().get(management + "health/ready")
                .then()
                .statusCode(200)
                .body("checks.find { it.name == 'access log tree' }.data.degraded", equalTo(true));
    }

    @Test
    void strict_answer_leaves_only_when_a_signed_checkpoint_covers_its_entry() throws SQLException {
        blocker.close();
        until(() -> view(amber).statusCode() == 200);

        var entry = view(amber).then().statusCode(200).extract().header("Audit-Entry");
        assertThat(Samples.column(
                        "select count(*) from audit.leaf where entry_id = ?::uuid"
                                + " and idx < (select max(size) from audit.checkpoint)",
                        entry))
                .containsExactly("1");
    }

    @Test
    void reads_go_on_by_themselves_when_the_sequencer_does() throws SQLException {
        blocker.close();

        until(() -> view(amber).statusCode() == 200);
        assertThat(given().get(management + "health/ready").asString()).contains("access log tree");
    }

    private static Response view(String id) {
        return Samples.as(OFFICER).header("Access-Purpose", "TRIAGE").get("/v1/cases/" + id);
    }

    private static Response list(String query) {
        return Samples.as(OFFICER).header("Access-Purpose", "TRIAGE").get("/v1/cases?" + query);
    }

    private static void until(BooleanSupplier condition) {
        var end = Instant.now().plus(Duration.ofSeconds(30));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("patience").isBefore(end);
        }
    }
}
