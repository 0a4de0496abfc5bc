package org.openmash.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** A task ends when an officer says so: once, dated, and never taken back. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class TaskCompletionTest {
    private static final Map<String, Object> DONE = Map.of("note", "Rang the school");

    @Test
    void task_that_is_done_leaves_the_list_and_the_log_names_it() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        var task = newTask(caseId);
        assertThat(listed()).contains(task);

        var done = complete("council.officer", task, DONE);

        done.then().statusCode(201).body("taskId", equalTo(task)).body("caseId", equalTo(caseId));
        assertThat(listed()).doesNotContain(task);
        Samples.as("auditor")
                .get("/v1/audit/entries/" + done.header("Audit-Entry"))
                .then()
                .body("action", equalTo("ALTERATION"))
                .body("operation", equalTo("POST /v1/tasks/{id}/completion"))
                .body("cases", contains(caseId))
                .body("items", contains(task, done.path("id")));
    }

    @Test
    void saying_it_again_or_by_many_at_once_answers_what_was_recorded_first() {
        var task = newTask(Samples.caseOf("school-101", Samples.concern()));

        var ids = Stream.generate(() -> CompletableFuture.supplyAsync(() -> complete("council.officer", task, DONE)))
                .limit(4)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.then().statusCode(201).extract().<String>path("id"))
                .collect(Collectors.toSet());
        ids.add(complete("council.manager", task, Map.of("note", "I did it")).path("id"));

        assertThat(ids).hasSize(1);
        assertThat(Samples.column("select note from casework.task_completion where task_id = ?::uuid", task))
                .containsExactly("Rang the school");
    }

    @Test
    void completion_without_a_note_is_refused_by_name() {
        var task = newTask(Samples.caseOf("school-101", Samples.concern()));

        complete("council.officer", task, Map.of("note", " "))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("note"));
        assertThat(listed()).contains(task);
    }

    @Test
    void task_that_nobody_may_know_of_is_answered_like_one_that_is_not_there() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        var task = newTask(caseId);

        var strange = complete("hubb.officer", task, DONE);
        var missing = complete("council.officer", UUID.randomUUID().toString(), DONE);

        strange.then().statusCode(404);
        missing.then().statusCode(404);
        assertThat(strange.<String>path("detail")).isEqualTo(missing.path("detail"));
        Samples.move(caseId, "exclusions", Map.of("person", "P-0002", "reason", "Aunt"));
        complete("council.manager", task, DONE).then().statusCode(404);
        complete("school.dsl", task, DONE).then().statusCode(403);
        complete("council.officer", "1", DONE).then().statusCode(404);
    }

    @Test
    void database_keeps_the_first_word_and_lets_only_officers_speak() {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        complete("council.officer", newTask(caseId), DONE);
        Samples.rate(caseId);
        var open = newTask(caseId);

        for (String attempt : List.of(
                "update casework.task_completion set note = 'x'",
                "delete from casework.task_completion",
                "insert into casework.task_completion values (gen_random_uuid(), '" + open + "', '" + caseId
                        + "', 'HUB-A', now(), 'x', 'x', 'x')")) {
            assertThatExceptionOfType(SQLException.class)
                    .as(attempt)
                    .isThrownBy(() -> asCasework(attempt))
                    .withMessageMatching("(?s).*(permission denied|row-level security).*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONSIDER_RESTRICTION", "EXCLUDE_COLLEAGUE", "CONFIRM_ADOPTION", "CONFIRM_PARTICIPATIONS"})
    void only_a_manager_says_that_a_task_is_done_that_keeps_somebody_out(String kind) {
        var task = newTask(Samples.caseOf("school-101", Samples.concern()), kind);
        Map<String, Object> note = Map.of("note", "done");

        assertThat(complete("council.officer", task, note).statusCode()).isEqualTo(403);
        assertThat(listed()).contains(task);
        assertThat(complete("council.manager", task, note).statusCode()).isEqualTo(201);
        assertThat(listed()).doesNotContain(task);
    }

    /** As a person of the school that takes part would reach the table: in the hub, but no officer. */
    private static void asCasework(String sql) throws SQLException {
        try (var connection = LocalDatabase.connect("postgres");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role casework");
            statement.execute("select set_config('openmash.hub', 'HUB-A', true),"
                    + " set_config('openmash.agency', 'SCH-101', true), set_config('openmash.person', 'P-0006', true)");
            statement.execute(sql);
            connection.rollback();
        }
    }

    private static String newTask(String caseId) {
        return newTask(caseId, "CHECK_FOR_EARLIER_RECORDS");
    }

    private static String newTask(String caseId, String kind) {
        return Samples.column(
                        "insert into casework.task (id, case_id, hub, recorded_at, kind, team, due_at) values"
                                + " (gen_random_uuid(), ?::uuid, 'HUB-A', now(), '" + kind + "', 'MASH-DAY',"
                                + " '2000-01-01T00:00:00Z') returning id",
                        caseId)
                .get(0);
    }

    private static List<String> listed() {
        return Samples.as("council.officer")
                .header("Access-Purpose", "TRIAGE")
                .get("/v1/tasks")
                .path("tasks.id");
    }

    private static Response complete(String user, String task, Map<String, Object> body) {
        return Samples.as(user).contentType("application/json").body(body).post("/v1/tasks/" + task + "/completion");
    }
}
