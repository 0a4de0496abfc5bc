package org.openmash.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** Why a caller reads a field or does not: from the table and the live purpose, never from what is held. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class ExplanationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "school.dsl|AGENCY_CHECK|health.detail|SECTOR|Nobody of the sector school reads 'Health: detail', whatever the"
                        + " tier or the purpose.",
                "school.dsl|AGENCY_CHECK|concern.summary|TIER|Of the sector school only specialists (tier-closed) read 'What"
                        + " happened', and your account is not one.",
                "school.dsl|TRIAGE|education.detail|PURPOSE|You read 'Education: detail' only while one of AGENCY_CHECK,"
                        + " ASSESSMENT, EARLY_HELP, S47_ENQUIRY, STRATEGY_DISCUSSION, TRIAGE is live for you on the case, and"
                        + " TRIAGE, the purpose you stated, is not live for you on it.",
                "school.dsl|MARAC|education.detail|PURPOSE|You read 'Education: detail' only while one of AGENCY_CHECK,"
                        + " ASSESSMENT, EARLY_HELP, S47_ENQUIRY, STRATEGY_DISCUSSION, TRIAGE is live for you on the case, and"
                        + " MARAC, the purpose you stated, is not one of them.",
                "school.dsl|AGENCY_CHECK|education.detail||Your sector and tier read 'Education: detail' because AGENCY_CHECK,"
                        + " the purpose you stated, is live for you on this case.",
                "school.dsl|MARAC|subject.name||Your sector and tier read 'Name and known-as' for any purpose.",
            })
    void caller_is_told_why_in_one_sentence(String user, String purpose, String field, String reason, String because) {
        var caseId = Samples.caseOf("police-force", Samples.concern());
        Samples.invite(caseId, "SCH-101", "AGENCY_CHECK");

        explain(user, caseId, purpose, field)
                .then()
                .statusCode(200)
                .body("because", equalTo(because))
                .body("reason", equalTo(reason))
                .body("readable", equalTo(reason == null))
                .body("rule.sector", equalTo("school"))
                .body("policyVersion", startsWith("sha256:"));
    }

    @Test
    void explanation_agrees_with_the_view_for_every_field() {
        var caseId = Samples.caseOf("police-force", Samples.concern());
        Samples.invite(caseId, "SCH-101", "AGENCY_CHECK");
        List<String> fields = Samples.as("school.dsl").get("/v1/me/disclosure").path("fields.field");
        var view = Samples.view("school.dsl", caseId, "AGENCY_CHECK");

        for (String field : fields) {
            String withheld = view.path("withheld.find { it.field == '" + field + "' }.reason");
            explain("school.dsl", caseId, "AGENCY_CHECK", field).then().body("reason", equalTo(withheld));
        }
        assertThat(fields).hasSizeGreaterThan(100);
    }

    @Test
    void explanation_is_the_same_whatever_is_held() {
        var full = Samples.caseOf("police-force", Samples.concern());
        var bare = Samples.concern();
        bare.withArray("/contributions").removeAll();
        bare.remove("childVoice");
        var empty = Samples.caseOf("police-force", bare);
        Samples.invite(full, "SCH-101", "AGENCY_CHECK");
        Samples.invite(empty, "SCH-101", "AGENCY_CHECK");

        for (String field :
                List.of("education.detail", "concern.childVoice", "subject.address", "police.intelligence")) {
            assertThat(explain("school.dsl", full, "AGENCY_CHECK", field).asString())
                    .isEqualTo(
                            explain("school.dsl", empty, "AGENCY_CHECK", field).asString());
        }
    }

    @Test
    void unknown_field_and_missing_field_are_400_that_name_it() {
        var caseId = Samples.caseOf("school-101", Samples.concern());

        for (String field : List.of("health.nothing", "")) {
            explain("council.officer", caseId, "TRIAGE", field)
                    .then()
                    .statusCode(400)
                    .body("violations[0].field", equalTo("field"));
        }
    }

    @Test
    void case_one_may_not_know_of_is_404_whatever_the_field() {
        var caseId = Samples.caseOf("school-101", Samples.concern());

        for (String id : List.of(caseId, UUID.randomUUID().toString())) {
            explain("police.practitioner", id, "TRIAGE", "subject.name").then().statusCode(404);
        }
    }

    private static Response explain(String user, String caseId, String purpose, String field) {
        return Samples.as(user)
                .header("Access-Purpose", purpose)
                .queryParam("field", field)
                .get("/v1/cases/" + caseId + "/explanation");
    }
}
