package org.openmash.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Releases;
import org.openmash.support.Samples;

/** Break-glass: what it opens and for whom, what beats it, who is told, and what a late review costs. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class EmergencyAccessTest {
    private static final String TEXT = "Knife taken from him in May.";
    private static final Map<String, String> TAKE =
            Map.of("reasonCode", "IMMEDIATE_DANGER", "reason", "At the door, a child cries");

    /** At most three live grants a person, and misuse counts for good: each test begins without, and leaves none. */
    @BeforeEach
    @AfterEach
    void earlier_grants_have_ended_and_were_reviewed() {
        change("update casework.emergency_grant set until_at = recorded_at");
        for (String person : List.of("P-X", "P-Y")) {
            change(
                    "insert into casework.emergency_review (id, grant_id, case_id, hub, recorded_at, finding, reviewed_by,"
                            + " reviewed_by_person, manager, reason) select gen_random_uuid(), id, case_id, hub, now(), 'JUSTIFIED',"
                            + " 'x', '" + person + "', true, 'Test' from casework.emergency_grant");
        }
    }

    @Test
    void grant_opens_the_closed_rows_that_name_emergency_for_half_an_hour_and_is_on_the_log() {
        var caseId = Releases.sharedCase();
        Releases.item("police.practitioner", caseId, TEXT, "1AP");
        var before = Samples.view("nhs.practitioner", caseId, "EMERGENCY");
        assertThat(before.asString()).doesNotContain(TEXT);

        var grant = begun(take("nhs.practitioner", caseId));

        var view = Samples.view("nhs.practitioner", caseId, "EMERGENCY");
        assertThat(view.asString()).contains(TEXT, "Came to school without a coat");
        view.then().body("subject", hasKey("address"));
        var entry = Samples.as("auditor").get("/v1/audit/entries/" + view.header("Audit-Entry"));
        entry.then().body("outcome", equalTo("EMERGENCY")).body("under", equalTo(List.of(grant)));
        assertThat(Samples.view("nhs.practitioner", caseId, "AGENCY_CHECK").asString())
                .as("only for the purpose EMERGENCY")
                .doesNotContain(TEXT);
        assertThat(Samples.view("police.practitioner", caseId, "EMERGENCY").asString())
                .as("only for whoever holds the grant")
                .doesNotContain("Came to school without a coat");

        change("update casework.emergency_grant set until_at = now() where id = '" + grant + "'");

        assertThat(Samples.view("nhs.practitioner", caseId, "EMERGENCY").asString())
                .doesNotContain(TEXT);
    }

    @Test
    void chronology_and_explanation_know_the_grant() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        Samples.invite(caseId, "POL-90");
        Releases.item("police.practitioner", caseId, TEXT, "1AP");
        var path = "/v1/cases/" + caseId;
        inEmergency(path + "/chronology").then().statusCode(404);
        inEmergency(path + "/explanation?field=police.detail").then().statusCode(404);
        change(
                "insert into casework.emergency_grant (id, case_id, hub, recorded_at, person, subject, name, agency, sector,"
                        + " officer, reason_code, reason, until_at, review_due_at) values (gen_random_uuid(), '"
                        + caseId
                        + "', 'HUB-A', now(), 'P-0007', 's', 'n', 'NHS-RX1', 'nhs', false, 'IMMEDIATE_DANGER', 'r',"
                        + " now() + interval '30 minutes', now() + interval '1 day')");

        var chronology = inEmergency(path + "/chronology");

        assertThat(chronology.asString()).contains(TEXT);
        Samples.as("auditor")
                .get("/v1/audit/entries/" + chronology.header("Audit-Entry"))
                .then()
                .body("outcome", equalTo("EMERGENCY"))
                .body("purposeLive", equalTo(true));
        inEmergency(path + "/explanation?field=police.detail")
                .then()
                .body("readable", equalTo(true))
                .body("because", startsWith("Your emergency grant on this case lets you read"));
        inEmergency(path + "/explanation?field=subject.address")
                .then()
                .body("readable", equalTo(false))
                .body("because", startsWith("Your emergency grant on this case does not open"));
    }

    private static Response inEmergency(String path) {
        return Samples.as("nhs.practitioner")
                .header("Access-Purpose", "EMERGENCY")
                .get(path);
    }

    @Test
    void safe_address_is_read_by_specialists_only_and_never_says_never() {
        var concern = Samples.concern();
        Samples.subject(concern).putObject("safeAddress").putArray("lines").add("1 Refuge Row");
        var caseId = Samples.caseOf("school-101", concern);
        for (String agency : List.of("POL-90", "NHS-RX1")) {
            Samples.invite(caseId, agency);
        }
        for (String user : List.of("police.practitioner", "police.specialist", "nhs.specialist")) {
            begun(take(user, caseId));
        }

        assertThat(Samples.view("police.specialist", caseId, "EMERGENCY").asString())
                .contains("1 Refuge Row");
        assertThat(Samples.view("police.practitioner", caseId, "EMERGENCY").asString())
                .doesNotContain("1 Refuge Row", "3 Nowhere Lane", "Sampleton Primary");
        assertThat(Samples.view("nhs.specialist", caseId, "EMERGENCY").asString())
                .doesNotContain("1 Refuge Row", "3 Nowhere Lane", "Sampleton Primary");
    }

    @Test
    void stranger_to_the_case_finds_it_by_identifier_and_birth_date_and_reads_what_helps_at_the_door() {
        var concern = Samples.concern();
        var caseId = Samples.caseOf("school-101", concern);
        assertThat(Samples.read("nhs.practitioner", caseId, "EMERGENCY").statusCode())
                .isEqualTo(404);

        var granted = seek("nhs.practitioner", concern);

        granted.then().statusCode(201).body("caseId", equalTo(caseId));
        var view = Samples.view("nhs.practitioner", caseId, "EMERGENCY");
        view.then()
                .body("subject", hasKey("name"))
                .body("subject", not(hasKey("address")))
                .body("subject", not(hasKey("school")))
                .body("case", not(hasKey("reference")));
        assertThat(view.asString())
                .contains("Came to school without a coat", "SEE_ALONE")
                .doesNotContain("3 Nowhere Lane", "Sampleton Primary", "Sampleton Surgery");
        assertThat(Samples.read("nhs.practitioner", caseId, "TRIAGE").statusCode())
                .as("the grant opens nothing for another purpose")
                .isEqualTo(404);
    }

    @Test
    void
            unknown_excluded_restricted_and_wrong_birth_date_are_answered_alike_and_the_leads_hear_of_the_restricted_one() {
        var excluded = Samples.concern();
        Samples.move(
                Samples.caseOf("school-101", excluded),
                "exclusions",
                Map.of("agency", "NHS-RX1", "reason", "Works there"));
        var restricted = Samples.concern();
        var restrictedCase = Samples.caseOf("school-101", restricted);
        Samples.move(restrictedCase, "restrictions", Map.of("people", List.of("P-0001", "P-0002"), "reason", "Staff"));
        var wrongBirthDate = Samples.concern();
        Samples.caseOf("school-101", wrongBirthDate);
        Samples.subject(wrongBirthDate).put("dateOfBirth", "2015-02-03");

        var unknown = seek("nhs.practitioner", Samples.concern());
        unknown.then().statusCode(404);
        for (var concern : List.of(excluded, restricted, wrongBirthDate)) {
            var answer = seek("nhs.practitioner", concern);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.<String>path("detail")).isEqualTo(unknown.path("detail"));
        }
        assertThat(noticesOf("council.officer", restrictedCase)).containsExactly("EMERGENCY_ACCESS_SOUGHT");
        assertThat(noticesOf("governance", restrictedCase)).containsExactly("EMERGENCY_ACCESS_SOUGHT");
        assertThat(noticesOf("nhs.specialist", restrictedCase)).isEmpty();
    }

    @Test
    void exclusion_beats_a_live_grant_at_once() {
        var caseId = Releases.sharedCase();
        begun(take("nhs.practitioner", caseId));
        Samples.view("nhs.practitioner", caseId, "EMERGENCY");

        Samples.move(caseId, "exclusions", Map.of("person", "P-0007", "reason", "Brother of the child"));

        assertThat(Samples.read("nhs.practitioner", caseId, "EMERGENCY").statusCode())
                .isEqualTo(404);
        assertThat(take("nhs.practitioner", caseId).statusCode()).isEqualTo(404);
    }

    @Test
    void third_line_shows_only_the_granted_case_and_only_while_the_grant_lives() throws SQLException {
        var caseId = Releases.sharedCase();
        var other = Releases.sharedCase();
        assertThat(casesUnderGrant("P-0007", "NHS-RX1")).doesNotContain(caseId, other);

        var grant = begun(take("nhs.practitioner", caseId));

        assertThat(casesUnderGrant("P-0007", "NHS-RX1"))
                .as("its agency takes part in the other case too")
                .containsExactly(caseId);
        assertThat(casesUnderGrant("P-0008", "NHS-RX1")).doesNotContain(caseId);
        change("update casework.emergency_grant set until_at = now() where id = '" + grant + "'");
        assertThat(casesUnderGrant("P-0007", "NHS-RX1")).isEmpty();
    }

    @Test
    void owners_and_leads_are_told_at_once_but_not_an_excluded_owner() {
        var caseId = Samples.caseOf("police-force", Samples.concern());
        Samples.invite(caseId, "NHS-RX1");
        var grant = begun(take("nhs.practitioner", caseId));

        assertThat(Releases.notices("police.specialist", grant)).containsExactly("EMERGENCY_ACCESS");
        assertThat(Releases.notices("council.officer", grant)).containsExactly("EMERGENCY_ACCESS");

        Samples.move(caseId, "exclusions", Map.of("agency", "POL-90", "reason", "The accused works there"));

        assertThat(Releases.notices("police.specialist", grant)).isEmpty();
    }

    @Test
    void machine_and_fourth_live_grant_are_refused_and_a_reason_is_required() {
        var caseId = Releases.sharedCase();
        assertThat(Samples.as("nhs-trust")
                        .contentType("application/json")
                        .body(TAKE)
                        .post("/v1/cases/" + caseId + "/emergency-access")
                        .statusCode())
                .isEqualTo(403);
        Releases.post("nhs.practitioner", "/v1/cases/" + caseId + "/emergency-access", Map.of("reasonCode", "CURIOUS"))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("reasonCode"));
        for (int i = 0; i < 3; i++) {
            begun(take("nhs.practitioner", caseId));
        }

        assertThat(take("nhs.practitioner", caseId).statusCode()).isEqualTo(409);
    }

    @Test
    void overdue_review_escalates_and_makes_the_next_use_need_a_second_person_until_it_is_reviewed() {
        var caseId = Releases.sharedCase();
        var grant = begun(take("nhs.practitioner", caseId));
        assertThat(Releases.notices("council.officer", grant)).containsExactly("EMERGENCY_ACCESS");

        change("update casework.emergency_grant set review_due_at = now() - interval '1 minute' where id = '" + grant
                + "'");
        change("update casework.notice set visible_from = now() - interval '1 minute'"
                + " where kind = 'EMERGENCY_REVIEW_OVERDUE' and about = '" + grant + "'");

        assertThat(Releases.notices("council.officer", grant))
                .containsExactlyInAnyOrder("EMERGENCY_ACCESS", "EMERGENCY_REVIEW_OVERDUE");
        assertThat(take("nhs.practitioner", caseId).statusCode()).isEqualTo(409);
        second("nhs.practitioner").then().statusCode(403);
        second("nhs.specialist").then().statusCode(201);
        begun(take("nhs.practitioner", caseId));
        assertThat(take("nhs.practitioner", caseId).statusCode())
                .as("a yes counts once")
                .isEqualTo(409);

        review("nhs.specialist", caseId, grant, "JUSTIFIED").then().statusCode(403);
        review("council.officer", caseId, grant, "JUSTIFIED").then().statusCode(201);

        assertThat(Releases.notices("council.officer", grant)).containsExactly("EMERGENCY_ACCESS");
        begun(take("nhs.practitioner", caseId));
    }

    @Test
    void only_a_finding_of_misuse_suspends_the_right_and_nobody_reviews_their_own_use() {
        var caseId = Releases.sharedCase();
        var grant = begun(take("council.officer", caseId));
        review("council.officer", caseId, grant, "JUSTIFIED").then().statusCode(403);

        review("council.manager", caseId, grant, "MISUSE").then().statusCode(201);

        assertThat(take("council.officer", caseId).statusCode()).isEqualTo(403);
        var uses = Samples.as("council.manager").get("/v1/emergency-access");
        assertThat(uses.<String>path("uses.find { it.id == '" + grant + "' }.finding"))
                .isEqualTo("MISUSE");

        review("council.manager", caseId, grant, "JUSTIFIED").then().statusCode(201);

        assertThat(take("council.officer", caseId).statusCode())
                .as("no single person gives the right back")
                .isEqualTo(403);
        assertThat(Samples.as("council.manager")
                        .get("/v1/emergency-access")
                        .<String>path("uses.find { it.id == '" + grant + "' }.finding"))
                .isEqualTo("MISUSE");
        foundJustified(grant, caseId, "P-Y", true);
        assertThat(take("council.officer", caseId).statusCode())
                .as("whoever found misuse is not one of the two others")
                .isEqualTo(403);
        foundJustified(grant, caseId, "P-Z", false);
        begun(take("council.officer", caseId));
    }

    private static void foundJustified(String grant, String caseId, String person, boolean manager) {
        change("insert into casework.emergency_review (id, grant_id, case_id, hub, recorded_at, finding, reviewed_by,"
                + " reviewed_by_person, reason, manager) values (gen_random_uuid(), '" + grant + "', '" + caseId
                + "', 'HUB-A', now(), 'JUSTIFIED', 'x', '" + person + "', 'Looked at the call', " + manager + ")");
    }

    @Test
    void finding_of_misuse_ends_the_grants_that_still_live() {
        var caseId = Releases.sharedCase();
        var other = Releases.sharedCase();
        Releases.item("police.practitioner", other, TEXT, "1AP");
        var grant = begun(take("nhs.practitioner", caseId));
        begun(take("nhs.practitioner", other));
        assertThat(Samples.view("nhs.practitioner", other, "EMERGENCY").asString())
                .contains(TEXT);

        review("council.officer", caseId, grant, "MISUSE").then().statusCode(201);

        assertThat(Samples.view("nhs.practitioner", other, "EMERGENCY").asString())
                .doesNotContain(TEXT);
    }

    @Test
    void use_on_a_case_that_was_closed_since_is_listed_and_reviewed() {
        var caseId = Releases.sharedCase();
        var grant = begun(take("nhs.practitioner", caseId));
        change("update casework.case_open set status = 'CLOSED', closed_at = now() where id = '" + caseId + "'");

        var uses = Samples.as("council.officer").get("/v1/emergency-access");
        assertThat(uses.<List<String>>path("uses.id")).contains(grant);
        review("council.officer", caseId, grant, "JUSTIFIED").then().statusCode(201);
    }

    @Test
    void agency_that_referred_is_told_though_it_gave_no_item() {
        var concern = Samples.concern();
        concern.remove("contributions");
        var caseId = Samples.caseOf("police-force", concern);
        Samples.invite(caseId, "NHS-RX1");

        var grant = begun(take("nhs.practitioner", caseId));

        assertThat(Releases.notices("police.specialist", grant)).containsExactly("EMERGENCY_ACCESS");
    }

    /** What the closed role of the sector sees of the hub's cases in a transaction that reads under a grant. */
    private static List<String> casesUnderGrant(String person, String agency) throws SQLException {
        try (var connection = LocalDatabase.connect("openmash_app");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(
                    "select set_config('role', 'nhs_closed', true), set_config('openmash.hub', 'HUB-A', true),"
                            + " set_config('openmash.agency', '" + agency
                            + "', true), set_config('openmash.unit', '', true),"
                            + " set_config('openmash.person', '" + person
                            + "', true), set_config('openmash.officer', '', true),"
                            + " set_config('openmash.purpose', 'EMERGENCY_GRANT', true)");
            List<String> cases = new ArrayList<>();
            try (var rows = statement.executeQuery("select distinct case_id from casework.concern_closed")) {
                while (rows.next()) {
                    cases.add(rows.getString(1));
                }
            }
            return cases;
        }
    }

    private static Response take(String user, String caseId) {
        return Releases.post(user, "/v1/cases/" + caseId + "/emergency-access", TAKE);
    }

    private static Response seek(String user, ObjectNode concern) {
        var subject = Samples.subject(concern);
        return Releases.post(
                user,
                "/v1/emergency-access",
                Map.of(
                        "identifier",
                        Map.of(
                                "kind",
                                "NHS_NUMBER",
                                "value",
                                subject.get("nhsNumber").asText()),
                        "dateOfBirth",
                        subject.get("dateOfBirth").asText(),
                        "reasonCode",
                        "MEDICAL_EMERGENCY",
                        "reason",
                        "Brought in unconscious"));
    }

    private static Response second(String user) {
        return Releases.post(
                user, "/v1/emergency-access/seconds", Map.of("person", "P-0007", "reason", "On duty with her"));
    }

    private static Response review(String user, String caseId, String grant, String finding) {
        return Releases.post(
                user,
                "/v1/cases/" + caseId + "/emergency-access/" + grant + "/reviews",
                Map.of("finding", finding, "reason", "The call and the time agree"));
    }

    private static String begun(Response grant) {
        assertThat(grant.statusCode()).as(grant.asString()).isEqualTo(201);
        return grant.path("id");
    }

    private static List<String> noticesOf(String user, String caseId) {
        return Samples.as(user).get("/v1/notices").path("notices.findAll { it.caseId == '" + caseId + "' }.kind");
    }

    private static void change(String sql) {
        try (var connection = LocalDatabase.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }
}
