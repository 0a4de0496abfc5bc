package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openmash.support.Samples.as;
import static org.openmash.support.Samples.column;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** What an auditor sees: its hub, tokens in place of names, and a name only with a reason and never its own. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class AuditorSightTest {
    private static final String ENTRIES = "/v1/audit/entries";

    private String caseId = "";

    @BeforeEach
    void openCase() {
        caseId = Samples.caseOf("school-101", Samples.concern());
    }

    @Test
    void trail_of_a_case_shows_staff_and_people_as_tokens_and_finds_them_by_these() {
        Samples.invite(caseId, "POL-90", "AGENCY_CHECK");
        Samples.view("police.practitioner", caseId, "AGENCY_CHECK");
        var trail = trail().then().statusCode(200).extract();
        var person = column("select person_id::text from casework.case_open where id = ?::uuid", caseId)
                .get(0);

        assertThat(trail.asString()).doesNotContain("police.practitioner", "P-0004", "Wrenmarsh");
        assertThat(trail.<List<String>>path("entries[0].people")).containsExactly(person);
        var token = trail.<String>path("entries[0].actor.token");
        as("auditor")
                .get(ENTRIES + "?person=" + person + "&actor=" + token)
                .then()
                .body("entries.actor.token", everyItem(equalTo(token)))
                .body("entries.id", hasItem(trail.<String>path("entries[0].id")));
    }

    @Test
    void field_shown_and_field_withheld_are_found_in_the_trail() {
        Samples.view("council.officer", caseId, "TRIAGE");

        assertThat(trail("&field=subject.name").<List<?>>path("entries")).hasSize(1);
        assertThat(trail("&field=health.sexualHealth").<List<?>>path("entries")).isEmpty();
        assertThat(trail("&withheld=health.sexualHealth").<List<?>>path("entries"))
                .hasSize(1);
        assertThat(trail("&purpose=MARAC").<List<?>>path("entries")).isEmpty();
    }

    @Test
    void auditor_sees_entries_of_its_own_hub_and_strangers_who_tried_its_cases() {
        var elsewhere = as("hubb.officer").get("/v1/me").header("Audit-Entry");
        as("hubb.officer")
                .header("Access-Purpose", "TRIAGE")
                .get("/v1/cases/" + caseId)
                .then()
                .statusCode(404);

        as("auditor").get(ENTRIES + "/" + elsewhere).then().statusCode(404);
        as("auditor").get(ENTRIES + "?agency=LA-902").then().statusCode(200).body("entries", equalTo(List.of()));
        var stranger =
                trail().then().body("entries.actor.agency", hasItem("LA-902")).extract();
        as("auditor").get(ENTRIES + "/" + stranger.path("entries[0].id")).then().statusCode(200);
    }

    @Test
    void name_is_given_for_a_reason_and_the_giving_is_an_entry_with_that_reason() {
        Samples.view("council.officer", caseId, "TRIAGE");
        String token = trail().path("entries[0].actor.token");

        var given = unseal("auditor", Map.of("actor", token, "reason", "Complaint 12"));

        given.then().statusCode(200).body("name", equalTo("council.officer")).body("token", equalTo(token));
        trail().then().body("entries[0].actor.name", equalTo("council.officer"));
        as("auditor")
                .get(ENTRIES + "/" + given.header("Audit-Entry"))
                .then()
                .body("action", equalTo("AUDIT"))
                .body("reason", equalTo("Complaint 12"))
                .body("items", equalTo(List.of(given.<String>path("id"))));
    }

    @Test
    void name_unsealed_to_another_auditor_or_in_the_past_stays_sealed() {
        Samples.view("council.manager", caseId, "TRIAGE");
        String token = trail().path("entries[0].actor.token");

        unsealed(token, "P-0777", "1 day");
        unsealed(token, "P-0009", "-1 second");
        trail().then().body("entries[0].actor.name", nullValue());

        unsealed(token, "P-0009", "1 day");
        trail().then().body("entries[0].actor.name", equalTo("council.manager"));
    }

    @Test
    void name_that_was_unsealed_is_sealed_again_when_the_auditor_becomes_the_line_manager() {
        Samples.view("council.officer", caseId, "TRIAGE");
        String token = trail().path("entries[0].actor.token");
        String person = Samples.column(
                        "select convert_from(content, 'UTF8')::json ->> 'person' from audit.detail where actor_token = ?"
                                + " order by recorded_at desc limit 1",
                        token)
                .get(0);
        unsealed(token, "P-0009", "1 day");
        trail().then().body("entries[0].actor.name", equalTo("council.officer"));

        manages("P-0009", person);
        trail().then().body("entries[0].actor.name", nullValue()).body("entries[0].actor.subject", nullValue());
        manages(null, person);
        trail().then().body("entries[0].actor.name", equalTo("council.officer"));
    }

    private static void unsealed(String token, String person, String life) {
        column(
                "insert into audit.unsealing (id, hub, recorded_at, until_at, actor_token, by_subject, by_person, reason)"
                        + " values (gen_random_uuid(), 'HUB-A', now(), now() + ?::interval, ?, 's', ?, 'r') returning 1::text",
                life,
                token,
                person);
    }

    @Test
    void name_is_not_given_without_a_reason_nor_for_a_token_that_is_none() {
        unseal("auditor", Map.of("subject", subjectOf("council.officer")))
                .then()
                .statusCode(400);
        unseal("auditor", Map.of("actor", "council.officer", "reason", "r"))
                .then()
                .statusCode(400);
        unseal("auditor", Map.of("reason", "r")).then().statusCode(400);
        unseal("auditor", Map.of("actor", "A0000000000000000000000", "reason", "r"))
                .then()
                .statusCode(404);
    }

    @Test
    void auditor_learns_neither_its_own_name_nor_that_of_anyone_below_it_and_is_not_told_why() {
        as("auditor").get("/v1/me");
        as("nhs.specialist").get("/v1/me");
        var unknown =
                problem(unseal("auditor", Map.of("subject", UUID.randomUUID().toString(), "reason", "r")));

        assertThat(problem(unseal("auditor", Map.of("subject", subjectOf("auditor"), "reason", "r"))))
                .isEqualTo(unknown);

        var asked = Map.of("subject", subjectOf("nhs.specialist"), "reason", "r");
        unseal("auditor", asked).then().statusCode(200);
        manages("P-0500", "P-0008");
        manages("P-0009", "P-0500"); // the auditor manages the manager
        assertThat(problem(unseal("auditor", asked))).isEqualTo(unknown);
        manages(null, "P-0500");
        unseal("auditor", asked).then().statusCode(200);
    }

    @Test
    void only_governance_declares_who_manages_whom_and_nobody_manages_itself() {
        var body = Map.of("person", "P-0001", "manager", "P-0001", "reason", "r");
        as("governance")
                .contentType("application/json")
                .body(body)
                .post("/v1/audit/line-managers")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("manager"));
        as("auditor")
                .contentType("application/json")
                .body(body)
                .post("/v1/audit/line-managers")
                .then()
                .statusCode(403);
    }

    @Test
    void officer_of_the_hub_resolves_a_person_and_a_stranger_finds_nothing() {
        var person = column("select person_id::text from casework.case_open where id = ?::uuid", caseId)
                .get(0);

        resolve("council.officer", person).then().statusCode(200).body("cases", equalTo(List.of(caseId)));
        resolve("hubb.officer", person).then().statusCode(404);
        resolve("auditor", person).then().statusCode(403);
    }

    @Test
    void person_sealed_by_adoption_is_not_found_by_its_token() {
        var person = column("select person_id::text from casework.case_open where id = ?::uuid", caseId)
                .get(0);
        Samples.view("council.officer", caseId, "TRIAGE");
        column(
                "insert into casework.person_seal (person_id, hub, reason) values (?::uuid, 'HUB-A', 'RC1') returning 1::text",
                person);

        as("auditor").get(ENTRIES + "?person=" + person).then().body("entries", equalTo(List.of()));
        trail().then().body("entries.people.flatten()", not(hasItem(person)));
        resolve("council.officer", person).then().statusCode(404);
    }

    private static void manages(@org.jspecify.annotations.Nullable String manager, String person) {
        var body = new HashMap<String, String>(Map.of("person", person, "reason", "Structure of the team"));
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

    private Response trail() {
        return trail("");
    }

    private Response trail(String more) {
        return as("auditor").get(ENTRIES + "?action=CONSULTATION&case=" + caseId + more);
    }

    private static Response unseal(String auditor, Map<String, String> body) {
        return as(auditor).contentType("application/json").body(body).post("/v1/audit/unsealings");
    }

    private static Response resolve(String user, String person) {
        return as(user).header("Access-Purpose", "AUDIT")
                .contentType("application/json")
                .body(Map.of("person", person, "reason", "Complaint 12"))
                .post("/v1/audit/resolutions");
    }

    private static Map<String, Object> problem(Response answer) {
        answer.then().statusCode(404);
        Map<String, Object> problem = new HashMap<>(answer.<Map<String, Object>>path("$"));
        problem.remove("requestId");
        return problem;
    }

    private static String subjectOf(String user) {
        return as(user).get("/v1/me").path("subject");
    }
}
