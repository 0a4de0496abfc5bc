package org.openmash.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class AuditResourceTest {
    private static final String ENTRIES = "/v1/audit/entries";

    @Inject
    AccessLog log;

    private final UUID caseId = UUID.randomUUID();

    @Test
    void search_without_a_token_is_401() {
        given().get(ENTRIES).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"council.officer", "council.manager", "governance", "analyst", "school.dsl"})
    void search_by_anyone_but_an_auditor_is_403(String user) {
        as(user).get(ENTRIES).then().statusCode(403);
    }

    @Test
    void unknown_criterion_is_400_and_named() {
        as("auditor")
                .get(ENTRIES + "?subject=abc")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations[0].field", equalTo("subject"));
    }

    @Test
    void entry_of_an_access_is_found_with_what_it_says() {
        var id = log.recordDurably(LogDatabase.reading(caseId));

        as("auditor")
                .get(ENTRIES + "?case=" + caseId)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("next", nullValue())
                .body("entries.id", equalTo(List.of(id.toString())))
                .body("entries[0].actor.name", nullValue())
                .body("entries[0].actor.subject", nullValue())
                .body("entries[0].actor.token", matchesPattern("A[\\w-]{22}"))
                .body("entries[0].actor.sector", equalTo("school"))
                .body("entries[0].action", equalTo("CONSULTATION"))
                .body("entries[0].outcome", equalTo("PARTIAL"))
                .body("entries[0].purpose", equalTo("TRIAGE"))
                .body("entries[0].cases", equalTo(List.of(caseId.toString())))
                .body("entries[0].shown", equalTo(List.of("case.status")))
                .body("entries[0].withheld[0].field", equalTo("health.detail"))
                .body("entries[0].withheld[0].reason", equalTo("SECTOR"));
    }

    @Test
    void search_is_an_entry_that_the_next_search_shows() {
        var looked = as("auditor").get(ENTRIES + "?case=" + caseId).then().statusCode(200);
        var own = looked.extract().header("Audit-Entry");

        as("auditor")
                .get(ENTRIES + "?action=AUDIT&outcome=NOT_FOUND&case=" + caseId)
                .then()
                .body("entries.id", hasItem(own))
                .body("entries[0].actor.duties", equalTo(List.of("auditor")))
                .body("entries[0].operation", equalTo("GET /v1/audit/entries"))
                .body("entries[0].purpose", equalTo("AUDIT"));
    }

    @Test
    void entry_of_a_search_names_the_entries_it_showed() {
        var shown = log.recordDurably(LogDatabase.reading(caseId));
        var look = as("auditor").get(ENTRIES + "?case=" + caseId).header("Audit-Entry");

        as("auditor")
                .get(ENTRIES + "/" + look)
                .then()
                .statusCode(200)
                .body("items", equalTo(List.of(shown.toString())))
                .body("outcome", equalTo("PERMITTED"));
    }

    @Test
    void one_entry_is_read_by_its_id_and_the_look_is_an_entry_too() {
        var id = log.recordDurably(LogDatabase.reading(caseId));

        var answer = as("auditor").get(ENTRIES + "/" + id);

        answer.then().statusCode(200).header("Cache-Control", "no-store").body("id", equalTo(id.toString()));
        assertThat(answer.header("Audit-Entry")).isNotEqualTo(id.toString());
        as("auditor")
                .get(ENTRIES + "/" + answer.header("Audit-Entry"))
                .then()
                .body("items", equalTo(List.of(id.toString())));
    }

    @Test
    void entry_that_is_not_there_is_404() {
        as("auditor").get(ENTRIES + "/" + UUID.randomUUID()).then().statusCode(404);
        as("auditor").get(ENTRIES + "/first").then().statusCode(404);
    }

    @Test
    void pages_follow_each_other_to_the_end_without_gap_or_repetition() {
        List<String> recorded = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            recorded.add(0, log.recordDurably(LogDatabase.reading(caseId)).toString());
        }

        List<String> found = new ArrayList<>();
        String next = "";
        do {
            var page = page("CONSULTATION", next);
            found.addAll(page.path("entries.id"));
            next = page.path("next");
        } while (next != null);

        assertThat(found).isEqualTo(recorded);
    }

    @Test
    void cursor_that_was_changed_or_is_of_another_search_is_400() {
        log.recordDurably(LogDatabase.reading(caseId));
        log.recordDurably(LogDatabase.reading(caseId));
        log.recordDurably(LogDatabase.reading(caseId));
        String next = page("CONSULTATION", "").path("next");

        assertThat(page("CONSULTATION", next).statusCode()).isEqualTo(200);
        assertCursorRefused(page("SEARCH", next));
        assertCursorRefused(page("CONSULTATION", next.substring(1)));
        assertCursorRefused(page("CONSULTATION", (next.startsWith("A") ? "B" : "A") + next.substring(1)));
    }

    private Response page(String action, String cursor) {
        return as("auditor")
                .queryParam("case", caseId)
                .queryParam("action", action)
                .queryParam("limit", 2)
                .queryParams(cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor))
                .get(ENTRIES);
    }

    private static void assertCursorRefused(Response answer) {
        answer.then().statusCode(400).body("violations[0].field", equalTo("cursor"));
    }

    private static RequestSpecification as(String user) {
        return given().auth().oauth2(LocalKeycloak.token(user));
    }
}
