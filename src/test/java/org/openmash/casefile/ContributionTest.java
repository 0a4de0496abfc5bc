package org.openmash.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** What agencies add to a case: who reads it, how it is corrected, what its originator keeps back. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class ContributionTest {

    @Test
    void item_is_read_for_the_purpose_its_field_needs() {
        var caseId = sharedCase();
        var item = add("police.practitioner", caseId, "Called to the house at night.");

        item.then().statusCode(201).body("caseId", equalTo(caseId));
        assertThat(Samples.view("nhs.specialist", caseId, "AGENCY_CHECK").asString())
                .contains("Called to the house at night.");
        assertThat(Samples.view("nhs.practitioner", caseId, "AGENCY_CHECK").asString())
                .doesNotContain("Called to the house at night.");
        assertThat(Samples.view("council.officer", caseId, "TRIAGE").asString())
                .contains("Called to the house at night.");
    }

    @Test
    void correction_takes_the_place_of_the_item() {
        var caseId = sharedCase();
        String item = add("police.practitioner", caseId, "Called to the house on Monday.")
                .path("id");

        var corrected = correct("police.practitioner", caseId, item, "Called to the house on Tuesday.");

        corrected.then().statusCode(201).body("corrects", equalTo(item));
        assertThat(Samples.view("council.officer", caseId, "TRIAGE").asString())
                .contains("on Tuesday")
                .doesNotContain("on Monday");
        assertThat(correct("police.practitioner", caseId, item, "Again.").statusCode())
                .isEqualTo(409);
    }

    @Test
    void item_of_another_agency_cannot_be_corrected() {
        var caseId = sharedCase();
        String item = add("police.practitioner", caseId, "Called to the house.").path("id");

        assertThat(correct("nhs.practitioner", caseId, item, "Never.").statusCode())
                .isEqualTo(404);
        assertThat(correct("council.officer", caseId, item, "Never.").statusCode())
                .isEqualTo(404);
        assertThat(Samples.view("council.officer", caseId, "TRIAGE").asString())
                .contains("Called to the house.")
                .doesNotContain("Never.");
    }

    @Test
    void agency_that_takes_no_part_adds_nothing() {
        var caseId = Samples.caseOf("school-101", Samples.concern());

        assertThat(add("police.practitioner", caseId, "Known to us.").statusCode())
                .isEqualTo(404);
    }

    @Test
    void item_with_handling_code_c_is_its_agency_s_own_and_officers_know_that_it_is_there() {
        var concern = Samples.concern();
        concern.withArray("/contributions")
                .addObject()
                .put("field", "police.detail")
                .put("eventType", "OTHER")
                .put("eventDate", "2026-02-01")
                .put("detail", "An informant said so.")
                .put("grade", "2CC")
                .put("handlingConditions", "Ask the originator first.");
        var caseId = Samples.caseOf("police-force", concern);
        for (String agency : List.of("POL-90", "NHS-RX1")) {
            Samples.invite(caseId, agency, "AGENCY_CHECK");
        }

        var officer = Samples.view("council.officer", caseId, "TRIAGE");
        var health = Samples.view("nhs.specialist", caseId, "AGENCY_CHECK");
        var police = Samples.view("police.specialist", caseId, "AGENCY_CHECK");

        assertThat(police.asString()).contains("An informant said so.");
        assertThat(officer.asString()).doesNotContain("An informant", "Ask the originator");
        officer.then().body("restrictedItems.agency", equalTo(List.of("POL-90")));
        assertThat(health.asString()).doesNotContain("An informant", "Ask the originator");
        health.then().body("", not(hasKey("restrictedItems")));
        assertThat(ids(health)).hasSize(1);
        assertThat(ids(police)).hasSize(2);
    }

    @Test
    void handling_code_c_without_conditions_is_400() {
        var caseId = sharedCase();

        Samples.as("police.practitioner")
                .contentType("application/json")
                .body(Map.of("field", "police.detail", "detail", "…", "grade", "1AC"))
                .post("/v1/cases/" + caseId + "/contributions")
                .then()
                .statusCode(400)
                .body("violations.field", equalTo(List.of("handlingConditions")));
    }

    private static List<String> ids(Response view) {
        return view.path("contributions.id");
    }

    private static String sharedCase() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        for (String agency : List.of("POL-90", "NHS-RX1")) {
            Samples.invite(caseId, agency, "AGENCY_CHECK");
        }
        return caseId;
    }

    private static Response add(String user, String caseId, String detail) {
        return send(user, "/v1/cases/" + caseId + "/contributions", detail);
    }

    private static Response correct(String user, String caseId, String item, String detail) {
        return send(user, "/v1/cases/" + caseId + "/contributions/" + item + "/corrections", detail);
    }

    private static Response send(String user, String path, String detail) {
        return Samples.as(user)
                .contentType("application/json")
                .body(Map.of("field", "police.detail", "eventType", "OTHER", "detail", detail, "grade", "1AP"))
                .post(path);
    }
}
