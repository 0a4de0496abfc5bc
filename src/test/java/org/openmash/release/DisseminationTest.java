package org.openmash.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Releases;
import org.openmash.support.Samples;

/** A specialist releases one item or field to one agency: who sees the copy, from when, until when, and who must agree. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class DisseminationTest {
    @Test
    void terms_are_no_more_seen_by_an_agency_that_takes_no_part_any_more_but_by_the_lead_of_the_owner() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        var part = Samples.invite(caseId, "NHS-RX1", "AGENCY_CHECK");
        var police = Samples.invite(caseId, "POL-90", "AGENCY_CHECK");
        var item = Releases.item("police.practitioner", caseId, "Called to the address.", "1AP");
        Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));
        Releases.begun(Releases.releaseItem("nhs.specialist", caseId, item, "SCH-101"));
        var terms = Samples.as("nhs.specialist").get("/v1/cases/" + caseId + "/disseminations");
        terms.then().statusCode(200).body("disseminations", hasSize(1));
        Samples.as("auditor")
                .get("/v1/audit/entries/" + terms.header("Audit-Entry"))
                .then()
                .body("shown", equalTo(List.of("dissemination.terms")));

        for (String ended : List.of(part, police)) {
            Samples.move(caseId, "participations/" + ended + "/end", Map.of("reason", "Check done"));
        }

        Samples.as("nhs.specialist")
                .get("/v1/cases/" + caseId + "/disseminations")
                .then()
                .statusCode(404);
        Samples.as("police.practitioner")
                .get("/v1/cases/" + caseId + "/disseminations")
                .then()
                .statusCode(404);
        Samples.as("police.specialist")
                .get("/v1/cases/" + caseId + "/disseminations")
                .then()
                .statusCode(200)
                .body("disseminations", hasSize(2));
    }

    private static final Map<String, String> REASON = Map.of("reason", "The plan has changed");

    /** Another one in each test: what is released to the school in one shows in the next. */
    private final String text = "Called to the house at night, " + UUID.randomUUID();

    @Test
    void school_reads_a_police_item_while_it_is_released_and_the_force_sees_who_read_it() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        assertThat(Releases.released("school.dsl").asString()).doesNotContain(text);

        var release = Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));

        var seen = Releases.released("school.dsl");
        assertThat(seen.asString()).contains(text, "\"from\":\"POL-90\"", "\"grade\":\"1AP\"");
        assertThat(underOf(seen.header("Audit-Entry"))).contains(release);
        assertThat(Samples.read("school.dsl", caseId, "EARLY_HELP").statusCode())
                .isEqualTo(404);

        Releases.act("police.specialist", caseId, release, "revocations", REASON)
                .then()
                .statusCode(201)
                .body("state", equalTo("REVOKED"));

        assertThat(Releases.released("school.dsl").asString()).doesNotContain(text, release);
        var readers = Samples.as("police.specialist").get("/v1/contributions/" + item + "/readers");
        readers.then()
                .statusCode(200)
                .body("reads.agency", equalTo(List.of("SCH-101")))
                .body("reads.purpose", equalTo(List.of("EARLY_HELP")));
    }

    @Test
    void released_copy_shows_in_the_case_for_the_agency_addressed_and_the_hub_until_it_is_revoked() {
        var caseId = Releases.sharedCase();
        Samples.invite(caseId, "SCH-101");
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        var release = Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));

        var view = Samples.view("school.dsl", caseId, "EARLY_HELP");
        view.then().body("disseminations.text", equalTo(List.of(text)));
        assertThat(underOf(view.header("Audit-Entry"))).containsExactly(release);
        Samples.view("council.officer", caseId, "TRIAGE").then().body("disseminations.text", equalTo(List.of(text)));
        Samples.view("nhs.specialist", caseId, "AGENCY_CHECK").then().body("disseminations", equalTo(List.of()));
        Samples.view("police.practitioner", caseId, "AGENCY_CHECK").then().body("disseminations", equalTo(List.of()));

        Releases.act("council.officer", caseId, release, "revocations", REASON)
                .then()
                .statusCode(201);

        Samples.view("school.dsl", caseId, "EARLY_HELP").then().body("disseminations", equalTo(List.of()));
        assertThat(Releases.notices("school.dsl", release)).containsExactly("RELEASE_REVOKED");
        Releases.act("council.officer", caseId, release, "revocations", REASON)
                .then()
                .statusCode(409);
    }

    @Test
    void released_copy_stands_in_the_chronology_as_in_the_case_and_is_named_and_counted_alike() {
        var caseId = Releases.sharedCase();
        Samples.invite(caseId, "SCH-101");
        var item = Releases.item("police.practitioner", caseId, text, "1AP", "2025-12-24");
        var release = Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));
        var body = Releases.terms("SCH-101");
        body.put("item", item);
        body.put("edited", Map.of("text", "Police came.", "removed", "The day", "because", "Points at the caller"));
        var edited = Releases.begun(Releases.release("police.specialist", caseId, body));

        var lines = chronology("school.dsl", caseId, "EARLY_HELP", "");

        List<Map<String, Object>> copies = lines.path("lines.findAll { it.kind == 'RELEASED_COPY' }");
        assertThat(copies).hasSize(2);
        assertThat(copies.get(0))
                .containsEntry("date", "2025-12-24")
                .containsEntry("release", release)
                .containsEntry("text", text)
                .containsEntry("tier", "OPEN");
        var today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(copies.get(1))
                .as("the day of the event is not told by an edited copy")
                .containsEntry("date", today)
                .containsEntry("release", edited)
                .containsEntry("text", "Police came.");
        List<Map<String, Object>> inView =
                Samples.view("school.dsl", caseId, "EARLY_HELP").path("disseminations");
        assertThat(copies)
                .extracting(copy -> Map.of("text", copy.get("text"), "terms", copy.get("terms")))
                .containsExactlyInAnyOrderElementsOf(
                        inView.stream().map(Map::copyOf).toList());
        assertThat(underOf(lines.header("Audit-Entry"))).containsExactlyInAnyOrder(release, edited);
        assertThat(chronology("nhs.specialist", caseId, "AGENCY_CHECK", "").<List<String>>path("lines.kind"))
                .doesNotContain("RELEASED_COPY");

        var first = chronology("school.dsl", caseId, "EARLY_HELP", "?limit=1");
        assertThat(underOf(first.header("Audit-Entry")))
                .as("only what is on the page")
                .containsExactly(release);
        Samples.as("police.specialist")
                .get("/v1/contributions/" + item + "/readers")
                .then()
                .statusCode(200)
                .body("reads.findAll { it.agency == 'SCH-101' }.purpose", equalTo(List.of("PURPOSE_NOT_LIVE")))
                .body("reads.findAll { it.agency == 'SCH-101' }.reads", equalTo(List.of(3)));
    }

    @Test
    void copy_that_is_revoked_or_over_is_no_line_any_more() throws SQLException {
        var caseId = Releases.sharedCase();
        Samples.invite(caseId, "SCH-101");
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        var revoked = Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));
        var over = Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));
        assertThat(chronology("school.dsl", caseId, "EARLY_HELP", "").asString())
                .contains(text, revoked, over);

        Releases.act("police.specialist", caseId, revoked, "revocations", REASON)
                .then()
                .statusCode(201);
        assertThat(chronology("school.dsl", caseId, "EARLY_HELP", "").asString())
                .contains(over)
                .doesNotContain(revoked);
        change("update casework.dissemination_open set until_at = now() where id = '" + over + "'");

        assertThat(chronology("school.dsl", caseId, "EARLY_HELP", "").asString())
                .doesNotContain(text, over);
    }

    private static Response chronology(String user, String caseId, String purpose, String query) {
        var page =
                Samples.as(user).header("Access-Purpose", purpose).get("/v1/cases/" + caseId + "/chronology" + query);
        page.then().statusCode(200);
        return page;
    }

    @Test
    void release_ends_by_itself_at_its_time() throws SQLException {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        var release = Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));
        assertThat(Releases.released("school.dsl").asString()).contains(release);

        change("update casework.dissemination_open set until_at = now() where id = '" + release + "'");

        assertThat(Releases.released("school.dsl").asString()).doesNotContain(release);
    }

    @Test
    void edited_text_is_released_and_the_original_kept_with_what_was_removed() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        var body = Releases.terms("SCH-101");
        body.put("item", item);
        body.put("edited", Map.of("text", "Police came.", "removed", "The time", "because", "Points at the caller"));

        var release = Releases.begun(Releases.release("police.specialist", caseId, body));

        assertThat(Releases.released("school.dsl").asString())
                .contains("Police came.")
                .doesNotContain(text);
        assertThat(Samples.column(
                        "select original ->> 'detail' || '|' || removed from casework.dissemination_edit"
                                + " where dissemination_id = ?::uuid",
                        release))
                .containsExactly(text + "|The time");
    }

    @Test
    void item_of_another_agency_is_released_only_when_its_owner_agrees() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");

        var asked = Releases.releaseItem("nhs.specialist", caseId, item, "SCH-101");

        asked.then().statusCode(201).body("state", equalTo("AWAITING_OWNER"));
        String release = asked.path("id");
        assertThat(asked.<String>path("answerDueAt")).isNotNull();
        assertThat(Releases.released("school.dsl").asString()).doesNotContain(text);
        assertThat(Releases.notices("police.specialist", release)).containsExactly("RELEASE_ASKED");
        assertThat(Releases.notices("police.practitioner", release)).isEmpty();
        var yes = Map.of("agreed", true, "reason", "No source at risk");
        Releases.act("nhs.specialist", caseId, release, "answers", yes).then().statusCode(403);
        Releases.act("police.practitioner", caseId, release, "answers", yes)
                .then()
                .statusCode(403);

        Releases.act("police.specialist", caseId, release, "answers", yes)
                .then()
                .statusCode(201)
                .body("state", equalTo("LIVE"));

        assertThat(Releases.released("school.dsl").asString()).contains(text);
        assertThat(Releases.notices("nhs.specialist", release)).containsExactly("RELEASE_AGREED");
    }

    @Test
    void lead_below_the_closed_tier_releases_no_item_she_does_not_see() {
        var caseId = Releases.sharedCase();
        Samples.invite(caseId, "SCH-101", "AGENCY_CHECK");
        var unseen = Releases.item("school.dsl", caseId, text, "1AP");

        var ofAnItem = Releases.releaseItem("school.dsl", caseId, unseen, "SCH-101");
        var ofNone =
                Releases.releaseItem("school.dsl", caseId, UUID.randomUUID().toString(), "SCH-101");

        ofAnItem.then().statusCode(404);
        ofNone.then().statusCode(404).body("detail", equalTo(ofAnItem.path("detail")));
        assertThat(Releases.released("school.dsl").asString()).doesNotContain(text);
    }

    @Test
    void owner_that_takes_no_part_agrees_too() {
        var concern = Samples.concern();
        var caseId = Samples.caseOf("police-force", concern);
        Samples.invite(caseId, "NHS-RX1", "AGENCY_CHECK");
        var item = Samples.column(
                        "select id from casework.contribution_closed where case_id = ?::uuid"
                                + " union select id from casework.contribution_open where case_id = ?::uuid limit 1",
                        caseId,
                        caseId)
                .get(0);
        var release = Releases.begun(Releases.releaseItem("nhs.specialist", caseId, item, "SCH-101"));
        assertThat(Samples.read("police.specialist", caseId, "TRIAGE").statusCode())
                .isEqualTo(404);

        Releases.act("police.specialist", caseId, release, "answers", Map.of("agreed", true, "reason", "Yes"))
                .then()
                .statusCode(201);

        assertThat(Releases.released("school.dsl").asString()).contains(release);
    }

    @Test
    void officer_and_manager_together_release_a_code_c_item_and_the_owner_is_told() {
        var caseId = Releases.sharedCase();
        Releases.item("police.practitioner", caseId, text, "2CC");
        var stubs = Samples.view("council.officer", caseId, "TRIAGE").<List<String>>path("restrictedItems.id");
        assertThat(stubs).hasSize(1);
        var release = Releases.begun(Releases.releaseItem("council.officer", caseId, stubs.get(0), "SCH-101"));
        var atRisk = Map.of("because", "IMMEDIATE_RISK", "reason", "She goes home with him at three");

        Releases.act("police.specialist", caseId, release, "overrides", atRisk)
                .then()
                .statusCode(403);
        Releases.act("council.officer", caseId, release, "overrides", atRisk)
                .then()
                .statusCode(201)
                .body("state", equalTo("AWAITING_OWNER"));
        Releases.act("council.officer", caseId, release, "overrides", atRisk)
                .then()
                .statusCode(409);
        assertThat(Releases.released("school.dsl").asString()).doesNotContain(text);
        assertThat(Releases.notices("police.specialist", release)).containsExactly("RELEASE_ASKED");

        Releases.act("council.manager", caseId, release, "overrides", atRisk)
                .then()
                .statusCode(201)
                .body("state", equalTo("LIVE"));

        assertThat(Releases.released("school.dsl").asString()).contains(text);
        assertThat(Releases.notices("police.specialist", release)).contains("RELEASED_BY_OVERRIDE");
        assertThat(Samples.view("nhs.specialist", caseId, "AGENCY_CHECK").asString())
                .doesNotContain(text);
    }

    @Test
    void exclusion_of_the_agency_addressed_beats_the_release_at_once() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        var release = Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));
        assertThat(Releases.released("school.dsl").asString()).contains(release);

        Samples.move(caseId, "exclusions", Map.of("agency", "SCH-101", "reason", "The accused works there"));

        assertThat(Releases.released("school.dsl").asString()).doesNotContain(release, caseId);
        assertThat(Releases.releaseItem("police.specialist", caseId, item, "SCH-101")
                        .statusCode())
                .as("a release does not tell who is excluded")
                .isEqualTo(201);
        assertThat(Releases.released("school.dsl").asString()).doesNotContain(text, caseId);
    }

    @Test
    void officer_releases_a_field_of_the_record_but_nobody_who_is_no_specialist_does() {
        var caseId = Releases.sharedCase();
        var body = Releases.terms("SCH-101");
        body.put("field", "concern.summary");

        Releases.release("council.practitioner", caseId, body).then().statusCode(403);
        Releases.release("police.specialist", caseId, body).then().statusCode(403);
        Releases.release("hubb.officer", caseId, body).then().statusCode(404);
        var release = Releases.begun(Releases.release("council.officer", caseId, body));

        assertThat(Releases.released("school.dsl").asString()).contains(release);
    }

    @Test
    void safe_field_is_refused_by_name_and_by_the_database() throws IOException {
        var caseId = Releases.sharedCase();
        var safe = Files.readAllLines(Path.of("src/main/resources/policy/disclosure-matrix.csv")).stream()
                .map(line -> line.split(",", -1))
                .filter(cells -> cells[2].equals("safe"))
                .map(cells -> cells[0])
                .toList();
        assertThat(safe).hasSize(3);
        for (String field : safe) {
            var body = Releases.terms("SCH-101");
            body.put("field", field);
            Releases.release("council.officer", caseId, body)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("field"));
            for (String table : List.of("dissemination", "dissemination_open")) {
                assertThatThrownBy(() -> change("insert into casework." + table
                                + " (id, case_id, hub, recorded_at, agency,"
                                + " field, until_at"
                                + (table.endsWith("open")
                                        ? ""
                                        : ", owner_agency, purpose,"
                                                + " lawful_basis, reason, released_by, released_by_person, released_by_agency")
                                + ") values (gen_random_uuid(), '" + caseId + "', 'HUB-A', now(), 'SCH-101', '" + field
                                + "', now() + interval '1 hour'"
                                + (table.endsWith("open") ? "" : ", 'LA-901', 'x', 'x', 'x', 'x', 'x', 'LA-901'")
                                + ")"))
                        .hasMessageContaining("safe_is_never_released");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject.school", "household.identifiers"})
    void place_that_is_protected_is_not_released_and_a_copy_of_it_stops(String field) {
        var concern = Samples.concern();
        ((ObjectNode) concern.at("/people/1")).set("address", concern.at("/people/0/address"));
        var caseId = Samples.caseOf("school-101", concern);
        var body = Releases.terms("NHS-RX1");
        body.put("field", field);
        var release = Releases.begun(Releases.release("council.officer", caseId, body));
        assertThat(Releases.released("nhs.specialist").asString()).contains(release);

        change("insert into casework.subject_open (id, case_id, hub, recorded_at, location_protected)"
                + " values (gen_random_uuid(), '" + caseId + "', 'HUB-A', now(), true)");

        assertThat(Releases.released("nhs.specialist").asString()).doesNotContain(release);
        assertThat(Releases.release("council.officer", caseId, body).statusCode())
                .isEqualTo(409);
    }

    @Test
    void release_until_a_time_that_has_passed_or_for_an_unknown_purpose_is_400() {
        var caseId = Releases.sharedCase();
        for (var wrong : List.of(
                Map.of("hours", -1),
                Map.of("hours", 24 * 365),
                Map.of("purpose", "CURIOSITY"),
                Map.of("lawfulBasis", "NONE"),
                Map.of("item", "0197f6a2-5a90-7c3b-a1d4-7e8f9021b3c6"))) {
            var body = Releases.terms("SCH-101");
            body.put("field", "concern.summary");
            body.putAll(wrong);
            assertThat(Releases.release("council.officer", caseId, body).statusCode())
                    .as(wrong.toString())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "2161", "1.5", "true", "\"soon\"", "\"48\""})
    void hours_out_of_range_or_no_number_are_refused_by_name(String hours) {
        var body = new JsonMapper().valueToTree(Releases.terms("SCH-101")).toString();
        var written = body.replaceAll("\"hours\":\\d+", "\"field\":\"concern.summary\",\"hours\":" + hours);

        Samples.as("council.officer")
                .header("Access-Purpose", "TRIAGE")
                .contentType("application/json")
                .body(written)
                .post("/v1/cases/" + Releases.sharedCase() + "/disseminations")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("hours"));
    }

    /** A copy for an agency that nobody knows would be read by nobody, and nobody would notice. */
    @ParameterizedTest
    @ValueSource(strings = {"SCH-110", "sch-101", "SCH 101", "the school"})
    void release_to_an_agency_the_hub_does_not_know_is_refused_by_name(String agency) {
        var body = Releases.terms(agency);
        body.put("field", "concern.summary");

        Releases.release("council.officer", Releases.sharedCase(), body)
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("agency"));
    }

    private static List<String> underOf(String entry) {
        return Samples.as("auditor").get("/v1/audit/entries/" + entry).path("under");
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
