package org.openmash.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** One line an item, from all agencies, each shown exactly as far as the view of the case shows it. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class ChronologyTest {

    @Test
    void lines_of_all_agencies_stand_in_the_order_of_events() {
        var caseId = caseOfFourAgencies();

        var lines = chronology("council.officer", caseId, "TRIAGE");

        lines.then().statusCode(200).header("Cache-Control", "no-store").body("next", nullValue());
        assertThat(lines.<List<String>>path("lines.date")).isSorted().hasSizeGreaterThanOrEqualTo(4);
        assertThat(Set.copyOf(lines.<List<String>>path("lines.agency"))).contains("SCH-101", "POL-90", "NHS-RX1");
        lines.then()
                .body("lines.find { it.field == 'police.detail' }", nullValue())
                .body("lines.find { it.field == 'education.detail' }.grade", equalTo("1AP"))
                .body("lines.find { it.field == 'education.detail' }.tier", equalTo("CLOSED"))
                .body("lines.find { it.field == 'education.detail' }.dateAccuracy", equalTo("AAA"))
                .body("lines.find { it.kind == 'CONCERN' }.agency", equalTo("SCH-101"));
    }

    @ParameterizedTest
    @CsvSource({
        "council.officer, TRIAGE",
        "police.practitioner, AGENCY_CHECK",
        "police.specialist, AGENCY_CHECK",
        "police.specialist, TRIAGE",
        "school.dsl, AGENCY_CHECK",
        "nhs.practitioner, AGENCY_CHECK",
        "nhs.specialist, AGENCY_CHECK",
    })
    void chronology_shows_of_each_item_what_the_view_shows_and_no_more(String user, String purpose) {
        var caseId = caseOfFourAgencies();

        var view = Samples.view(user, caseId, purpose);
        var lines = chronology(user, caseId, purpose);

        List<Map<String, Object>> items = view.path("contributions");
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Map<String, Object> line : lines.<List<Map<String, Object>>>path("lines")) {
            if ("CONTRIBUTION".equals(line.get("kind"))) {
                line.keySet().removeAll(Set.of("kind", "date", "tier"));
                shown.add(line);
            } else {
                var concern = new HashSet<>(line.keySet());
                concern.removeAll(Set.of("kind", "date", "tier", "agency"));
                assertThat(view.<Map<String, Object>>path("concerns[0]").keySet())
                        .containsAll(concern);
            }
        }
        assertThat(shown).containsExactlyInAnyOrderElementsOf(items);
    }

    @Test
    void item_of_a_field_withheld_is_no_line() {
        var caseId = caseOfFourAgencies();

        var lines = chronology("school.dsl", caseId, "AGENCY_CHECK");

        lines.then()
                .body("lines.kind", not(hasItem("CONCERN")))
                .body("lines.field", not(hasItem("health.headline")))
                .body("withheld.field", hasItem("health.headline"))
                .body("withheld.field", not(hasItem("subject.address")));
        assertThat(lines.asString()).doesNotContain("Did not attend", "NHS-RX1");
    }

    @Test
    void corrected_item_is_gone_and_its_correction_stands() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        Samples.invite(caseId, "SCH-101", "AGENCY_CHECK");
        var item = contribute("school.dsl", caseId, education("2026-01-12", "Slept in class"), "");
        contribute("school.dsl", caseId, education("2026-01-13", "Slept in two lessons"), "/" + item + "/corrections");

        var lines = chronology("council.officer", caseId, "TRIAGE");

        assertThat(lines.asString()).contains("Slept in two lessons").doesNotContain("Slept in class");
    }

    @Test
    void restricted_item_is_no_line_and_officers_see_whom_to_ask() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        Samples.invite(caseId, "POL-90", "AGENCY_CHECK");
        contribute(
                "police.specialist",
                caseId,
                Map.of(
                        "field", "police.detail",
                        "eventDate", "2026-01-20",
                        "detail", "Under a covert enquiry",
                        "grade", "2BC",
                        "handlingConditions", "Ask the source handler"),
                "");

        var officer = chronology("council.officer", caseId, "TRIAGE");
        var owner = chronology("police.specialist", caseId, "AGENCY_CHECK");

        assertThat(officer.asString()).doesNotContain("covert", "2026-01-20");
        officer.then().body("restrictedItems[0].agency", equalTo("POL-90"));
        assertThat(owner.asString()).contains("covert").doesNotContain("restrictedItems");
    }

    @Test
    void pages_hold_every_line_once() {
        var caseId = caseOfFourAgencies();
        List<Map<String, Object>> whole =
                chronology("council.officer", caseId, "TRIAGE").path("lines");
        List<Map<String, Object>> paged = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            var page = page("council.officer", caseId, cursor);
            paged.addAll(page.<List<Map<String, Object>>>path("lines"));
            cursor = page.path("next");
        } while (cursor != null);

        assertThat(paged).isEqualTo(whole).hasSizeGreaterThan(3);
    }

    @Test
    void cursor_of_another_case_and_a_limit_out_of_range_are_400() {
        var one = caseOfFourAgencies();
        var other = caseOfFourAgencies();
        String cursor = page("council.officer", one, null).path("next");

        page("council.officer", other, cursor).then().statusCode(400).body("violations[0].field", equalTo("cursor"));
        Samples.as("council.officer")
                .header("Access-Purpose", "TRIAGE")
                .get("/v1/cases/" + one + "/chronology?limit=501")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("limit"));
    }

    @Test
    void case_one_may_not_know_of_has_no_chronology() {
        var caseId = Samples.caseOf("school-101", Samples.concern());

        for (String id : List.of(caseId, UUID.randomUUID().toString())) {
            chronology("police.practitioner", id, "TRIAGE").then().statusCode(404);
        }
    }

    @Test
    void entry_of_a_page_names_its_items_and_the_fields_of_a_chronology_only() {
        var caseId = caseOfFourAgencies();
        String entry = chronology("council.officer", caseId, "TRIAGE").header("Audit-Entry");

        Samples.as("auditor")
                .get("/v1/audit/entries/" + entry)
                .then()
                .statusCode(200)
                .body("operation", equalTo("GET /v1/cases/{id}/chronology"))
                .body("items.size()", equalTo(3))
                .body("shown", hasItem("education.detail"))
                .body("shown", not(hasItem("subject.name")));
    }

    private static String caseOfFourAgencies() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        for (String agency : List.of("POL-90", "SCH-101", "NHS-RX1")) {
            Samples.invite(caseId, agency, "AGENCY_CHECK");
        }
        contribute(
                "police.specialist",
                caseId,
                Map.of("field", "police.headline", "eventType", "DOMESTIC_INCIDENT", "eventDate", "2025-11-02"),
                "");
        contribute(
                "nhs.specialist",
                caseId,
                Map.of(
                        "field", "health.detail",
                        "eventType", "APPOINTMENT_MISSED",
                        "eventDate", "2026-03-01",
                        "detail", "Did not attend",
                        "nature", "FACT"),
                "");
        return caseId;
    }

    private static Map<String, String> education(String date, String detail) {
        return Map.of(
                "field", "education.detail", "eventType", "BEHAVIOUR_CHANGE", "eventDate", date, "detail", detail);
    }

    private static String contribute(String user, String caseId, Map<String, String> item, String path) {
        var added = Samples.as(user)
                .contentType("application/json")
                .body(item)
                .post("/v1/cases/" + caseId + "/contributions" + path);
        assertThat(added.statusCode()).as(added.asString()).isEqualTo(201);
        return added.path("id");
    }

    private static Response chronology(String user, String caseId, String purpose) {
        return Samples.as(user).header("Access-Purpose", purpose).get("/v1/cases/" + caseId + "/chronology");
    }

    private static Response page(String user, String caseId, @Nullable String cursor) {
        var request = Samples.as(user).header("Access-Purpose", "TRIAGE").queryParam("limit", 1);
        return (cursor == null ? request : request.queryParam("cursor", cursor))
                .get("/v1/cases/" + caseId + "/chronology");
    }
}
