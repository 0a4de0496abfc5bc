package org.openmash.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** Every move names the version it was decided on; of two at once one must decide afresh. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class TriageMovesTest {
    private static final String RATINGS = "select count(*) from casework.rating_closed where case_id = ?::uuid";
    private static final Map<String, String> AMBER = Map.of("rating", "AMBER", "rationale", "Second contact.");

    @Test
    void rating_gives_status_deadline_and_the_next_version() {
        var caseId = Samples.caseOf("school-101", Samples.concern());

        var rated = Samples.move(caseId, "ratings", AMBER);

        rated.then().body("rating", equalTo("AMBER")).body("dueAt", notNullValue());
        Samples.view("council.officer", caseId, "TRIAGE")
                .then()
                .header("ETag", equalTo("\"" + rated.path("etag") + "\""))
                .body("'case'.rating", equalTo("AMBER"))
                .body("'case'.status", equalTo(rated.path("status")))
                .body("'case'.state", equalTo("RATED"));
    }

    @Test
    void move_without_a_version_is_428() {
        var caseId = Samples.caseOf("school-101", Samples.concern());

        Samples.as("council.officer")
                .contentType("application/json")
                .body(AMBER)
                .post("/v1/cases/" + caseId + "/ratings")
                .then()
                .statusCode(428)
                .body("violations[0].field", equalTo("If-Match"));
        assertThat(Samples.column(RATINGS, caseId)).containsExactly("0");
    }

    @Test
    void move_on_a_version_that_has_passed_is_412_and_changes_nothing() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        var stale = Samples.version("council.officer", caseId);
        Samples.move(caseId, "assignments", Map.of("team", "MASH-DAY", "reason", "Screening"));

        Samples.move("council.manager", caseId, stale, "ratings", AMBER)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:openmash:problem:stale"));
        assertThat(Samples.column(RATINGS, caseId)).containsExactly("0");
    }

    /** A mistyped code would let nobody in or keep nobody out, and nobody would notice. */
    @ParameterizedTest
    @CsvSource({
        "participations, POL-09",
        "participations, pol-90",
        "participations, ''",
        "exclusions, POL-09",
        "exclusions, the force"
    })
    void agency_the_hub_does_not_know_is_refused_by_name(String move, String agency) {
        var caseId = Samples.caseOf("school-101", Samples.concern());

        var body = new HashMap<String, Object>(Map.of("agency", agency, "reason", "x"));
        if (move.equals("participations")) {
            body.put("purposes", List.of());
        }
        Samples.move("council.officer", caseId, Samples.version("council.officer", caseId), move, body)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("agency"));
        assertThat(Samples.move(caseId, "exclusions", Map.of("agency", "SCH-102", "reason", "x"))
                        .statusCode())
                .isEqualTo(201);
    }

    /** The register is a setting somebody may have forgotten; keeping out must not wait for it. */
    @Test
    void agency_off_the_register_is_kept_out_when_the_officer_says_so() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        var exclusion = new HashMap<String, Object>(Map.of("agency", "SCH-777", "reason", "The accused is head there"));
        Samples.move("council.officer", caseId, Samples.version("council.officer", caseId), "exclusions", exclusion)
                .then()
                .statusCode(400)
                .body("violations[0].message", containsString("offRegister"));

        exclusion.put("offRegister", true);
        for (String noCode : List.of("the force", "")) {
            exclusion.put("agency", noCode);
            Samples.move("council.officer", caseId, Samples.version("council.officer", caseId), "exclusions", exclusion)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("agency"));
        }
        exclusion.put("agency", "SCH-777");
        Samples.move(caseId, "exclusions", exclusion);

        assertThat(Samples.column("select agency from casework.exclusion where case_id = ?::uuid", caseId))
                .containsExactly("SCH-777");
    }

    @Test
    void version_of_another_case_is_412() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        var other = Samples.version("council.officer", Samples.caseOf("school-101", Samples.concern()));

        assertThat(Samples.move("council.officer", caseId, other, "ratings", AMBER)
                        .statusCode())
                .isEqualTo(412);
    }

    @Test
    void of_two_ratings_at_once_one_is_412() throws Exception {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        var version = Samples.version("council.officer", caseId);
        Samples.version("council.manager", caseId);
        var barrier = new CyclicBarrier(2);
        var pool = Executors.newFixedThreadPool(2);
        Callable<Response> officer = () -> rateAt(barrier, "council.officer", caseId, version);
        Callable<Response> manager = () -> rateAt(barrier, "council.manager", caseId, version);

        try {
            var first = pool.submit(officer);
            var second = pool.submit(manager);

            assertThat(new int[] {first.get().statusCode(), second.get().statusCode()})
                    .containsExactlyInAnyOrder(201, 412);
        } finally {
            pool.shutdownNow();
        }
        assertThat(Samples.column(RATINGS, caseId)).containsExactly("1");
    }

    @Test
    void red_without_a_rationale_needs_the_reason_it_was_passed_and_owes_it_as_a_task() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        var version = Samples.version("council.officer", caseId);

        Samples.move("council.officer", caseId, version, "ratings", Map.of("rating", "RED"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("rationale"));
        Samples.move("council.officer", caseId, version, "ratings", Map.of("rating", "RED", "passedBecause", "NO_TIME"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("passedBecause"));
        assertThat(Samples.tasksOf(caseId)).doesNotContain("MAKE_GOOD_PASSED_GUARD");

        Samples.move(caseId, "ratings", Map.of("rating", "RED", "passedBecause", "IMMEDIATE_RISK"));

        assertThat(Samples.tasksOf(caseId)).contains("MAKE_GOOD_PASSED_GUARD");
    }

    @Test
    void amber_cannot_pass_its_rationale() {
        var caseId = Samples.caseOf("school-101", Samples.concern());

        assertThat(Samples.move(
                                "council.officer",
                                caseId,
                                Samples.version("council.officer", caseId),
                                "ratings",
                                Map.of("rating", "AMBER", "passedBecause", "IMMEDIATE_RISK"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void practitioner_moves_nothing() {
        var caseId = Samples.caseOf("police-force", Samples.concern());
        Samples.rate(caseId);
        var version = Samples.view("police.practitioner", caseId, "TRIAGE").header("ETag");

        assertThat(Samples.move("police.practitioner", caseId, version, "ratings", AMBER)
                        .statusCode())
                .isEqualTo(403);
    }

    private static Response rateAt(CyclicBarrier barrier, String officer, String caseId, String version)
            throws Exception {
        barrier.await();
        return Samples.move(officer, caseId, version, "ratings", AMBER);
    }
}
