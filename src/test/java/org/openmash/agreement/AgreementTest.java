package org.openmash.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Releases;
import org.openmash.support.Samples;

/** Agreements over HTTP. Each test has a purpose of its own, so that none changes what another may read. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class AgreementTest {
    private static final List<String> ALL = List.of("health", "education", "police", "council", "prevent");

    /** A suspension is for good and for every purpose: each test ends without its agreements. */
    @AfterEach
    void agreements_of_the_test_are_gone() throws SQLException {
        try (var connection = LocalDatabase.connect("postgres");
                var statement = connection.createStatement()) {
            for (String table : List.of("agreement_suspension", "agreement_approval", "agreement")) {
                statement.execute("alter table policy." + table + " disable trigger stays");
                statement.execute("delete from policy." + table);
                statement.execute("alter table policy." + table + " enable always trigger stays");
            }
        }
        propose(with()); // a change over the API makes the service read them anew
    }

    @Test
    void read_without_any_agreement_goes_on_and_is_flagged_and_reported() {
        var caseId = ratedCase("AMBER");

        var view = Samples.view("police.specialist", caseId, "STATISTICS");

        entry(view).body("agreementVerdict", equalTo("REVIEW")).body("agreements", empty());
        var today = LocalDate.now(ZoneId.of("Europe/London"));
        Samples.as("governance")
                .get("/v1/agreements/reviews?day=" + today)
                .then()
                .statusCode(200)
                .body("day", equalTo(today.toString()))
                .body(
                        "reads.findAll { it.agency == 'POL-90' && it.purpose == 'STATISTICS' }.reads",
                        equalTo(List.of(1)));
    }

    @Test
    void agreement_counts_once_a_second_person_has_approved_it() {
        var caseId = ratedCase("AMBER");
        var agreement = propose(with("purposes", List.of("INSPECTION")));
        entry(Samples.view("police.specialist", caseId, "INSPECTION")).body("agreementVerdict", equalTo("REVIEW"));

        approve("governance", agreement)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:openmash:problem:second-person-needed"));
        approve("governance.second", agreement)
                .then()
                .statusCode(201)
                .body("state", equalTo("IN_FORCE"))
                .body("approvedBy", equalTo("governance.second"));
        approve("governance.second", agreement).then().statusCode(409);

        entry(Samples.view("police.specialist", caseId, "INSPECTION"))
                .body("agreementVerdict", equalTo("PERMIT"))
                .body("agreements", equalTo(List.of(agreement)));
    }

    @Test
    void officer_of_the_hub_needs_one_with_every_agency_whose_items_are_shown() {
        var caseId = ratedCase("AMBER");
        var agreement = propose(with("purposes", List.of("RETENTION_REVIEW"), "parties", List.of("LA-901", "POL-90")));
        approve("governance.second", agreement);
        entry(Samples.view("council.officer", caseId, "RETENTION_REVIEW")).body("agreementVerdict", equalTo("REVIEW"));

        var withTheSchool =
                propose(with("purposes", List.of("RETENTION_REVIEW"), "parties", List.of("LA-901", "SCH-101")));
        approve("governance.second", withTheSchool);

        entry(Samples.view("council.officer", caseId, "RETENTION_REVIEW"))
                .body("agreementVerdict", equalTo("PERMIT"))
                .body("agreements", equalTo(List.of(withTheSchool)));
    }

    @Test
    void suspension_by_two_people_stops_all_but_what_is_urgent_at_once() {
        var amber = ratedCase("AMBER");
        var red = ratedCase("RED");
        var unrated = Samples.caseOf("school-101", Samples.concern());
        Samples.invite(unrated, "POL-90", "AGENCY_CHECK");
        var agreement = propose(with("purposes", List.of("LADO")));
        approve("governance.second", agreement);

        suspend("governance", agreement).then().statusCode(201).body("state", equalTo("IN_FORCE"));
        suspend("governance", agreement).then().statusCode(409);
        Samples.view("police.specialist", amber, "LADO");
        suspend("governance.second", agreement).then().statusCode(201).body("state", equalTo("SUSPENDED"));

        Samples.read("police.specialist", amber, "LADO")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:openmash:problem:agreement-suspended"));
        look("/v1/cases/" + amber + "/chronology").then().statusCode(403);
        entry(Samples.view("police.specialist", red, "LADO"))
                .body("agreementVerdict", equalTo("REVIEW"))
                .body("agreements", equalTo(List.of(agreement)));
        Samples.view("police.specialist", unrated, "LADO");
        look("/v1/cases/" + red + "/chronology").then().statusCode(200);
        assertThat(look("/v1/cases?sort=-receivedAt&limit=100").<List<String>>path("cases.id"))
                .contains(red, unrated)
                .doesNotContain(amber);
        assertThat(found(amber)).isEmpty();
        assertThat(found(red)).containsExactly(red);
        entry(Samples.view("council.officer", amber, "LADO")).body("agreementVerdict", equalTo("REVIEW"));
        for (String other : List.of("AGENCY_CHECK", "MARAC", "STATISTICS")) {
            Samples.read("police.specialist", amber, other).then().statusCode(403);
        }

        approve("governance.second", propose(with("purposes", List.of("LADO"))));
        Samples.view("police.specialist", amber, "LADO");
        assertThat(found(amber)).containsExactly(amber);
    }

    @Test
    void suspension_stops_what_it_covers_though_another_agreement_is_in_force() {
        var amber = ratedCase("AMBER");
        var red = ratedCase("RED");
        for (String purposes : List.of("AGENCY_CHECK", "AGENCY_CHECK,MARAC", "LADO")) {
            approve("governance.second", propose(with("purposes", List.of(purposes.split(",")))));
        }
        var suspended = propose(with("purposes", List.of("AGENCY_CHECK")));
        approve("governance.second", suspended);
        Samples.view("police.specialist", amber, "AGENCY_CHECK");
        suspend("governance", suspended);
        Samples.view("police.specialist", amber, "AGENCY_CHECK");
        suspend("governance.second", suspended);

        for (String purpose : List.of("AGENCY_CHECK", "MARAC", "LADO")) {
            Samples.read("police.specialist", amber, purpose)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:openmash:problem:agreement-suspended"));
        }
        assertThat(found(amber)).isEmpty();
        assertThat(found(red)).containsExactly(red);
        entry(Samples.view("police.specialist", red, "AGENCY_CHECK"))
                .body("agreementVerdict", equalTo("REVIEW"))
                .body("agreements", equalTo(List.of(suspended)));

        approve("governance.second", propose(with("purposes", List.of("AGENCY_CHECK"))));
        Samples.view("police.specialist", amber, "AGENCY_CHECK");
    }

    @Test
    void suspension_leaves_a_live_purpose_that_only_another_agreement_names() {
        var amber = ratedCase("AMBER");
        Samples.invite(amber, "POL-90", "MARAC");
        approve("governance.second", propose(with("purposes", List.of("MARAC"))));
        var suspended = propose(with("purposes", List.of("AGENCY_CHECK")));
        approve("governance.second", suspended);
        suspend("governance", suspended);
        suspend("governance.second", suspended);

        entry(Samples.view("police.specialist", amber, "MARAC")).body("agreementVerdict", equalTo("PERMIT"));
        Samples.read("police.specialist", amber, "AGENCY_CHECK").then().statusCode(403);
    }

    @Test
    void suspension_stops_only_the_kinds_of_information_it_names() {
        var amber = ratedCase("AMBER");
        Samples.invite(amber, "SCH-101", "AGENCY_CHECK");
        var agreement = propose(with(
                "purposes",
                List.of("LADO"),
                "parties",
                List.of("LA-901", "SCH-101"),
                "dataCategories",
                List.of("health")));
        approve("governance.second", agreement);
        suspend("governance", agreement);
        suspend("governance.second", agreement);

        Samples.view("school.dsl", amber, "AGENCY_CHECK");
    }

    @Test
    void suspension_stops_released_copies_of_cases_that_are_not_urgent() {
        var text = "Known from a call, " + Samples.key();
        var amber = ratedCase("AMBER");
        var red = ratedCase("RED");
        for (String caseId : List.of(amber, red)) {
            Samples.invite(caseId, "SCH-101", "AGENCY_CHECK");
            var item = Releases.item("police.practitioner", caseId, text, "1AP");
            Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));
        }
        assertThat(copiesOf(text)).containsExactlyInAnyOrder(amber, red);
        var agreement = propose(with("purposes", List.of("LADO"), "parties", List.of("POL-90", "SCH-101")));
        approve("governance.second", agreement);
        suspend("governance", agreement);
        suspend("governance.second", agreement);

        assertThat(copiesOf(text)).containsExactly(red);
        assertThat(Samples.view("school.dsl", amber, "EARLY_HELP").asString()).doesNotContain(text);
        assertThat(Samples.view("school.dsl", red, "EARLY_HELP").asString()).contains(text);
        assertThat(chronologyOfSchool(amber, "").asString()).doesNotContain(text);
        assertThat(chronologyOfSchool(red, "").asString()).contains(text);
        assertThat(chronologyOfSchool(amber, "?limit=1").<String>path("next"))
                .as("a page is not shorter, nor the last one longer, for what is stopped")
                .isEqualTo(null);
    }

    @Test
    void copy_that_no_agreement_covers_is_flagged_though_the_case_is_covered() {
        var caseId = ratedCase("AMBER");
        Samples.invite(caseId, "SCH-101", "AGENCY_CHECK");
        var item = Releases.item("police.practitioner", caseId, "Known from a call.", "1AP");
        approve(
                "governance.second",
                propose(with("purposes", List.of("EARLY_HELP"), "parties", List.of("LA-901", "SCH-101"))));
        entry(Samples.view("school.dsl", caseId, "EARLY_HELP")).body("agreementVerdict", equalTo("PERMIT"));

        Releases.begun(Releases.releaseItem("police.specialist", caseId, item, "SCH-101"));

        entry(Samples.view("school.dsl", caseId, "EARLY_HELP")).body("agreementVerdict", equalTo("REVIEW"));
        entry(chronologyOfSchool(caseId, "")).body("agreementVerdict", equalTo("REVIEW"));
    }

    @Test
    void line_that_moves_up_in_the_place_of_a_stopped_copy_is_judged_like_any_other() {
        var text = "Known from a call, " + Samples.key();
        var amber = ratedCase("AMBER");
        Samples.invite(amber, "NHS-RX1", "AGENCY_CHECK");
        var unseen = policeItem(
                amber,
                Map.of("field", "police.convictions", "eventDate", "2019-05-02", "detail", text, "grade", "1AP"));
        Releases.begun(Releases.releaseItem("police.specialist", amber, unseen, "NHS-RX1"));
        policeItem(amber, Map.of("field", "police.headline", "eventDate", "2019-05-03"));
        assertThat(chronology("nhs.practitioner", amber, "?limit=1").asString()).contains(text);
        assertThat(chronology("nhs.practitioner", amber, "?limit=2").<List<String>>path("lines.date"))
                .containsExactly("2019-05-02", "2019-05-03");
        var agreement = propose(with("purposes", List.of("LADO"), "parties", List.of("POL-90", "NHS-RX1")));
        approve("governance.second", agreement);
        suspend("governance", agreement);
        suspend("governance.second", agreement);

        for (String limit : List.of("1", "2")) {
            Samples.as("nhs.practitioner")
                    .header("Access-Purpose", "EARLY_HELP")
                    .get("/v1/cases/" + amber + "/chronology?limit=" + limit)
                    .then()
                    .statusCode(403);
        }
    }

    private static String policeItem(String caseId, Map<String, Object> item) {
        var body = new HashMap<>(item);
        body.put("eventType", "OTHER");
        var added = Samples.as("police.specialist")
                .contentType("application/json")
                .body(body)
                .post("/v1/cases/" + caseId + "/contributions");
        added.then().statusCode(201);
        return added.path("id");
    }

    private static Response chronologyOfSchool(String caseId, String query) {
        return chronology("school.dsl", caseId, query);
    }

    private static Response chronology(String user, String caseId, String query) {
        var page = Samples.as(user)
                .header("Access-Purpose", "EARLY_HELP")
                .get("/v1/cases/" + caseId + "/chronology" + query);
        page.then().statusCode(200);
        return page;
    }

    private static List<String> copiesOf(String text) {
        return Releases.released("school.dsl").path("disseminations.findAll { it.text == '" + text + "' }.caseId");
    }

    @Test
    void suspended_agency_still_learns_nothing_of_a_case_it_may_not_know_of() {
        var caseId = Samples.caseOf("school-101", Samples.concern());

        Samples.read("nhs.specialist", caseId, "SUBJECT_ACCESS").then().statusCode(404);
        var agreement = propose(with("purposes", List.of("SUBJECT_ACCESS"), "parties", List.of("LA-901", "NHS-RX1")));
        approve("governance.second", agreement);
        suspend("governance", agreement);
        suspend("governance.second", agreement);

        Samples.read("nhs.specialist", caseId, "SUBJECT_ACCESS").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({
        "10, ENDS_WITHIN_14_DAYS",
        "14, ENDS_WITHIN_14_DAYS",
        "15, ENDS_WITHIN_60_DAYS",
        "60, ENDS_WITHIN_60_DAYS",
        "61,"
    })
    void agreement_that_ends_soon_carries_a_warning(int days, String warning) {
        var today = LocalDate.now(ZoneId.of("Europe/London"));
        var agreement = propose(with(
                "purposes",
                List.of("IDENTITY_MATCHING"),
                "endsOn",
                today.plusDays(days).toString(),
                "reviewOn",
                today.toString()));
        approve("governance.second", agreement);

        Samples.as("council.officer")
                .get("/v1/agreements")
                .then()
                .statusCode(200)
                .body(
                        "agreements.find { it.id == '" + agreement + "' }.warning",
                        warning == null ? nullValue() : equalTo(warning));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "title|''|title",
                "parties|LA-901|parties",
                "parties|LA-901,no such|parties[1]",
                "purposes|TRIAGE,CURIOSITY|purposes[1]",
                "dataCategories|shoeSize|dataCategories[0]",
                "legalBasis|BECAUSE|legalBasis[0]",
                "endsOn|2020-01-01|endsOn",
                "reviewOn|2099-01-01|reviewOn",
                "contact||contact",
            })
    void wrong_field_is_400_that_names_it(String field, String value, String named) {
        boolean list =
                List.of("parties", "purposes", "dataCategories", "legalBasis").contains(field);
        var body = with();
        body.put(field, list ? List.of(value.split(",")) : value);

        Samples.as("governance")
                .contentType("application/json")
                .body(body)
                .post("/v1/agreements")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(named));
    }

    @Test
    void unknown_agreement_is_404_and_the_reason_of_a_suspension_is_required() {
        approve("governance", "00000000-0000-7000-8000-000000000000").then().statusCode(404);
        Samples.as("governance")
                .contentType("application/json")
                .body(Map.of())
                .post("/v1/agreements/00000000-0000-7000-8000-000000000000/suspensions")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("reason"));
        Samples.as("governance")
                .get("/v1/agreements/reviews?day=2999-01-01")
                .then()
                .statusCode(400);
    }

    @Test
    void database_too_refuses_the_same_person_twice() {
        var agreement = propose(with("purposes", List.of("IDENTITY_MATCHING")));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Samples.column(
                        "insert into policy.agreement_approval values (?::uuid, 'HUB-A', now(), 'x', 'P-0011') returning hub",
                        agreement))
                .rootCause()
                .hasMessageContaining("does not approve it");
    }

    private static Map<String, Object> with(Object... pairs) {
        Map<String, Object> agreement = new HashMap<>(Map.of(
                "title", "Agreement of a test",
                "parties", List.of("LA-901", "POL-90", "SCH-101"),
                "purposes", List.of("IDENTITY_MATCHING"),
                "dataCategories", ALL,
                "legalBasis", List.of("GDPR6_1E"),
                "startsOn", "2026-01-01",
                "endsOn", "2035-01-01",
                "reviewOn", "2030-01-01",
                "contact", "ig@example.org"));
        for (int i = 0; i < pairs.length; i += 2) {
            agreement.put((String) pairs[i], pairs[i + 1]);
        }
        return agreement;
    }

    private static String propose(Map<String, Object> agreement) {
        var proposed = Samples.as("governance")
                .contentType("application/json")
                .body(agreement)
                .post("/v1/agreements");
        assertThat(proposed.statusCode()).as(proposed.asString()).isEqualTo(201);
        return proposed.path("id");
    }

    private static Response approve(String user, String agreement) {
        return Samples.as(user).post("/v1/agreements/" + agreement + "/approvals");
    }

    private static Response suspend(String user, String agreement) {
        return Samples.as(user)
                .contentType("application/json")
                .body(Map.of("reason", "Onward sharing"))
                .post("/v1/agreements/" + agreement + "/suspensions");
    }

    private static String ratedCase(String rating) {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        Samples.move(caseId, "ratings", Map.of("rating", rating, "rationale", "Second contact in a month."));
        Samples.invite(caseId, "POL-90", "AGENCY_CHECK");
        return caseId;
    }

    private static Response look(String path) {
        return Samples.as("police.specialist").header("Access-Purpose", "LADO").get(path);
    }

    private static List<String> found(String caseId) {
        String reference = Samples.column("select reference from casework.case_open where id = ?::uuid", caseId)
                .get(0);
        return Samples.as("police.specialist")
                .header("Access-Purpose", "LADO")
                .contentType("application/json")
                .body(Map.of("reference", reference))
                .post("/v1/searches")
                .path("cases.id");
    }

    private static io.restassured.response.ValidatableResponse entry(Response read) {
        return Samples.as("auditor")
                .get("/v1/audit/entries/" + read.header("Audit-Entry"))
                .then()
                .statusCode(200);
    }
}
