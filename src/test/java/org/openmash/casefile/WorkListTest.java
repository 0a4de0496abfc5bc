package org.openmash.casefile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class WorkListTest {

    @ParameterizedTest
    @ValueSource(strings = {"dueAt", "-dueAt", "receivedAt", "-receivedAt"})
    void pages_show_each_case_once_in_the_order_asked_for(String sort) {
        var made = new ArrayList<String>();
        var since = newCases(made, 5);

        var key = sort.replace("-", "");
        var ids = new ArrayList<String>();
        var sorted = new ArrayList<String>();
        for (var page : all(Map.of("receivedFrom", since, "sort", sort, "limit", "2"))) {
            ids.addAll(page.<List<String>>path("cases.id"));
            sorted.addAll(page.<List<String>>path("cases.'case'." + key));
        }

        assertThat(ids).containsExactlyInAnyOrderElementsOf(made);
        var order = Comparator.<String>naturalOrder();
        assertThat(sorted).isSortedAccordingTo(sort.startsWith("-") ? order.reversed() : order);
    }

    @Test
    void case_that_comes_in_between_two_pages_shifts_nothing() {
        var made = new ArrayList<String>();
        var since = newCases(made, 4);
        var query = Map.of("receivedFrom", since, "sort", "-receivedAt", "limit", "2");
        var first = list("council.officer", query);
        newCases(new ArrayList<>(), 1);

        var next = new HashMap<String, String>(query);
        next.put("cursor", first.path("next"));
        var seen = new ArrayList<String>(first.<List<String>>path("cases.id"));
        seen.addAll(list("council.officer", next).<List<String>>path("cases.id"));

        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
    }

    @Test
    void cursor_that_was_made_up_or_belongs_to_another_order_is_400() {
        newCases(new ArrayList<>(), 3);
        String cursor = list("council.officer", Map.of("sort", "-receivedAt", "limit", "1"))
                .path("next");
        var changed = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);

        assertRefused(list("council.officer", Map.of("sort", "-receivedAt", "cursor", changed)), "cursor");
        assertRefused(list("council.officer", Map.of("sort", "-receivedAt", "cursor", "x")), "cursor");
        assertRefused(list("council.officer", Map.of("sort", "receivedAt", "cursor", cursor)), "cursor");
    }

    @Test
    void list_is_filtered_by_a_field_the_reader_may_read() {
        var made = new ArrayList<String>();
        var since = newCases(made, 3);
        Samples.move(made.get(1), "ratings", Map.of("rating", "GREEN", "rationale", "…"));

        assertThat(list("council.officer", Map.of("receivedFrom", since, "rating", "GREEN"))
                        .<List<String>>path("cases.id"))
                .containsExactly(made.get(1));
        assertThat(list("council.officer", Map.of("receivedFrom", since, "state", "RECEIVED"))
                        .<List<String>>path("cases.id"))
                .containsExactlyInAnyOrder(made.get(0), made.get(2));
    }

    @Test
    void filter_that_is_not_allowed_is_answered_like_one_that_does_not_exist() {
        var denied = list("school.dsl", Map.of("contactType", "LADO"));
        var unknown = list("school.dsl", Map.of("shoeSize", "LADO"));

        assertRefused(denied, "contactType");
        assertRefused(unknown, "shoeSize");
        for (String part : List.of("type", "title", "detail", "violations[0].message")) {
            assertThat(denied.<String>path(part).replace("contactType", "shoeSize"))
                    .isEqualTo(unknown.<String>path(part));
        }
        assertThat(list("council.officer", Map.of("contactType", "LADO")).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 201",
        "limit, many",
        "sort, name",
        "receivedFrom, yesterday",
        "dueBefore, 2026-13-01T00:00:00Z",
        "receivedAt, 2026-03-02T09:12:00Z",
        "dueFrom, notadate",
        "state, FOO",
        "status, RATED_TWICE",
        "rating, amber",
        "levelOfNeed, 5",
        "primaryNeed, N99",
        "contactType, LETTER",
        "localAuthority, 1",
        "outcome, HAPPY",
        "closureReason, RC0",
        "team, ''"
    })
    void malformed_parameter_is_400_and_named(String name, String value) {
        assertRefused(list("council.officer", Map.of(name, value)), name);
    }

    /** A wrong value is told only to whoever may filter by the field; to others the filter does not exist. */
    @Test
    void wrong_value_of_a_filter_that_is_withheld_tells_nothing() {
        assertThat(list("school.dsl", Map.of("state", "FOO")).asString().replaceAll("\"requestId\":\"[^\"]*\"", ""))
                .isEqualTo(list("school.dsl", Map.of("state", "RATED"))
                        .asString()
                        .replaceAll("\"requestId\":\"[^\"]*\"", ""));
    }

    @Test
    void every_state_and_status_of_a_case_is_a_value_of_its_filter() {
        for (var state : CaseState.values()) {
            list("council.officer", Map.of("state", state.name(), "limit", "1"))
                    .then()
                    .statusCode(200);
            list("council.officer", Map.of("status", state.status().name(), "limit", "1"))
                    .then()
                    .statusCode(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/tasks",
                "/v1/notices",
                "/v1/disseminations",
                "/v1/emergency-access",
                "/v1/me",
                "/v1/cases/00000000-0000-0000-0000-000000000000",
                "/v1/cases/00000000-0000-0000-0000-000000000000/chronology",
                "/v1/agreements"
            })
    void parameter_that_an_operation_does_not_have_is_refused_by_name(String path) {
        assertRefused(
                Samples.as("council.officer")
                        .header("Access-Purpose", "TRIAGE")
                        .queryParam("shoeSize", "38")
                        .get(path),
                "shoeSize");
        given().queryParam("shoeSize", "38").get(path).then().statusCode(401);
    }

    @Test
    void parameter_given_twice_is_refused_by_name() {
        assertRefused(
                Samples.as("council.officer")
                        .header("Access-Purpose", "TRIAGE")
                        .queryParam("limit", "1", "2")
                        .get("/v1/cases/00000000-0000-0000-0000-000000000000/chronology"),
                "limit");
    }

    @Test
    void agency_lists_only_cases_it_takes_part_in_and_only_its_fields() {
        var made = new ArrayList<String>();
        var since = newCases(made, 2);
        Samples.invite(made.get(0), "POL-90");

        var page = list("police.practitioner", Map.of("receivedFrom", since));

        assertThat(page.<List<String>>path("cases.id")).containsExactly(made.get(0));
        Map<String, Object> line = page.path("cases[0].'case'");
        assertThat(line).containsKey("reference").doesNotContainKeys("contactType", "state");
        assertThat(list("hubb.officer", Map.of("receivedFrom", since)).<List<String>>path("cases"))
                .isEmpty();
    }

    /** Opens cases, oldest first, and gives a time before them and after all others. */
    private static String newCases(List<String> made, int count) {
        String since = "";
        for (int i = 0; i < count; i++) {
            var receipt = Samples.raise("school-101", Samples.concern());
            since = since.isEmpty() ? receipt.path("receivedAt") : since;
            made.addAll(Samples.casesOf(receipt.path("id")));
        }
        return since;
    }

    /** The pages of at most two lines, to the end. */
    private static List<Response> all(Map<String, String> query) {
        var pages = new ArrayList<Response>();
        var asked = new HashMap<>(query);
        for (var next = Optional.of(""); next.isPresent(); ) {
            var page = list("council.officer", asked);
            assertThat(page.statusCode()).as(page.asString()).isEqualTo(200);
            assertThat(page.<List<String>>path("cases.id")).hasSizeBetween(1, 2);
            pages.add(page);
            next = Optional.ofNullable(page.path("next"));
            next.ifPresent(cursor -> asked.put("cursor", cursor));
        }
        return pages;
    }

    private static Response list(String user, Map<String, String> query) {
        return Samples.as(user)
                .header("Access-Purpose", "TRIAGE")
                .queryParams(query)
                .get("/v1/cases");
    }

    private static void assertRefused(Response answer, String field) {
        answer.then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo(field));
    }
}
