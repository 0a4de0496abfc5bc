package org.openmash.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.openmash.support.Samples.as;
import static org.openmash.support.Samples.column;
import static org.openmash.support.Samples.invite;
import static org.openmash.support.Samples.move;
import static org.openmash.support.Samples.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Releases;
import org.openmash.support.Samples;

/** The replay of an access says what the access itself was shown, whatever changed since. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class ReplayTest {
    private static final String REPLAY = "/v1/audit/replay";

    private String caseId = "";

    @BeforeEach
    void openCase() {
        caseId = Samples.caseOf("school-101", Samples.concern());
    }

    @Test
    void replay_of_a_read_shows_the_fields_that_the_read_showed() {
        invite(caseId, "NHS-RX1", "S47_ENQUIRY");

        for (var reader : Map.of("council.officer", "TRIAGE", "nhs.specialist", "S47_ENQUIRY")
                .entrySet()) {
            view(reader.getKey(), caseId, reader.getValue());
            var entry = as("auditor").get("/v1/audit/entries?limit=1&case=" + caseId);
            var replay = replay(entry.path("entries[0].actor.token"), entry.path("entries[0].recordedAt"));

            replay.then().statusCode(200).body("known", equalTo(true)).body("values", nullValue());
            assertThat(replay.<Object>path("policyVersion")).isEqualTo(entry.path("entries[0].policyVersion"));
            assertThat(replay.<List<String>>path("fields.find { it.purpose == '" + reader.getValue() + "' }.shown"))
                    .isEqualTo(entry.path("entries[0].shown"));
        }
    }

    @Test
    void what_was_given_or_taken_later_changes_nothing_of_the_past() {
        var nhs = token("nhs.practitioner");
        var before = now();
        var participation = invite(caseId, "NHS-RX1", "S47_ENQUIRY");
        var during = now();
        move(caseId, "participations/" + participation + "/end", Map.of("reason", "Not needed any more"));
        var after = now();

        assertThat(because(nhs, before)).isEqualTo("false TAKES_NO_PART");
        assertThat(because(nhs, during)).isEqualTo("true TAKES_PART");
        assertThat(because(nhs, after)).isEqualTo("false TAKES_NO_PART");
        assertThat(replay(nhs, before).<List<?>>path("fields")).isEmpty();
        assertThat(replay(nhs, during).<List<String>>path("fields.purpose")).containsExactly(null, "S47_ENQUIRY");
    }

    @Test
    void exclusion_and_restriction_hold_from_their_moment_on() {
        var officer = token("council.officer");
        var manager = token("council.manager");
        var before = now();
        move(
                caseId,
                "restrictions",
                Map.of("restricted", true, "people", List.of("P-0001", "P-0011"), "reason", "Staff"));
        var restricted = now();
        move(caseId, "exclusions", Map.of("person", "P-0001", "reason", "Related"));
        var excluded = now();

        assertThat(because(officer, before)).isEqualTo("true OFFICER_OF_THE_HUB");
        assertThat(because(officer, restricted)).isEqualTo("true NAMED_ON_A_RESTRICTED_CASE");
        assertThat(because(officer, excluded)).isEqualTo("false EXCLUDED");
        assertThat(because(manager, before)).isEqualTo("true OFFICER_OF_THE_HUB");
        assertThat(because(manager, restricted)).isEqualTo("false RESTRICTED");
    }

    @Test
    void roles_that_read_nothing_and_other_hubs_saw_nothing() {
        assertThat(because(token("analyst"), now())).isEqualTo("false NO_ROLE_THAT_READS");
        as("hubb.officer").header("Access-Purpose", "TRIAGE").get("/v1/cases/" + caseId);
        String stranger =
                as("auditor").get("/v1/audit/entries?limit=1&case=" + caseId).path("entries[0].actor.token");
        assertThat(because(stranger, now())).isEqualTo("false OTHER_HUB");
        assertThat(because(token("council.officer"), Instant.now().minusSeconds(3600)))
                .isEqualTo("false NO_CASE_YET");
    }

    @Test
    void officer_gets_values_of_the_fields_of_then_and_no_others() {
        invite(caseId, "SCH-101", "AGENCY_CHECK");
        var school = token("school.dsl");

        var replay = replay("council.officer", school, now());

        replay.then()
                .statusCode(200)
                .body(
                        "values.subject.name",
                        equalTo(view("council.officer", caseId, "TRIAGE").path("subject.name")))
                .body("values.case", not(hasKey("closureReason")));
        assertThat(view("council.officer", caseId, "TRIAGE").<Map<String, ?>>path("case"))
                .containsKey("closureReason");
    }

    @Test
    void values_are_those_of_then_and_what_is_not_kept_is_named_and_not_given() {
        invite(caseId, "NHS-RX1", "AGENCY_CHECK");
        invite(caseId, "POL-90", "AGENCY_CHECK");
        var item = Releases.item("police.practitioner", caseId, "Seen in May.", "1AP");
        var nhs = token("nhs.specialist");
        var then = now();
        Samples.rate(caseId);
        as("police.practitioner")
                .contentType("application/json")
                .body(Map.of("field", "police.detail", "eventType", "OTHER", "detail", "Seen in June.", "grade", "1AP"))
                .post("/v1/cases/" + caseId + "/contributions/" + item + "/corrections")
                .then()
                .statusCode(201);

        var replay = replay("council.officer", nhs, then);

        assertThat(replay.asString()).contains("Seen in May.").doesNotContain("Seen in June.");
        replay.then().body("values.case", not(hasKey("rating"))).body("changedSince", hasItem("case.rating"));
        assertThat(replay.<List<String>>path("changedSince")).doesNotContain("case.reference", "police.detail");
        var now = replay("council.officer", nhs, now());
        assertThat(now.asString()).contains("Seen in June.").doesNotContain("Seen in May.");
        now.then().body("values.case.rating", equalTo("AMBER")).body("changedSince", equalTo(List.of()));
    }

    @Test
    void place_that_was_protected_since_is_not_given_through_the_household_either() {
        var concern = Samples.concern();
        ((ObjectNode) concern.at("/people/1"))
                .putObject("address")
                .put("postcode", "M1 1AE")
                .putArray("lines")
                .add("9 Elsewhere Row");
        caseId = Samples.caseOf("school-101", concern);
        invite(caseId, "NHS-RX1", "AGENCY_CHECK");
        var nhs = token("nhs.specialist");
        var then = now();
        assertThat(replay("council.officer", nhs, then).asString()).contains("9 Elsewhere Row", "Nowhere Lane");
        Samples.subject(concern).putArray("safetyInstructions").add("DO_NOT_DISCLOSE_LOCATION");
        assertThat(Samples.caseOf("nhs-trust", concern)).isEqualTo(caseId);

        var replay = replay("council.officer", nhs, then);

        assertThat(replay.asString()).doesNotContain("9 Elsewhere Row", "Nowhere Lane");
        replay.then()
                .body("changedSince", hasItem("household.identifiers"))
                .body("changedSince", hasItem("subject.address"))
                .body("values.household", not(hasKey("identifiers")));
    }

    @Test
    void emergency_grant_and_release_count_while_they_lived() {
        invite(caseId, "POL-90", "AGENCY_CHECK");
        var item = Releases.item("police.practitioner", caseId, "Seen in May.", "1AP");
        invite(caseId, "NHS-RX1", "AGENCY_CHECK");
        var nhs = token("nhs.practitioner");
        var school = token("school.dsl");
        var before = now();
        Releases.post(
                        "nhs.practitioner",
                        "/v1/cases/" + caseId + "/emergency-access",
                        Map.of("reasonCode", "IMMEDIATE_DANGER", "reason", "At the door"))
                .then()
                .statusCode(201);
        var release = Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));
        var during = now();
        Releases.act("police.specialist", caseId, release, "revocations", Map.of("reason", "Over"));

        assertThat(replay(nhs, before).<List<String>>path("fields.purpose")).containsExactly(null, "AGENCY_CHECK");
        assertThat(replay(nhs, during).<List<String>>path("fields.purpose"))
                .containsExactly(null, "AGENCY_CHECK", "EMERGENCY");
        var entry = view("nhs.practitioner", caseId, "EMERGENCY").header("Audit-Entry");
        assertThat(replay(nhs, during).<Object>path("fields[2].shown"))
                .isEqualTo(as("auditor").get("/v1/audit/entries/" + entry).path("shown"));
        assertThat(replay(school, before).<List<String>>path("releases")).isEmpty();
        assertThat(replay(school, during).<List<String>>path("releases")).containsExactly(release);
        assertThat(replay(school, now()).<List<String>>path("releases")).isEmpty();
    }

    @Test
    void closed_case_opened_for_a_few_purposes_only() throws SQLException {
        var officer = token("council.officer");
        try (var connection = LocalDatabase.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(
                    "update casework.case_open set status = 'CLOSED', closed_at = now() where id = '" + caseId + "'");
        }

        assertThat(because(officer, now())).isEqualTo("true CLOSED_BUT_FOR_SOME_PURPOSES");
        assertThat(replay(officer, now()).<List<String>>path("fields.purpose"))
                .containsExactly("INSPECTION", "RECORD_CORRECTION", "RETENTION_REVIEW", "SUBJECT_ACCESS");
    }

    @Test
    void agreements_stand_as_they_stood() {
        var before = now();
        String agreement = as("governance")
                .contentType("application/json")
                .body(Map.of(
                        "title", "Agreement of a replay",
                        "parties", List.of("LA-901", "NHS-RX1"),
                        "purposes", List.of("IDENTITY_MATCHING"),
                        "dataCategories", List.of("health"),
                        "legalBasis", List.of("GDPR6_1E"),
                        "startsOn", "2026-01-01",
                        "endsOn", "2035-01-01",
                        "reviewOn", "2030-01-01",
                        "contact", "ig@example.org"))
                .post("/v1/agreements")
                .path("id");
        as("governance.second")
                .post("/v1/agreements/" + agreement + "/approvals")
                .then()
                .statusCode(201);
        var nhs = token("nhs.practitioner");

        assertThat(replay(nhs, now()).<String>path("agreements.find { it.id == '" + agreement + "' }.state"))
                .isEqualTo("IN_FORCE");
        assertThat(replay(nhs, before).<List<String>>path("agreements.id")).doesNotContain(agreement);
    }

    @Test
    void officer_who_may_not_know_of_the_case_now_gets_nothing() {
        var school = token("school.dsl");
        var moment = now();
        move(caseId, "exclusions", Map.of("person", "P-0001", "reason", "Related"));

        replay("council.officer", school, moment).then().statusCode(404);
        replay("council.manager", school, moment).then().statusCode(200);
    }

    @Test
    void replay_is_an_entry_without_values() {
        var entry = replay(token("council.officer"), now()).header("Audit-Entry");

        as("auditor")
                .get("/v1/audit/entries/" + entry)
                .then()
                .body("action", equalTo("AUDIT"))
                .body("cases", equalTo(List.of(caseId)))
                .body("shown", equalTo(List.of()));
    }

    @Test
    void questions_that_make_no_sense_are_refused_by_name() {
        var officer = token("council.officer");
        refused(Map.of("case", "x", "actor", officer, "at", now().toString()), "case");
        refused(Map.of("case", caseId, "actor", "council.officer", "at", now().toString()), "actor");
        refused(Map.of("case", caseId, "actor", officer, "at", "yesterday"), "at");
        refused(Map.of("case", caseId, "actor", officer, "at", "2999-01-01T00:00:00Z"), "at");
        refused(Map.of("case", caseId, "actor", officer), "at");
    }

    @Test
    void case_that_is_none_is_404() {
        as("auditor")
                .header("Access-Purpose", "AUDIT")
                .queryParams(Map.of(
                        "case",
                        UUID.randomUUID().toString(),
                        "actor",
                        token("council.officer"),
                        "at",
                        now().toString()))
                .get(REPLAY)
                .then()
                .statusCode(404);
    }

    /** What the database itself decides now must be what the replay of this moment says, for each reader. */
    @Test
    void replay_of_now_agrees_with_the_rule_of_the_cases() {
        invite(caseId, "POL-90", "S47_ENQUIRY");
        move(caseId, "exclusions", Map.of("person", "P-0005", "reason", "Related"));
        for (String user : List.of(
                "council.officer",
                "police.practitioner",
                "police.specialist",
                "nhs.practitioner",
                "council.practitioner",
                "school.dsl")) {
            var token = token(user);
            boolean reads = Samples.read(user, caseId, "S47_ENQUIRY").statusCode() == 200;
            assertThat(replay(token, now()).<Boolean>path("known")).as(user).isEqualTo(reads);
        }
    }

    private static void refused(Map<String, String> query, String field) {
        as("auditor")
                .header("Access-Purpose", "AUDIT")
                .queryParams(query)
                .get(REPLAY)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
    }

    private String because(String actor, Instant at) {
        var replay = replay(actor, at);
        assertThat(replay.statusCode()).as(replay.asString()).isEqualTo(200);
        return replay.path("known") + " " + replay.path("because");
    }

    private Response replay(String actor, Object at) {
        return replay("auditor", actor, at);
    }

    private Response replay(String who, String actor, Object at) {
        return as(who).header("Access-Purpose", who.equals("auditor") ? "AUDIT" : "TRIAGE")
                .queryParams(Map.of("case", caseId, "actor", actor, "at", at.toString()))
                .get(REPLAY);
    }

    /** The server's clock, as it stamps rows. */
    private static Instant now() {
        return Instant.now();
    }

    private static String token(String user) {
        var entry = as(user).get("/v1/me").header("Audit-Entry");
        return column("select actor_token from audit.detail where entry_id = ?::uuid", entry)
                .get(0);
    }
}
