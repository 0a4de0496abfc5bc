package org.openmash.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** Who may know that a case exists: everybody else gets the answer of a case that is not there. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class CaseKnowledgeTest {

    @Test
    void case_that_may_not_be_known_is_answered_like_one_that_is_not_there() {
        var known = Samples.caseOf("police-force", Samples.concern());
        var excluded = Samples.caseOf("police-force", Samples.concern());
        Samples.move(excluded, "exclusions", Map.of("person", "P-0001", "reason", "Aunt of the child"));
        var restricted = Samples.caseOf("police-force", Samples.concern());
        Samples.move(restricted, "restrictions", Map.of("people", List.of("P-0001", "P-0099"), "reason", "Staff"));

        var nothing = Samples.read("council.officer", UUID.randomUUID().toString(), "TRIAGE");

        assertThat(nothing.statusCode()).isEqualTo(404);
        for (var hidden : List.of(
                Samples.read("hubb.officer", known, "TRIAGE"),
                Samples.read("police.practitioner", known, "TRIAGE"),
                Samples.read("council.officer", excluded, "TRIAGE"),
                Samples.read("council.manager", restricted, "TRIAGE"),
                Samples.read("council.officer", "no-id", "TRIAGE"))) {
            assertThat(hidden.statusCode()).isEqualTo(404);
            assertThat(said(hidden)).isEqualTo(said(nothing));
            assertThat(headers(hidden)).isEqualTo(headers(nothing));
        }
    }

    @Test
    void move_of_a_case_that_may_not_be_known_is_404_whatever_version_is_named() {
        var caseId = Samples.caseOf("police-force", Samples.concern());
        var version = Samples.version("council.officer", caseId);
        var rating = Map.of("rating", "AMBER", "rationale", "…");

        assertThat(Samples.move("hubb.officer", caseId, version, "ratings", rating)
                        .statusCode())
                .isEqualTo(404);
        assertThat(Samples.move("hubb.officer", caseId, "\"x\"", "ratings", rating)
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void exclusion_keeps_an_officer_out_at_once() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        var version = Samples.version("council.manager", caseId);

        var excluded = Samples.move(
                "council.manager", caseId, version, "exclusions", Map.of("person", "P-0001", "reason", "Aunt"));

        assertThat(excluded.statusCode()).isEqualTo(201);
        assertThat(Samples.read("council.officer", caseId, "TRIAGE").statusCode())
                .isEqualTo(404);
        assertThat(listed("council.officer")).doesNotContain(caseId);
        assertThat(Samples.read("council.manager", caseId, "TRIAGE").statusCode())
                .isEqualTo(200);
        assertThat(listed("council.manager")).contains(caseId);
    }

    @Test
    void exclusion_of_an_agency_beats_its_participation() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        Samples.invite(caseId, "POL-90", "AGENCY_CHECK");
        Samples.view("police.specialist", caseId, "AGENCY_CHECK");

        Samples.move(caseId, "exclusions", Map.of("agency", "POL-90", "reason", "The accused works there"));

        assertThat(Samples.read("police.specialist", caseId, "AGENCY_CHECK").statusCode())
                .isEqualTo(404);
        assertThat(listed("police.specialist")).doesNotContain(caseId);
    }

    @Test
    void restricted_case_is_known_only_to_the_people_named_until_the_mark_is_lifted() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        Samples.invite(caseId, "POL-90");
        assertThat(listed("police.practitioner")).contains(caseId);

        Samples.move(caseId, "restrictions", Map.of("people", List.of("P-0001", "P-0002"), "reason", "Staff"));

        assertThat(Samples.read("police.practitioner", caseId, "TRIAGE").statusCode())
                .isEqualTo(404);
        assertThat(listed("police.practitioner")).doesNotContain(caseId);
        Samples.view("council.officer", caseId, "TRIAGE");
        Samples.view("council.manager", caseId, "TRIAGE");
        assertThat(listed("council.officer")).contains(caseId);

        Samples.move(caseId, "restrictions", Map.of("restricted", false, "reason", "Unfounded"));

        Samples.view("police.practitioner", caseId, "TRIAGE");
    }

    @Test
    void officer_who_is_not_named_does_not_know_of_a_restricted_case() {
        var caseId = Samples.caseOf("school-101", Samples.concern());

        Samples.move(caseId, "restrictions", Map.of("people", List.of("P-0001", "P-0099"), "reason", "Staff"));

        assertThat(Samples.read("council.manager", caseId, "TRIAGE").statusCode())
                .isEqualTo(404);
        assertThat(listed("council.manager")).doesNotContain(caseId);
        Samples.view("council.officer", caseId, "TRIAGE");
    }

    @Test
    void mark_that_names_fewer_than_two_people_is_400() {
        var caseId = Samples.caseOf("school-101", Samples.concern());

        Samples.move(
                        "council.officer",
                        caseId,
                        Samples.version("council.officer", caseId),
                        "restrictions",
                        Map.of("people", List.of("P-0001", "P-0001"), "reason", "Staff"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("people"));
    }

    @Test
    void participation_ends_at_once() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        var participation = Samples.invite(caseId, "POL-90", "AGENCY_CHECK");
        Samples.view("police.specialist", caseId, "AGENCY_CHECK");

        Samples.move(caseId, "participations/" + participation + "/end", Map.of("reason", "Answered"));

        assertThat(Samples.read("police.specialist", caseId, "AGENCY_CHECK").statusCode())
                .isEqualTo(404);
        assertThat(listed("police.specialist")).doesNotContain(caseId);
    }

    @Test
    void participation_of_named_people_is_theirs_alone() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        Samples.move(
                caseId,
                "participations",
                Map.of("agency", "POL-90", "people", List.of("P-0005"), "purposes", List.of(), "reason", "Detective"));

        Samples.view("police.specialist", caseId, "TRIAGE");
        assertThat(Samples.read("police.practitioner", caseId, "TRIAGE").statusCode())
                .isEqualTo(404);
    }

    @Test
    void participation_until_a_time_that_has_passed_is_400() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        var past = Instant.now().minus(1, ChronoUnit.MINUTES).toString();

        Samples.move(
                        "council.officer",
                        caseId,
                        Samples.version("council.officer", caseId),
                        "participations",
                        Map.of("agency", "POL-90", "until", past, "reason", "Check"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("until"));
        assertThat(Samples.read("police.practitioner", caseId, "TRIAGE").statusCode())
                .isEqualTo(404);
    }

    @Test
    void raising_agency_takes_part_once_an_officer_has_rated() {
        var caseId = Samples.caseOf("police-force", Samples.concern());
        assertThat(Samples.read("police.practitioner", caseId, "TRIAGE").statusCode())
                .isEqualTo(404);

        Samples.rate(caseId);

        Samples.view("police.practitioner", caseId, "TRIAGE");
        assertThat(Samples.read("nhs.practitioner", caseId, "TRIAGE").statusCode())
                .isEqualTo(404);
    }

    @Test
    void raising_agency_stays_out_when_the_officer_says_so() {
        var caseId = Samples.caseOf("police-force", Samples.concern());

        Samples.move(caseId, "ratings", Map.of("rating", "GREEN", "rationale", "…", "raisingAgencyTakesPart", false));

        assertThat(Samples.read("police.practitioner", caseId, "TRIAGE").statusCode())
                .isEqualTo(404);
    }

    @Test
    void allegation_against_staff_restricts_at_intake_and_keeps_the_agency_of_the_accused_out() {
        var concern = Samples.concern();
        concern.putObject("staffAllegation").put("text", "Held by the arm.").put("aboutWorkerOf", "SCH-101");
        var caseId = Samples.caseOf("police-force", concern);
        Samples.rate(caseId);
        Samples.invite(caseId, "SCH-101", "TRIAGE");

        assertThat(Samples.read("police.practitioner", caseId, "TRIAGE").statusCode())
                .isEqualTo(404);
        assertThat(Samples.read("school.dsl", caseId, "TRIAGE").statusCode()).isEqualTo(404);

        Samples.move(caseId, "restrictions", Map.of("restricted", false, "reason", "Planned with the police"));

        Samples.view("police.practitioner", caseId, "TRIAGE");
        assertThat(Samples.read("school.dsl", caseId, "TRIAGE").statusCode()).isEqualTo(404);
    }

    private static List<String> listed(String user) {
        return Samples.as(user)
                .header("Access-Purpose", "TRIAGE")
                .get("/v1/cases?sort=-receivedAt&limit=20")
                .path("cases.id");
    }

    /** The body but for what names the request. */
    private static Map<String, Object> said(Response answer) {
        Map<String, Object> body = answer.jsonPath().getMap("$");
        body.remove("instance");
        body.remove("requestId");
        return body;
    }

    private static List<String> headers(Response answer) {
        return answer.headers().asList().stream()
                .map(header -> header.getName())
                .sorted()
                .toList();
    }
}
