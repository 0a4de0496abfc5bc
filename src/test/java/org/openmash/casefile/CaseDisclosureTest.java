package org.openmash.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** What of one real case each role is shown. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class CaseDisclosureTest {
    private static final String SUMMARY = "Came to school without a coat";

    @ParameterizedTest
    @CsvSource({
        "police.practitioner, POL-90, 'sex,address,school', 'nhsNumber,ethnicity,gpPractice,upn'",
        "police.specialist, POL-90, 'nhsNumber,ethnicity,pncId', 'gpPractice,upn,uln'",
        "school.dsl, SCH-101, 'ethnicity,upn,school', 'nhsNumber,address,contactDetails,gpPractice,safeAddress'",
        "nhs.practitioner, NHS-RX1, 'nhsNumber,gpPractice,address', 'upn,pncId,uprn,safeAddress'",
        "council.officer, LA-901, 'nhsNumber,gpPractice,address,upn,localId', 'safeAddress,niNumber'",
    })
    void each_role_sees_its_own_fields_of_the_subject(String user, String agency, String shown, String withheld) {
        var caseId = ratedCase();
        if (!agency.equals("LA-901")) {
            Samples.invite(caseId, agency);
        }

        var view = Samples.view(user, caseId, "TRIAGE");

        for (String key : shown.split(",", -1)) {
            view.then().body("subject", hasKey(key)).body("withheld.field", not(hasItem("subject." + key)));
        }
        for (String key : withheld.split(",", -1)) {
            view.then().body("subject", not(hasKey(key))).body("withheld.field", hasItem("subject." + key));
        }
        view.then().body("subject.name", containsString("Wrenmarsh")).header("Cache-Control", "no-store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TRIAGE",
                "AGENCY_CHECK",
                "STRATEGY_DISCUSSION",
                "S47_ENQUIRY",
                "ASSESSMENT",
                "EARLY_HELP",
                "MARAC",
                "CHANNEL",
                "CHILD_PROTECTION_CONFERENCE",
                "INSPECTION"
            })
    void school_never_reads_the_account_or_the_adults_of_the_household(String purpose) {
        var caseId = ratedCase();
        Samples.invite(caseId, "SCH-101", purpose);

        var view = Samples.view("school.dsl", caseId, purpose);

        view.then()
                .body("withheld.field", hasItem("concern.summary"))
                .body("withheld.field", hasItem("household.adults"))
                .body("household", not(hasKey("adults")));
        assertThat(view.asString()).doesNotContain(SUMMARY, "Kat");
    }

    @Test
    void officer_reads_the_account_for_triage() {
        var view = Samples.view("council.officer", ratedCase(), "TRIAGE");

        view.then().body("concerns[0].summary", containsString(SUMMARY));
        assertThat(view.asString()).contains("Kat");
    }

    @Test
    void only_the_purpose_an_agency_takes_part_for_is_live() {
        var caseId = ratedCase();
        Samples.invite(caseId, "POL-90", "AGENCY_CHECK");

        var triage = Samples.view("police.specialist", caseId, "TRIAGE");
        var check = Samples.view("police.specialist", caseId, "AGENCY_CHECK");

        triage.then()
                .body("withheld.find { it.field == 'concern.summary' }.reason", equalTo("PURPOSE"))
                .body("purpose", equalTo("TRIAGE"));
        assertThat(triage.asString()).doesNotContain(SUMMARY);
        check.then().body("concerns[0].summary", containsString(SUMMARY));
    }

    @Test
    void reader_of_another_tier_is_told_that_the_tier_is_the_reason() {
        var caseId = ratedCase();
        Samples.invite(caseId, "POL-90", "AGENCY_CHECK");

        Samples.view("police.practitioner", caseId, "AGENCY_CHECK")
                .then()
                .body("withheld.find { it.field == 'concern.summary' }.reason", equalTo("TIER"))
                .body("withheld.find { it.field == 'subject.gpPractice' }.reason", equalTo("SECTOR"));
    }

    @Test
    void purpose_must_be_stated_and_known() {
        var caseId = ratedCase();

        Samples.as("council.officer")
                .get("/v1/cases/" + caseId)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:openmash:problem:purpose-required"));
        Samples.read("council.officer", caseId, "CURIOSITY")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("Access-Purpose"));
        Samples.as("council.officer").get("/v1/cases").then().statusCode(400);
    }

    @Test
    void view_names_the_policy_and_the_entry_that_records_it() {
        var caseId = ratedCase();

        var view = Samples.view("council.officer", caseId, "TRIAGE");

        assertThat(view.<String>path("policyVersion")).startsWith("sha256:");
        assertThat(Samples.column(
                        "select d.cases[1] from audit.detail d where d.entry_id = ?::uuid", view.header("Audit-Entry")))
                .containsExactly(caseId);
    }

    @ParameterizedTest
    @ValueSource(strings = {"police.practitioner", "school.dsl", "nhs.practitioner", "council.officer"})
    void protected_location_is_hidden_wherever_the_safe_address_is(String user) {
        var caseId = hidden(concern -> Samples.subject(concern)
                .putObject("safeAddress")
                .put("postcode", "M1 1AE")
                .putArray("lines")
                .add("The Refuge"));

        var view = Samples.view(user, caseId, "TRIAGE");

        for (String key : List.of("address", "school", "gpPractice", "whereabouts", "uprn", "safeAddress")) {
            view.then().body("subject." + key, org.hamcrest.Matchers.nullValue());
        }
        view.then().body("subject.safetyInstruction", hasItem("DO_NOT_DISCLOSE_LOCATION"));
        assertThat(view.asString())
                .doesNotContain("Nowhere Lane", "Sampleton Primary", "Sampleton Surgery", "The Refuge", "100023336956");
    }

    @ParameterizedTest
    @ValueSource(strings = {"police.practitioner", "school.dsl", "nhs.practitioner", "council.officer"})
    void instruction_not_to_disclose_the_location_hides_it_too(String user) {
        var caseId = hidden(concern ->
                Samples.subject(concern).putArray("safetyInstructions").add("DO_NOT_DISCLOSE_LOCATION"));

        var view = Samples.view(user, caseId, "TRIAGE");

        assertThat(view.asString()).doesNotContain("Nowhere Lane", "Sampleton Primary", "Sampleton Surgery");
    }

    @Test
    void location_that_becomes_protected_later_hides_what_was_sent_before() {
        var concern = Samples.concern();
        var caseId = Samples.caseOf("school-101", concern);
        Samples.rate(caseId);
        Samples.invite(caseId, "POL-90");
        Samples.view("police.practitioner", caseId, "TRIAGE")
                .then()
                .body("subject.school", equalTo("Sampleton Primary"));
        Samples.subject(concern).putArray("safetyInstructions").add("DO_NOT_DISCLOSE_LOCATION");

        assertThat(Samples.caseOf("nhs-trust", concern)).isEqualTo(caseId);

        assertThat(Samples.view("police.practitioner", caseId, "TRIAGE").asString())
                .doesNotContain("Nowhere Lane", "Sampleton Primary");
        assertThat(Samples.tasksOf(caseId)).contains("CONFIRM_PARTICIPATIONS");
    }

    @Test
    void location_that_becomes_protected_later_hides_where_the_household_lives_too() {
        var concern = Samples.concern();
        ((com.fasterxml.jackson.databind.node.ObjectNode) concern.at("/people/1"))
                .put("school", "Oldtown College")
                .putObject("address")
                .put("postcode", "M1 1AE")
                .putArray("lines")
                .add("9 Elsewhere Row");
        var caseId = Samples.caseOf("school-101", concern);
        Samples.invite(caseId, "NHS-RX1", "AGENCY_CHECK");
        assertThat(Samples.view("nhs.specialist", caseId, "AGENCY_CHECK").asString())
                .contains("9 Elsewhere Row", "Oldtown College");
        Samples.subject(concern).putArray("safetyInstructions").add("DO_NOT_DISCLOSE_LOCATION");

        assertThat(Samples.caseOf("nhs-trust", concern)).isEqualTo(caseId);

        assertThat(Samples.view("nhs.specialist", caseId, "AGENCY_CHECK").asString())
                .doesNotContain("9 Elsewhere Row", "Oldtown College");
    }

    @Test
    void specialist_reads_a_protected_location_for_a_purpose_that_needs_it() {
        var caseId = hidden(concern ->
                Samples.subject(concern).putArray("safetyInstructions").add("DO_NOT_DISCLOSE_LOCATION"));
        Samples.invite(caseId, "POL-90", "S47_ENQUIRY");

        assertThat(Samples.view("police.specialist", caseId, "S47_ENQUIRY").asString())
                .contains("Nowhere Lane");
        assertThat(Samples.view("police.specialist", caseId, "TRIAGE").asString())
                .doesNotContain("Nowhere Lane");
        assertThat(Samples.view("police.practitioner", caseId, "S47_ENQUIRY").asString())
                .doesNotContain("Nowhere Lane");
    }

    @Test
    void sibling_who_must_not_be_found_is_not_in_the_household_of_the_other() {
        var concern = Samples.concern();
        var sibling = Samples.addSubject(concern, "Zephyrine");
        Samples.addSubject(concern, "Bartholomew");
        sibling.putObject("safeAddress").putArray("lines").add("The Refuge");
        var cases = Samples.casesOf(Samples.raise("school-101", concern).path("id"));

        var first = Samples.view("council.officer", cases.get(0), "TRIAGE");
        var hidden = Samples.view("council.officer", cases.get(1), "TRIAGE");

        assertThat(first.asString()).contains("Bartholomew").doesNotContain("Zephyrine");
        assertThat(hidden.<String>path("subject.name")).contains("Zephyrine");
        assertThat(hidden.asString()).contains("Bartholomew");
    }

    private static String ratedCase() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        Samples.move(
                caseId, "ratings", Map.of("rating", "AMBER", "rationale", "As told.", "raisingAgencyTakesPart", false));
        return caseId;
    }

    /** A case in which every agency takes part, about somebody who must not be found. */
    private static String hidden(java.util.function.Consumer<ObjectNode> hiding) {
        var concern = Samples.concern();
        hiding.accept(concern);
        var caseId = Samples.caseOf("school-101", concern);
        Samples.rate(caseId);
        for (String agency : Arrays.asList("POL-90", "NHS-RX1")) {
            Samples.invite(caseId, agency);
        }
        return caseId;
    }
}
