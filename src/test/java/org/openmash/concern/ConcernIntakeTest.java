package org.openmash.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class ConcernIntakeTest {
    private static final String STORED =
            "select count(*) from casework.concern_receipt where agency = ? and idempotency_key = ?";

    @Test
    void concern_is_confirmed_by_a_receipt_with_its_address() {
        var posted = Samples.raise("school-101", Samples.concern());

        posted.then()
                .header("Location", org.hamcrest.Matchers.endsWith("/v1/concerns/" + posted.path("id")))
                .header("Cache-Control", "no-store")
                .header("Audit-Entry", notNullValue())
                .body("feedback", equalTo("RECEIVED"))
                .body("responseDueBy", notNullValue())
                .body("warnings", hasSize(0))
                .body("contributionIds", hasSize(1));
        Samples.as("school-101")
                .get("/v1/concerns/" + posted.path("id"))
                .then()
                .statusCode(200)
                .body("reference", equalTo(posted.path("reference")))
                .body("feedback", equalTo("RECEIVED"));
    }

    @Test
    void concern_without_a_key_or_without_a_token_is_refused() {
        Samples.as("school-101")
                .contentType("application/json")
                .body(Samples.concern().toString())
                .post("/v1/concerns")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("Idempotency-Key"));
        io.restassured.RestAssured.given()
                .contentType("application/json")
                .header("Idempotency-Key", Samples.key())
                .body(Samples.concern().toString())
                .post("/v1/concerns")
                .then()
                .statusCode(401);
    }

    @Test
    void same_key_and_body_gives_the_first_receipt_and_one_concern() {
        var key = Samples.key();
        var concern = Samples.concern().toString();

        var first = Samples.post("school-101", key, concern);
        var second = Samples.post("school-101", key, concern);

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.asString()).isEqualTo(first.asString());
        assertThat(Samples.column(STORED, "SCH-101", key)).containsExactly("1");
    }

    @Test
    void same_key_with_another_body_is_422_and_adds_nothing() {
        var key = Samples.key();
        var concern = Samples.concern();
        Samples.post("school-101", key, concern.toString());
        concern.put("summary", "Something else.");

        Samples.post("school-101", key, concern.toString())
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:openmash:problem:idempotency-key-reused"));
        assertThat(Samples.column(STORED, "SCH-101", key)).containsExactly("1");
    }

    @Test
    void key_of_one_agency_says_nothing_to_another() {
        var key = Samples.key();
        var first = Samples.post("school-101", key, Samples.concern().toString());
        var other = Samples.post("police-force", key, Samples.concern().toString());

        assertThat(other.statusCode()).isEqualTo(201);
        assertThat(other.<String>path("id")).isNotEqualTo(first.path("id"));
    }

    @Test
    void same_key_eight_times_at_once_gives_one_concern_and_equal_receipts() throws Exception {
        var key = Samples.key();
        var concern = Samples.concern().toString();

        var answers = atOnce(8, () -> Samples.post("school-101", key, concern));

        assertThat(answers).extracting(Response::statusCode).containsOnly(201);
        assertThat(answers.stream().map(Response::asString).distinct()).hasSize(1);
        assertThat(Samples.column(STORED, "SCH-101", key)).containsExactly("1");
        assertThat(Samples.casesOf(answers.get(0).path("id"))).hasSize(1);
    }

    @Test
    void body_of_two_mebibytes_is_413() {
        var concern = Samples.concern().put("summary", "x".repeat(2 << 20));

        Samples.post("school-101", Samples.key(), concern.toString())
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:openmash:problem:too-large"));
    }

    @Test
    void receipt_of_another_agency_s_concern_is_404() {
        String id = Samples.raise("school-101", Samples.concern()).path("id");

        for (String other : List.of("nhs-trust", "police-force", "council-edt")) {
            Samples.as(other).get("/v1/concerns/" + id).then().statusCode(404);
        }
    }

    @Test
    void in_immediate_danger_a_malformed_number_is_a_warning_and_a_task() {
        var concern = Samples.concern().put("immediateDanger", true);
        Samples.subject(concern).put("nhsNumber", "9990000019");

        var receipt = Samples.raise("school-101", concern);

        receipt.then()
                .body("warnings.field", equalTo(List.of("people[0].nhsNumber")))
                .body("notice", notNullValue());
        assertThat(receipt.asString()).doesNotContain("9990000019");
        var caseId = Samples.casesOf(receipt.path("id")).get(0);
        List<Map<String, Object>> tasks = Samples.as("council.officer")
                .header("Access-Purpose", "TRIAGE")
                .get("/v1/tasks")
                .path("tasks");
        assertThat(tasks)
                .filteredOn(task -> caseId.equals(task.get("caseId")))
                .extracting("kind", "field")
                .contains(org.assertj.core.groups.Tuple.tuple("COMPLETE_SET_ASIDE_VALUE", "people[0].nhsNumber"));
    }

    @Test
    void without_immediate_danger_a_malformed_number_is_400_and_not_repeated() {
        var concern = Samples.concern();
        Samples.subject(concern).put("nhsNumber", "9990000019");

        var answer = Samples.post("school-101", Samples.key(), concern.toString());

        answer.then().statusCode(400).body("violations.field", equalTo(List.of("people[0].nhsNumber")));
        assertThat(answer.asString()).doesNotContain("9990000019");
    }

    @Test
    void receipt_does_not_tell_whether_the_child_was_known() {
        var concern = Samples.concern();
        var opened = Samples.raise("school-101", concern);
        var caseId = Samples.casesOf(opened.path("id")).get(0);
        Samples.rate(caseId);

        var joined = Samples.raise("nhs-trust", concern);

        assertThat(Samples.casesOf(joined.path("id"))).containsExactly(caseId);
        Map<String, Object> ofOpened = opened.jsonPath().getMap("$");
        Map<String, Object> ofJoined = joined.jsonPath().getMap("$");
        assertThat(ofJoined.keySet()).isEqualTo(ofOpened.keySet());
        for (String same : List.of("feedback", "whatHappensNext", "callTeam", "warnings")) {
            assertThat(ofJoined.get(same)).as(same).isEqualTo(ofOpened.get(same));
        }
        Samples.as("nhs-trust").get("/v1/concerns/" + joined.path("id")).then().body("feedback", equalTo("RECEIVED"));
        Samples.as("school-101")
                .get("/v1/concerns/" + opened.path("id"))
                .then()
                .body("feedback", equalTo("BEING_LOOKED_AT"));
    }

    /** Runs the call on so many threads, none before all are there. */
    static <T> List<T> atOnce(int threads, Callable<T> call) throws Exception {
        var pool = Executors.newFixedThreadPool(threads);
        var barrier = new CyclicBarrier(threads);
        try {
            var calls = new ArrayList<Callable<T>>();
            for (int i = 0; i < threads; i++) {
                calls.add(() -> {
                    barrier.await();
                    return call.call();
                });
            }
            var results = new ArrayList<T>();
            for (var future : pool.invokeAll(calls)) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
