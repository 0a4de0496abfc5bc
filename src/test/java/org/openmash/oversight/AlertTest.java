package org.openmash.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.openmash.support.Samples.as;
import static org.openmash.support.Samples.column;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** An alert tells why, without a name; it is reviewed by somebody else; a declaration tells nobody anything. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class AlertTest {
    private static final String ALERTS = "/v1/audit/alerts";

    @Test
    void reader_with_the_surname_of_a_person_on_the_case_is_flagged_in_words_without_the_name() {
        var caseId = caseNamed("Officer"); // the family name of council.officer
        Samples.view("council.officer", caseId, "TRIAGE");

        run().then().statusCode(200);

        var alert = alertAbout("SAME_SURNAME", caseId);
        assertThat(String.valueOf(alert.get("explanation")))
                .contains("share a surname")
                .doesNotContain("Officer");
        assertThat(alert).doesNotContainKey("name");
    }

    @Test
    void period_computed_twice_raises_nothing_twice() {
        var caseId = caseNamed("Officer");
        Samples.view("council.officer", caseId, "TRIAGE");
        var window = window();

        run(window);

        assertThat(run(window).<Integer>path("raised")).isZero();
    }

    @Test
    void declared_relative_is_flagged_when_its_case_is_opened_and_not_before() {
        var kin = "Kin" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        var caseId = caseNamed(kin);
        Samples.view("council.manager", caseId, "TRIAGE");
        run();
        assertThat(alertsAbout("DECLARED_RELATIVE", caseId)).isEmpty();

        declare("council.manager", kin).then().statusCode(200);
        run();

        assertThat(String.valueOf(alertAbout("DECLARED_RELATIVE", caseId).get("explanation")))
                .doesNotContain(kin);
    }

    @Test
    void declaration_answers_alike_whether_somebody_is_known_and_stands_nowhere_in_the_log() {
        var kin = "Kin" + UUID.randomUUID().toString().replaceAll("[^a-f]", "");
        caseNamed(kin);

        var known = declare("council.practitioner", kin);
        var unknown = declare("council.practitioner", kin + "x");

        assertThat(known.<Map<String, ?>>path("$").keySet())
                .isEqualTo(unknown.<Map<String, ?>>path("$").keySet());
        assertThat(column(
                                "select convert_from(content, 'UTF8') from audit.detail where entry_id = ?::uuid",
                                known.header("Audit-Entry"))
                        .get(0))
                .doesNotContain(kin);
        declare("council.practitioner", "").then().statusCode(400).body("violations[0].field", equalTo("familyName"));
    }

    @Test
    void review_is_added_and_shown_and_needs_an_outcome_and_a_reason() {
        var alert = raised("P-0001");

        review(alert, Map.of("reason", "r")).then().statusCode(400).body("violations[0].field", equalTo("outcome"));
        review(alert, Map.of("outcome", "MISUSE"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("reason"));
        review(alert, Map.of("outcome", "CANNOT_TELL", "reason", "No rota"))
                .then()
                .statusCode(200);
        review(alert, Map.of("outcome", "LEGITIMATE", "reason", "Rota found"))
                .then()
                .statusCode(200);

        as("auditor")
                .get(ALERTS)
                .then()
                .body("alerts.find { it.id == '" + alert + "' }.reviewed", equalTo("LEGITIMATE"));
        as("auditor").get(ALERTS + "?open=true").then().body("alerts.id", not(hasItem(alert)));
        assertThat(column("select outcome from oversight.alert_review where alert_id = ?::uuid", alert))
                .hasSize(2);
    }

    @Test
    void nobody_sees_or_reviews_an_alert_about_itself_or_somebody_it_manages() {
        var own = raised("P-0009"); // the auditor's
        var below = raised("P-0610");
        as("governance")
                .contentType("application/json")
                .body(Map.of("person", "P-0610", "manager", "P-0009", "reason", "Team"))
                .post("/v1/audit/line-managers")
                .then()
                .statusCode(200);

        as("auditor").get(ALERTS).then().body("alerts.id", not(hasItem(own))).body("alerts.id", not(hasItem(below)));
        var body = Map.of("outcome", "LEGITIMATE", "reason", "r");
        review(own, body).then().statusCode(404);
        review(below, body).then().statusCode(404);
        review(UUID.randomUUID().toString(), body).then().statusCode(404);
    }

    @Test
    void alert_about_nobody_known_is_shown_but_to_the_account_itself_and_to_nobody_who_manages_anybody() {
        as("auditor").get("/v1/me");
        String token = column(
                        "select actor_token from audit.detail where convert_from(content, 'UTF8')::json ->> 'name' = 'auditor'"
                                + " order by recorded_at desc limit 1")
                .get(0);
        var own = raisedFor(token, null);
        var unknown = raisedFor(UUID.randomUUID().toString(), null);
        manages("P-0610", null);
        manages("P-0611", null);
        as("auditor").get(ALERTS).then().body("alerts.id", hasItem(unknown)).body("alerts.id", not(hasItem(own)));
        review(own, Map.of("outcome", "LEGITIMATE", "reason", "r")).then().statusCode(404);

        manages("P-0611", "P-0009");
        as("auditor").get(ALERTS).then().body("alerts.id", not(hasItem(unknown)));
        manages("P-0611", null);
    }

    private static void manages(String person, @Nullable String manager) {
        Map<String, String> body = new HashMap<>(Map.of("person", person, "reason", "Team"));
        if (manager != null) {
            body.put("manager", manager);
        }
        as("governance")
                .contentType("application/json")
                .body(body)
                .post("/v1/audit/line-managers")
                .then()
                .statusCode(200);
    }

    @Test
    void list_takes_a_kind_and_no_nonsense() {
        raised("P-0001");
        as("auditor").get(ALERTS + "?kind=UNUSUAL_HOUR").then().body("alerts.kind", everyItem(equalTo("UNUSUAL_HOUR")));
        as("auditor").get(ALERTS + "?kind=ODD").then().statusCode(400).body("violations[0].field", equalTo("kind"));
        as("auditor").get(ALERTS + "?before=now").then().statusCode(400).body("violations[0].field", equalTo("before"));
        run(Map.of("from", "2026-01-01T00:00:00Z", "to", "2026-03-01T00:00:00Z"))
                .then()
                .statusCode(400);
    }

    private static String caseNamed(String surname) {
        ObjectNode concern = Samples.concern();
        Samples.subject(concern).put("familyName", surname);
        return Samples.caseOf("school-101", concern);
    }

    private static Map<String, String> window() {
        return Map.of(
                "from",
                Instant.now().minusSeconds(600).toString(),
                "to",
                Instant.now().plusSeconds(1).toString());
    }

    private static Response run() {
        return run(window());
    }

    private static Response run(Map<String, String> window) {
        return as("auditor").contentType("application/json").body(window).post(ALERTS + "/runs");
    }

    private static java.util.List<Map<String, Object>> alertsAbout(String kind, String caseId) {
        return as("auditor")
                .get(ALERTS + "?kind=" + kind)
                .then()
                .statusCode(200)
                .extract()
                .path("alerts.findAll { it.caseId == '" + caseId + "' }");
    }

    private static Map<String, Object> alertAbout(String kind, String caseId) {
        var alerts = alertsAbout(kind, caseId);
        assertThat(alerts).hasSizeGreaterThanOrEqualTo(1);
        return alerts.get(0);
    }

    private static Response declare(String user, String familyName) {
        return as(user).contentType("application/json")
                .body(Map.of(
                        "relation",
                        "niece",
                        "familyName",
                        familyName,
                        "givenNames",
                        "Alma",
                        "dateOfBirth",
                        "2015-03-02"))
                .post("/v1/me/relatives");
    }

    private static Response review(String alert, Map<String, String> body) {
        return as("auditor").contentType("application/json").body(body).post(ALERTS + "/" + alert + "/reviews");
    }

    private static String raised(String person) {
        return raisedFor(UUID.randomUUID().toString(), person);
    }

    private static String raisedFor(String token, @Nullable String person) {
        return column(
                        "insert into oversight.alert (id, hub, recorded_at, kind, window_from, window_to, actor_token, person, observed,"
                                + " first_at, last_at, explanation) values (gen_random_uuid(), 'HUB-A', now(), 'UNUSUAL_HOUR', now(),"
                                + " now(), ?, nullif(?, ''), 1, now(), now(), 'Opened at night.') returning id::text",
                        token,
                        person == null ? "" : person)
                .get(0);
    }
}
