package org.openmash.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** A search finds what the caller may know of, by what it may read, and leaves on the log only hashes of what was sought. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class SearchTest {

    @ParameterizedTest
    @ValueSource(strings = {"Zoe Brackenford", "brackenford ZOË", "  Brackenford  ", "Zoë-Brackenford"})
    void name_is_found_in_any_order_case_and_accent(String name) {
        var concern = named("Zoë", "Brackenford");
        var caseId = Samples.caseOf("school-101", concern);

        search("council.officer", Map.of("name", name)).then().statusCode(200).body("cases.id", hasItem(caseId));
    }

    @Test
    void earlier_name_and_other_names_find_the_person_too() {
        var concern = named("Ilse", "Thornquist");
        Samples.subject(concern).withArray("otherNames").add("Ilse Marlowe-Fenn");
        var caseId = Samples.caseOf("school-101", concern);

        search("council.officer", Map.of("name", "Fenn Ilse")).then().body("cases.id", hasItem(caseId));
    }

    @Test
    void every_criterion_must_fit() {
        var concern = named("Petra", "Dunwhistle");
        var caseId = Samples.caseOf("school-101", concern);

        search("council.officer", Map.of("name", "Dunwhistle", "dateOfBirth", "2015-03-02"))
                .then()
                .body("cases.id", hasItem(caseId));
        search("council.officer", Map.of("name", "Dunwhistle", "dateOfBirth", "2015-03-03"))
                .then()
                .statusCode(200)
                .body("cases", empty());
    }

    @Test
    void identifier_is_found_as_people_write_it() {
        var concern = Samples.concern();
        var caseId = Samples.caseOf("school-101", concern);
        var number = Samples.subject(concern).get("nhsNumber").textValue();
        var written = number.substring(0, 3) + " " + number.substring(3, 6) + " " + number.substring(6);

        search("council.officer", Map.of("nhsNumber", written)).then().body("cases.id", equalTo(List.of(caseId)));
    }

    @Test
    void case_the_caller_may_not_know_of_is_not_found() {
        var concern = Samples.concern();
        var caseId = Samples.caseOf("school-101", concern);
        var sought = Map.of(
                "name",
                "Wrenmarsh",
                "nhsNumber",
                Samples.subject(concern).get("nhsNumber").textValue());

        var before = search("nhs.practitioner", sought);
        Samples.invite(caseId, "NHS-RX1");
        var after = search("nhs.practitioner", sought);
        Samples.move(caseId, "exclusions", Map.of("agency", "NHS-RX1", "reason", "The accused works there"));
        var excluded = search("nhs.practitioner", sought);

        before.then().statusCode(200).body("cases", empty()).body("more", equalTo(false));
        after.then().body("cases.id", equalTo(List.of(caseId)));
        assertThat(excluded.asString()).isEqualTo(before.asString());
        search("hubb.officer", sought).then().statusCode(200).body("cases", empty());
    }

    @Test
    void restricted_case_is_found_by_the_people_named_only() {
        var concern = Samples.concern();
        var caseId = Samples.caseOf("school-101", concern);
        var number = Samples.subject(concern).get("nhsNumber").textValue();
        Samples.move(caseId, "restrictions", Map.of("people", List.of("P-0001", "P-0099"), "reason", "Staff"));

        search("council.manager", Map.of("nhsNumber", number)).then().body("cases", empty());
        search("council.officer", Map.of("nhsNumber", number)).then().body("cases.id", hasItem(caseId));
    }

    @ParameterizedTest
    @CsvSource({
        "police.practitioner, nhsNumber, 9990000018",
        "police.specialist, upn, A823456789012",
        "school.dsl, nhsNumber, not-a-number",
        "council.officer, address, 3 Nowhere Lane",
        "council.officer, niNumber, QQ123456C",
        "council.officer, safeAddress, 1 Refuge Row",
        "council.officer, noSuchThing, x",
    })
    void criterion_one_may_not_read_or_filter_by_answers_as_one_that_does_not_exist(
            String user, String criterion, String value) {
        var refused = search(user, Map.of("name", "Wrenmarsh", criterion, value));

        refused.then()
                .statusCode(400)
                .body("violations[0].field", equalTo(criterion))
                .body("violations[0].message", equalTo("is not something you can search by"));
        assertThat(refused.asString()).doesNotContain(value);
    }

    @ParameterizedTest
    @CsvSource({
        "nhsNumber, 9990000019",
        "dateOfBirth, 2 March 2015",
        "name, '  '",
        "name, 4",
        "upn, UN1",
    })
    void malformed_value_is_400_that_names_it_and_never_quotes_it(String criterion, String value) {
        var refused = search("council.officer", Map.of("reference", "7KQX-2M9D-4", criterion, value));

        refused.then().statusCode(400).body("violations[0].field", equalTo(criterion));
        if (value.length() > 3) {
            assertThat(refused.asString()).doesNotContain(value);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"school\":\"Sampleton Primary\"}", "{\"dateOfBirth\":\"2015-03-02\"}", "null"})
    void search_that_names_nobody_is_400(String body) {
        Samples.as("council.officer")
                .header("Access-Purpose", "TRIAGE")
                .contentType("application/json")
                .body(body)
                .post("/v1/searches")
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("body"));
    }

    @Test
    void result_shows_no_more_than_a_line_of_the_work_list() {
        var concern = named("Orla", "Vexley");
        var caseId = Samples.caseOf("school-101", concern);
        Samples.invite(caseId, "SCH-101", "TRIAGE");

        var found = search("school.dsl", Map.of("name", "Vexley"));

        found.then()
                .body("cases[0].subject", not(hasKey("nhsNumber")))
                .body("cases[0].case", not(hasKey("state")))
                .body("cases[0].case", not(hasKey("contactsLast12Months")));
        List<Map<String, Object>> listed = Samples.as("school.dsl")
                .header("Access-Purpose", "TRIAGE")
                .get("/v1/cases?limit=200")
                .path("cases");
        assertThat(listed).contains(found.<Map<String, Object>>path("cases[0]"));
    }

    @Test
    void protected_location_finds_nobody_whoever_asks() {
        var open = named("Greta", "Hollowby");
        var hidden = named("Runa", "Hollowby");
        Samples.subject(hidden).withArray("safetyInstructions").add("DO_NOT_DISCLOSE_LOCATION");
        var openCase = Samples.caseOf("school-101", open);
        var hiddenCase = Samples.caseOf("school-101", hidden);

        for (var location : List.of(
                Map.entry("uprn", "100023336956"),
                Map.entry("school", "sampleton primary"),
                Map.entry("gpPractice", "Sampleton Surgery"))) {
            search("council.officer", Map.of("name", "Hollowby", location.getKey(), location.getValue()))
                    .then()
                    .statusCode(200)
                    .body("cases.id", equalTo(List.of(openCase)));
        }
        search("council.officer", Map.of("name", "Hollowby")).then().body("cases.id", hasItem(hiddenCase));
    }

    @Test
    void location_given_before_it_was_protected_finds_nobody_afterwards() {
        var first = named("Sunniva", "Marchbank");
        var caseId = Samples.caseOf("school-101", first);
        var sought = Map.of("name", "Marchbank", "uprn", "100023336956");
        search("council.officer", sought).then().body("cases.id", hasItem(caseId));
        var second = first.deepCopy();
        Samples.subject(second).withArray("safetyInstructions").add("DO_NOT_DISCLOSE_LOCATION");
        assertThat(Samples.caseOf("school-101", second)).isEqualTo(caseId);

        search("council.officer", sought).then().statusCode(200).body("cases", empty());
    }

    @Test
    void log_keeps_hashes_of_what_was_sought_and_an_empty_look_up_is_an_entry() {
        var nobody = "Xanthe Quibblethorpe";
        var first = entry(search("council.officer", Map.of("name", nobody)).header("Audit-Entry"));
        var turned = entry(search("council.manager", Map.of("name", "quibblethorpe  xanthe"))
                .header("Audit-Entry"));
        var other = entry(
                search("council.manager", Map.of("name", "Xanthe Quibble")).header("Audit-Entry"));

        assertThat(first).contains("\"searched\":{\"name\":").doesNotContainIgnoringCase("quibblethorpe", "xanthe");
        assertThat(hash(turned)).isEqualTo(hash(first)).isNotEqualTo(hash(other));
        assertThat(Samples.column(
                        "select action || ' ' || outcome from audit.entry e join audit.detail d on d.entry_id = e.id"
                                + " where convert_from(d.content, 'UTF8') = ?",
                        first))
                .containsExactly("SEARCH NOT_FOUND");
    }

    @Test
    void search_is_bounded_and_tells_no_number() {
        for (int i = 0; i < 51; i++) {
            Samples.raise("school-101", named("Child" + (char) ('a' + i % 26) + (char) ('a' + i / 26), "Manyfold"));
        }

        var found = search("council.officer", Map.of("name", "Manyfold"));

        assertThat(found.<List<String>>path("cases.id")).hasSize(50).doesNotHaveDuplicates();
        found.then().body("more", equalTo(true)).body("$", not(hasKey("count"))).body("$", not(hasKey("total")));
    }

    private static ObjectNode named(String givenNames, String familyName) {
        var concern = Samples.concern();
        Samples.subject(concern).put("givenNames", givenNames).put("familyName", familyName);
        return concern;
    }

    private static Response search(String user, Map<String, ?> criteria) {
        return Samples.as(user)
                .header("Access-Purpose", "TRIAGE")
                .header("X-Request-ID", UUID.randomUUID().toString())
                .contentType("application/json")
                .body(criteria)
                .post("/v1/searches");
    }

    /** The erasable half of an entry, as it is stored. */
    private static String entry(String id) {
        return Objects.requireNonNull(
                Samples.column("select convert_from(content, 'UTF8') from audit.detail where entry_id = ?::uuid", id)
                        .get(0));
    }

    private static String hash(String detail) {
        return detail.replaceAll(".*\"searched\":\\{\"name\":\"([^\"]*)\".*", "$1");
    }
}
