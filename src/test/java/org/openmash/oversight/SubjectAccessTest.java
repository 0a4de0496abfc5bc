package org.openmash.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.openmash.support.Samples.as;
import static org.openmash.support.Samples.column;
import static org.openmash.support.Samples.invite;
import static org.openmash.support.Samples.view;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** Who saw my data: prepared by one, released by another, and nothing in it that endangers anybody. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class SubjectAccessTest {
    private static final String DRAFTS = "/v1/audit/subject-access-drafts";

    private final ObjectNode concern = Samples.concern();

    @Test
    void subject_is_told_agencies_and_days_and_no_member_of_staff() {
        var caseId = seenCase();

        var draft = prepare(caseId);

        assertThat(agencies(draft)).containsExactly("LA-901", "NHS-RX1");
        assertThat(draft.asString()).doesNotContain("council.officer", "P-0001", "nhs.");
    }

    @Test
    void protected_purposes_police_and_referrers_are_left_out() {
        var caseId = Samples.caseOf("school-101", concern);
        invite(caseId, "SCH-101", "AGENCY_CHECK");
        invite(caseId, "POL-90", "AGENCY_CHECK");
        invite(caseId, "NHS-RX1", "MARAC");
        view("school.dsl", caseId, "AGENCY_CHECK");
        view("police.practitioner", caseId, "AGENCY_CHECK");
        view("nhs.specialist", caseId, "MARAC");

        assertThat(agencies(prepare(caseId))).containsExactly("LA-901"); // the officer who invited them
    }

    @Test
    void covert_purpose_that_is_not_live_on_the_case_hides_no_read_and_is_not_named() {
        var caseId = Samples.caseOf("school-101", concern);
        invite(caseId, "NHS-RX1", "AGENCY_CHECK");
        view("nhs.specialist", caseId, "MARAC");

        var draft = prepare(caseId);

        assertThat(agencies(draft)).containsExactly("LA-901", "NHS-RX1");
        assertThat(draft.<String>path("rows.find { it.agency == 'NHS-RX1' }.purpose"))
                .isEqualTo("PURPOSE_NOT_LIVE");
    }

    @Test
    void perpetrator_gets_an_empty_list_in_the_very_words_of_a_full_one() {
        var full = prepare(seenCase());
        var name = "Perp" + Samples.key().replaceAll("[^a-f]", "");
        var own = Samples.concern();
        Samples.subject(own).put("familyName", name).put("givenNames", "Dave");
        var perpetrator = Samples.caseOf("school-101", own);
        view("council.officer", perpetrator, "TRIAGE");
        assertThat(agencies(prepare(perpetrator))).containsExactly("LA-901");

        var victim = Samples.concern();
        var other = (ObjectNode) victim.at("/people/1");
        other.put("familyName", name).put("givenNames", "Dave").put("allegedPerpetrator", true);
        Samples.raise("school-101", victim);

        var draft = prepare(perpetrator);
        assertThat(agencies(draft)).isEmpty();
        assertThat(draft.<String>path("text")).isEqualTo(full.path("text"));
        assertThat(released(draft).<String>path("text"))
                .isEqualTo(released(full).path("text"));
    }

    @Test
    void restricted_or_sealed_case_is_not_told_of_in_the_same_words() {
        var restricted = seenCase();
        Samples.move(
                restricted,
                "restrictions",
                Map.of("restricted", true, "people", List.of("P-0001", "P-0011"), "reason", "Staff"));
        var sealed = seenCase(Samples.concern());
        column(
                "insert into casework.person_seal (person_id, hub, reason) values (?::uuid, 'HUB-A', 'RC1') returning 1::text",
                person(sealed));

        for (String caseId : List.of(restricted, sealed)) {
            var draft = prepare(caseId);
            assertThat(agencies(draft)).isEmpty();
            assertThat(draft.<String>path("text")).isEqualTo(SubjectAccess.WORDING);
        }
    }

    @Test
    void person_nobody_knows_gets_the_same_words() {
        var body = Map.of(
                "person", Samples.key(), "from", "2026-01-01T00:00:00Z", "to", "2030-01-01T00:00:00Z", "reason", "SAR");

        as("governance")
                .contentType("application/json")
                .body(body)
                .post(DRAFTS)
                .then()
                .statusCode(200)
                .body("rows", equalTo(List.of()))
                .body("text", equalTo(SubjectAccess.WORDING));
    }

    @Test
    void only_a_second_person_releases_and_only_after_every_exemption_and_once() {
        String id = prepare(seenCase()).path("id");
        var all = everyExemption();

        release("governance", id, all).then().statusCode(404);
        var some = new HashMap<String, Object>(all);
        some.put("checked", List.of("SERIOUS_HARM"));
        release("governance.second", id, some).then().statusCode(400).body("violations[0].field", equalTo("checked"));
        var wrong = new HashMap<String, Object>(all);
        wrong.put("leaveOut", List.of(7));
        release("governance.second", id, wrong).then().statusCode(400).body("violations[0].field", equalTo("leaveOut"));

        var less = new HashMap<String, Object>(all);
        less.put("leaveOut", List.of(0));
        var released = release("governance.second", id, less);
        released.then().statusCode(200);
        assertThat(released.<List<String>>path("rows.agency")).containsExactly("NHS-RX1");
        release("governance.second", id, all).then().statusCode(404);
    }

    private String seenCase() {
        return seenCase(concern);
    }

    private static String seenCase(ObjectNode concern) {
        var caseId = Samples.caseOf("school-101", concern);
        invite(caseId, "NHS-RX1", "AGENCY_CHECK");
        view("council.officer", caseId, "TRIAGE");
        view("nhs.practitioner", caseId, "AGENCY_CHECK");
        return caseId;
    }

    private static String person(String caseId) {
        return column("select person_id::text from casework.case_open where id = ?::uuid", caseId)
                .get(0);
    }

    private static Response prepare(String caseId) {
        var body = Map.of(
                "person",
                person(caseId),
                "from",
                "2026-01-01T00:00:00Z",
                "to",
                "2030-01-01T00:00:00Z",
                "reason",
                "Request 31");
        var draft = as("governance").contentType("application/json").body(body).post(DRAFTS);
        assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(200);
        return draft;
    }

    private static List<String> agencies(Response draft) {
        return draft.path("rows.agency");
    }

    private static Response released(Response draft) {
        var released = release("governance.second", draft.path("id"), everyExemption());
        assertThat(released.statusCode()).as(released.asString()).isEqualTo(200);
        return released;
    }

    private static Map<String, Object> everyExemption() {
        return Map.of("checked", Arrays.asList(SubjectAccess.Exemption.values()), "reason", "Checked");
    }

    private static Response release(String user, String id, Map<String, Object> check) {
        return as(user).contentType("application/json").body(check).post(DRAFTS + "/" + id + "/releases");
    }
}
