package org.openmash.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Releases;
import org.openmash.support.Samples;

/** What an agency keeps in hand of what it gave: recall, restriction, and who read it. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class OriginatorControlTest {
    private final String text = "Known from a call in May, " + UUID.randomUUID();
    private static final Map<String, String> REASON = Map.of("reason", "Filed on the wrong child");

    @Test
    void recalled_item_is_sealed_for_everyone_else_and_whoever_read_it_is_told() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        assertThat(Samples.view("nhs.specialist", caseId, "AGENCY_CHECK").asString())
                .contains(text);

        hold("nhs.specialist", caseId, item, "recalls").then().statusCode(404);
        hold("police.practitioner", caseId, item, "recalls").then().statusCode(403);
        hold("police.specialist", caseId, item, "recalls")
                .then()
                .statusCode(201)
                .body("state", equalTo("RECALLED"));

        assertThat(Samples.view("nhs.specialist", caseId, "AGENCY_CHECK").asString())
                .doesNotContain(text, item);
        var officer = Samples.view("council.officer", caseId, "TRIAGE");
        assertThat(officer.asString()).doesNotContain(text);
        officer.then()
                .body("contributions.id", not(hasItem(item)))
                .body("recalledItems.id", equalTo(List.of(item)))
                .body("recalledItems.agency", equalTo(List.of("POL-90")))
                .body("recalledItems.kind", equalTo(List.of("police")))
                .body("recalledItems[0].recalledAt", notNullValue());
        assertThat(Samples.view("police.practitioner", caseId, "AGENCY_CHECK").asString())
                .contains(text);
        assertThat(Releases.notices("nhs.specialist", item)).containsExactly("CONTRIBUTION_RECALLED");
        assertThat(Releases.notices("nhs.practitioner", item)).isEmpty();
        assertThat(hold("police.specialist", caseId, item, "recalls").statusCode())
                .isEqualTo(409);
    }

    /** Without waiting, the release would copy what is taken back at that moment, and the copy would live on. */
    @Test
    void release_begun_while_the_item_is_taken_back_waits_and_is_refused() throws Exception {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        try (var recall = LocalDatabase.connect("postgres")) {
            recall.setAutoCommit(false);
            try (var statement = recall.createStatement()) {
                statement.execute("select pg_advisory_xact_lock(hashtextextended('" + item + "', 2))");
                statement.execute(
                        "insert into casework.contribution_hold (id, case_id, hub, recorded_at, item, kind, agency,"
                                + " held_by, held_by_person, reason) values (gen_random_uuid(), '" + caseId
                                + "', 'HUB-A', now(), '"
                                + item + "', 'RECALLED', 'POL-90', 's', 'P-0005', 'Wrong child')");
            }

            var release = CompletableFuture.supplyAsync(
                    () -> Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));
            while (!release.isDone()
                    && Samples.column("select 1 from pg_stat_activity where wait_event = 'advisory' and query like"
                                    + " '%pg_advisory_xact_lock(hashtextextended($1, 2))%'")
                            .isEmpty()) {
                Thread.onSpinWait();
            }
            recall.commit();

            release.get().then().statusCode(409);
        }
        assertThat(Releases.released("school.dsl").asString()).doesNotContain(text);
    }

    @Test
    void recalled_item_that_an_officer_could_not_have_known_of_leaves_no_stub() {
        var caseId = Releases.sharedCase();
        var item = Samples.as("police.specialist")
                .contentType("application/json")
                .body(Map.of("field", "prevent.assessment", "eventType", "OTHER", "detail", text, "grade", "1AP"))
                .post("/v1/cases/" + caseId + "/contributions")
                .<String>path("id");

        hold("police.specialist", caseId, item, "recalls").then().statusCode(201);

        var officer = Samples.view("council.officer", caseId, "TRIAGE");
        officer.then().body("recalledItems", equalTo(List.of()));
        assertThat(officer.asString()).doesNotContain(item);
    }

    @Test
    void restriction_stops_what_was_released_until_then_and_no_later_release() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));

        hold("police.specialist", caseId, item, "restrictions").then().statusCode(201);

        assertThat(Releases.released("school.dsl").asString()).doesNotContain(text);
        Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));
        assertThat(Releases.released("school.dsl").asString()).contains(text);
    }

    @Test
    void correction_of_a_restricted_item_stays_restricted() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        hold("police.specialist", caseId, item, "restrictions").then().statusCode(201);

        Samples.as("police.specialist")
                .contentType("application/json")
                .body(Map.of(
                        "field", "police.detail", "eventType", "OTHER", "detail", text + " In June.", "grade", "1AP"))
                .post("/v1/cases/" + caseId + "/contributions/" + item + "/corrections")
                .then()
                .statusCode(201);

        for (String user : List.of("nhs.specialist", "council.officer")) {
            assertThat(Samples.view(user, caseId, "AGENCY_CHECK").asString()).doesNotContain(text);
        }
        assertThat(Samples.view("police.specialist", caseId, "AGENCY_CHECK").asString())
                .contains(text + " In June.");
    }

    @Test
    void recall_stops_a_released_copy_and_tells_its_readers() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));
        assertThat(Releases.released("school.dsl").asString()).contains(text);

        hold("police.specialist", caseId, item, "recalls").then().statusCode(201);

        assertThat(Releases.released("school.dsl").asString()).doesNotContain(text);
        assertThat(Releases.notices("school.dsl", item)).containsExactly("CONTRIBUTION_RECALLED");
        assertThat(Releases.releaseItem("police.specialist", caseId, item, "SCH-101")
                        .statusCode())
                .isEqualTo(409);
    }

    @Test
    void restricted_item_is_its_agency_s_own_and_officers_know_whom_to_ask() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");

        hold("police.specialist", caseId, item, "restrictions").then().statusCode(201);

        var officer = Samples.view("council.officer", caseId, "TRIAGE");
        assertThat(officer.asString()).doesNotContain(text);
        officer.then().body("restrictedItems.agency", equalTo(List.of("POL-90")));
        assertThat(Samples.view("nhs.specialist", caseId, "AGENCY_CHECK").asString())
                .doesNotContain(text, item);
    }

    @Test
    void correction_is_told_to_whoever_read_the_old_version() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        Samples.view("nhs.specialist", caseId, "AGENCY_CHECK");

        Samples.as("police.practitioner")
                .contentType("application/json")
                .body(Map.of("field", "police.detail", "eventType", "OTHER", "detail", "In June.", "grade", "1AP"))
                .post("/v1/cases/" + caseId + "/contributions/" + item + "/corrections")
                .then()
                .statusCode(201);

        assertThat(Releases.notices("nhs.specialist", item)).containsExactly("CONTRIBUTION_CORRECTED");
        assertThat(Releases.notices("council.manager", item)).isEmpty();
    }

    @Test
    void notice_about_a_case_one_is_kept_out_of_is_never_seen() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        Samples.view("nhs.specialist", caseId, "AGENCY_CHECK");
        hold("police.specialist", caseId, item, "recalls").then().statusCode(201);
        assertThat(Releases.notices("nhs.specialist", item)).hasSize(1);

        Samples.move(caseId, "exclusions", Map.of("person", "P-0008", "reason", "Aunt"));

        assertThat(Releases.notices("nhs.specialist", item)).isEmpty();
    }

    @Test
    void lead_reads_who_read_an_item_by_agency_duty_purpose_and_day_and_nobody_else_does() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        Samples.view("nhs.specialist", caseId, "AGENCY_CHECK");
        Samples.view("nhs.specialist", caseId, "AGENCY_CHECK");

        var readers = readers("police.specialist", item);

        readers.then()
                .statusCode(200)
                .body("reads.agency", equalTo(List.of("NHS-RX1")))
                .body("reads.duty", equalTo(List.of("practitioner")))
                .body("reads.purpose", equalTo(List.of("AGENCY_CHECK")))
                .body("reads.reads", equalTo(List.of(2)))
                .body(
                        "reads.day",
                        equalTo(List.of(
                                LocalDate.now(ZoneId.of("Europe/London")).toString())));
        assertThat(readers.asString()).doesNotContain("nhs.specialist", "P-0008");
        assertThat(readers("police.practitioner", item).statusCode()).isEqualTo(403);
        assertThat(readers("nhs.specialist", item).statusCode()).isEqualTo(404);
        var month = Samples.as("police.specialist").get("/v1/receipts/" + YearMonth.now(ZoneId.of("Europe/London")));
        month.then().statusCode(200);
        assertThat(month.<List<String>>path("reads.item")).contains(item);
        Samples.as("police.specialist").get("/v1/receipts/next").then().statusCode(400);
    }

    @Test
    void read_for_a_protected_purpose_is_told_only_after_an_officer_released_it_and_never_by_its_purpose() {
        var caseId = Releases.sharedCase();
        Samples.invite(caseId, "NHS-RX1", "S47_ENQUIRY");
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        Samples.view("nhs.specialist", caseId, "S47_ENQUIRY");
        readers("police.specialist", item).then().body("reads", equalTo(List.of()));

        Releases.post("police.specialist", "/v1/cases/" + caseId + "/protected-read-releases", REASON)
                .then()
                .statusCode(403);
        Releases.post("council.officer", "/v1/cases/" + caseId + "/protected-read-releases", REASON)
                .then()
                .statusCode(201);

        readers("police.specialist", item)
                .then()
                .body("reads.purpose", equalTo(List.of("PROTECTED_PURPOSE")))
                .body("reads.agency", equalTo(List.of("NHS-RX1")));
    }

    @Test
    void covert_purpose_that_is_not_live_hides_no_read_from_the_owner_and_is_not_named() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");

        Samples.view("nhs.specialist", caseId, "S47_ENQUIRY");
        Samples.as("nhs.specialist")
                .header("Access-Purpose", "MARAC")
                .get("/v1/cases/" + caseId + "/chronology")
                .then()
                .statusCode(200);

        readers("police.specialist", item)
                .then()
                .body("reads.agency", equalTo(List.of("NHS-RX1")))
                .body("reads.purpose", equalTo(List.of("PURPOSE_NOT_LIVE")))
                .body("reads.reads", equalTo(List.of(2)));
    }

    @Test
    void covert_purpose_stated_over_a_list_of_copies_hides_only_copies_released_for_it() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));
        var other = Releases.item("police.practitioner", caseId, text, "1AP");
        var covert = Releases.terms("SCH-101");
        covert.put("item", other);
        covert.put("purpose", "MARAC");
        Releases.begun(Releases.release("police.specialist", caseId, covert));

        Samples.as("school.dsl").header("Access-Purpose", "MARAC").get("/v1/disseminations");

        readers("police.specialist", item).then().body("reads.purpose", equalTo(List.of("PURPOSE_NOT_LIVE")));
        readers("police.specialist", other).then().body("reads", equalTo(List.of()));
    }

    @Test
    void reads_of_a_restricted_case_are_not_told() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, text, "1AP");
        Samples.view("council.officer", caseId, "TRIAGE");
        readers("police.specialist", item).then().body("reads.agency", equalTo(List.of("LA-901")));

        Samples.move(
                caseId, "restrictions", Map.of("people", List.of("P-0001", "P-0002", "P-0005"), "reason", "Staff"));

        readers("police.specialist", item).then().body("reads", equalTo(List.of()));
    }

    private static Response hold(String user, String caseId, String item, String what) {
        return Releases.post(user, "/v1/cases/" + caseId + "/contributions/" + item + "/" + what, REASON);
    }

    private static Response readers(String user, String item) {
        return Samples.as(user).get("/v1/contributions/" + item + "/readers");
    }
}
