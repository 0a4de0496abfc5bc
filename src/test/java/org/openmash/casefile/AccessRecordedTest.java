package org.openmash.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** Nothing is shown and nothing is changed unless the entry that says so is durable. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class AccessRecordedTest {
    private static final String ENTRY = "select e.outcome from audit.entry e join audit.detail d on d.entry_id = e.id"
            + " where e.id = ?::uuid and ?::uuid = any (d.cases)";
    private static final String REFUSED = "select count(*) from audit.entry where outcome = 'NOT_FOUND'";
    private static final String STORED =
            "select count(*) from casework.concern_receipt where agency = 'SCH-101' and idempotency_key = ?";

    @Test
    void entry_is_there_when_the_answer_is() {
        var caseId = Samples.caseOf("school-101", Samples.concern());

        var view = Samples.view("council.officer", caseId, "TRIAGE");
        var moved = Samples.move(caseId, "assignments", java.util.Map.of("team", "MASH-DAY", "reason", "Screening"));

        assertThat(Samples.column(ENTRY, view.header("Audit-Entry"), caseId)).containsExactly("PARTIAL");
        assertThat(Samples.column(ENTRY, moved.header("Audit-Entry"), caseId)).containsExactly("PERMITTED");
    }

    @Test
    void look_at_a_case_that_is_not_shown_is_recorded_too() {
        int before = Integer.parseInt(Samples.column(REFUSED).get(0));

        Samples.read("council.officer", java.util.UUID.randomUUID().toString(), "TRIAGE");

        assertThat(Integer.parseInt(Samples.column(REFUSED).get(0))).isEqualTo(before + 1);
    }

    @Test
    void while_the_log_takes_nothing_no_case_is_shown() throws SQLException {
        var caseId = Samples.caseOf("school-101", Samples.concern());
        Samples.view("council.officer", caseId, "TRIAGE");

        Response read;
        Response listed;
        try (var locked = LocalDatabase.connect("postgres")) {
            lock(locked);
            read = Samples.read("council.officer", caseId, "TRIAGE");
            listed = Samples.as("council.officer")
                    .header("Access-Purpose", "TRIAGE")
                    .get("/v1/cases");
        }

        assertUnavailable(read);
        assertUnavailable(listed);
        assertThat(read.asString()).doesNotContain("Wrenmarsh");
        assertThat(listed.asString()).doesNotContain("Wrenmarsh");
        Samples.view("council.officer", caseId, "TRIAGE");
    }

    @Test
    void while_the_log_takes_nothing_no_concern_is_taken_in_and_the_retry_succeeds_once() throws SQLException {
        var key = Samples.key();
        var concern = Samples.concern().toString();

        Response refused;
        try (var locked = LocalDatabase.connect("postgres")) {
            lock(locked);
            refused = Samples.post("school-101", key, concern);
        }

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(Samples.column(STORED, key)).containsExactly("0");
        assertThat(Samples.post("school-101", key, concern).statusCode()).isEqualTo(201);
        assertThat(Samples.post("school-101", key, concern).statusCode()).isEqualTo(201);
        assertThat(Samples.column(STORED, key)).containsExactly("1");
    }

    /** Until the connection is closed. */
    private static void lock(java.sql.Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("lock table audit.entry in exclusive mode");
        }
    }

    private static void assertUnavailable(Response answer) {
        answer.then().statusCode(503).body("type", equalTo("urn:openmash:problem:log-unavailable"));
    }
}
