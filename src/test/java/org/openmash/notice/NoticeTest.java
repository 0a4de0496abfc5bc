package org.openmash.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Releases;
import org.openmash.support.Samples;

/** Notices over HTTP: page by page, none pushed off by noise, marked as read. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class NoticeTest {
    @Test
    void pages_hold_every_notice_once_newest_first() {
        List<String> told = List.of(recalledItem(), recalledItem(), recalledItem());

        List<String> abouts = new ArrayList<>();
        String cursor = null;
        do {
            var page = page("nhs.specialist", 2, cursor);
            abouts.addAll(page.<List<String>>path("notices.about"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(abouts).doesNotHaveDuplicates().containsSubsequence(told.get(2), told.get(1), told.get(0));
        Samples.as("nhs.specialist").get("/v1/notices?cursor=made-up").then().statusCode(400);
        Samples.as("nhs.specialist").get("/v1/notices?limit=0").then().statusCode(400);
    }

    @Test
    void acknowledged_notice_leaves_the_unread_ones_for_whom_it_is_addressed_to_and_nobody_else_acknowledges_it() {
        var item = recalledItem();
        String notice = unread("nhs.specialist").path("notices.find { it.about == '" + item + "' }.id");

        acknowledge("council.officer", notice).then().statusCode(404);
        var first = acknowledge("nhs.specialist", notice);
        first.then().statusCode(200).body("acknowledgedAt", notNullValue());
        acknowledge("nhs.specialist", notice)
                .then()
                .statusCode(200)
                .body("acknowledgedAt", equalTo(first.path("acknowledgedAt")));

        assertThat(unread("nhs.specialist").<List<String>>path("notices.id")).doesNotContain(notice);
        assertThat(Samples.as("nhs.specialist")
                        .get("/v1/notices?acknowledged=true")
                        .<List<String>>path("notices.id"))
                .contains(notice);
        acknowledge("nhs.specialist", Samples.key()).then().statusCode(404);
        Samples.as("nhs.specialist").get("/v1/notices?acknowledged=yes").then().statusCode(400);
    }

    @Test
    void refused_tries_of_one_person_on_one_case_are_one_notice_with_their_number_and_unread_after_each() {
        var concern = Samples.concern();
        var caseId = Samples.caseOf("school-101", concern);
        Samples.move(caseId, "restrictions", Map.of("people", List.of("P-0001", "P-0002"), "reason", "Staff"));
        var subject = Samples.subject(concern);
        Map<String, Object> seek = Map.of(
                "identifier",
                Map.of("kind", "NHS_NUMBER", "value", subject.get("nhsNumber").asText()),
                "dateOfBirth",
                subject.get("dateOfBirth").asText(),
                "reasonCode",
                "MEDICAL_EMERGENCY",
                "reason",
                "Brought in unconscious");

        Releases.post("nhs.practitioner", "/v1/emergency-access", seek).then().statusCode(404);
        Releases.post("nhs.practitioner", "/v1/emergency-access", seek).then().statusCode(404);
        Releases.post("police.practitioner", "/v1/emergency-access", seek)
                .then()
                .statusCode(404);

        var of = "notices.findAll { it.caseId == '" + caseId + "' }";
        var list = Samples.as("council.officer").get("/v1/notices");
        list.then()
                .body(of + ".times", equalTo(List.of(1, 2)))
                .body(of + ".fromAgency", equalTo(List.of("POL-90", "NHS-RX1")));
        assertThat(list.asString()).doesNotContain("P-0007");
        acknowledge("council.officer", list.path(of + "[1].id")).then().statusCode(200);

        Releases.post("nhs.practitioner", "/v1/emergency-access", seek).then().statusCode(404);

        unread("council.officer")
                .then()
                .body(of + ".times", equalTo(List.of(3, 1)))
                .body(of + "[0].acknowledgedAt", nullValue());
    }

    @Test
    void whoever_broke_glass_does_not_mark_the_notice_to_the_agency_as_read() {
        var caseId = Releases.sharedCase();
        var grant = Releases.begun(Releases.post(
                "police.specialist",
                "/v1/cases/" + caseId + "/emergency-access",
                Map.of("reasonCode", "IMMEDIATE_DANGER", "reason", "At the door, a child cries")));
        // As when the agency has no named lead.
        var notice = Samples.column(
                        "insert into casework.notice (id, case_id, hub, recorded_at, visible_from, kind, about, to_agency)"
                                + " values (gen_random_uuid(), ?::uuid, 'HUB-A', now(), now(), 'EMERGENCY_ACCESS', ?::uuid, 'POL-90')"
                                + " returning id",
                        caseId,
                        grant)
                .get(0);

        acknowledge("police.specialist", notice).then().statusCode(409);
        unread("police.specialist").then().body("notices.id", hasItem(notice));
        Samples.column(
                "update casework.emergency_grant set person = 'P-X', until_at = recorded_at where id = ?::uuid returning id",
                grant);
        acknowledge("police.specialist", notice).then().statusCode(200);
    }

    @Test
    void entry_of_the_log_names_the_notices_shown() {
        recalledItem();
        var list = page("nhs.specialist", 1, null);

        Samples.as("auditor")
                .get("/v1/audit/entries/" + list.header("Audit-Entry"))
                .then()
                .body("items", equalTo(list.path("notices.id")));
    }

    /** An item that health read and the police took back. */
    private static String recalledItem() {
        var caseId = Releases.sharedCase();
        var item = Releases.item("police.practitioner", caseId, "Known from a call.", "1AP");
        Samples.view("nhs.specialist", caseId, "AGENCY_CHECK");
        Releases.post(
                        "police.specialist",
                        "/v1/cases/" + caseId + "/contributions/" + item + "/recalls",
                        Map.of("reason", "Filed on the wrong child"))
                .then()
                .statusCode(201);
        return item;
    }

    private static Response page(String user, int limit, @Nullable String cursor) {
        var list = Samples.as(user).get("/v1/notices?limit=" + limit + (cursor == null ? "" : "&cursor=" + cursor));
        list.then().statusCode(200);
        return list;
    }

    private static Response unread(String user) {
        return Samples.as(user).get("/v1/notices?acknowledged=false");
    }

    private static Response acknowledge(String user, String notice) {
        return Samples.as(user).post("/v1/notices/" + notice + "/acknowledgement");
    }
}
