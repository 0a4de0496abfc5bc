package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** While the log takes nothing, nothing of a case leaves: a thousand tries, from many sides at once. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class LogUnavailableTest {
    private static final int TRIES = 900;
    private static final int LOCKED_TRIES = 100;
    private static final int SIDES = 32;
    private static final String OFFICER = "council.officer";

    private String caseId = "";

    @BeforeEach
    void openCase() {
        caseId = Samples.caseOf("school-101", Samples.concern());
        LocalKeycloak.token(OFFICER);
    }

    @Test
    void log_that_refuses_lets_nothing_out_and_recovers_by_itself() throws Exception {
        execute("revoke insert on audit.detail from openmash_log");
        try {
            assertNothingLeft(read(TRIES));
        } finally {
            execute("grant insert on audit.detail to openmash_log");
        }
        assertThat(view().statusCode()).isEqualTo(200);
    }

    @Test
    void log_that_hangs_lets_nothing_out_and_recovers_by_itself() throws Exception {
        try (var other = LocalDatabase.connect("postgres")) {
            other.setAutoCommit(false);
            other.createStatement().execute("lock table audit.detail in access exclusive mode");
            assertNothingLeft(read(LOCKED_TRIES));
            other.rollback();
        }
        while (view().statusCode() != 200) {
            // the entries that were waiting are stored first
        }
    }

    @Test
    void slow_log_makes_answers_slow_and_each_has_its_entry() throws Exception {
        execute("create function audit.dawdle() returns trigger language plpgsql as"
                + " $$ begin perform pg_sleep(0.2); return null; end $$;"
                + " create trigger slow after insert on audit.detail execute function audit.dawdle()");
        try {
            for (var answer : read(SIDES)) {
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(Samples.column(
                                "select count(*) from audit.entry where id = ?::uuid", answer.header("Audit-Entry")))
                        .containsExactly("1");
            }
        } finally {
            execute("drop function audit.dawdle() cascade");
        }
    }

    private List<Response> read(int tries) throws Exception {
        var threads = Executors.newFixedThreadPool(SIDES);
        try {
            List<Callable<Response>> calls = new ArrayList<>();
            for (int i = 0; i < tries; i++) {
                calls.add(this::view);
            }
            List<Response> answers = new ArrayList<>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    private Response view() {
        return Samples.as(OFFICER).header("Access-Purpose", "TRIAGE").get("/v1/cases/" + caseId);
    }

    /** A problem that names itself, and no word of the case beside the id that was asked for. */
    private static void assertNothingLeft(List<Response> answers) {
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.<String>path("type")).isEqualTo("urn:openmash:problem:log-unavailable");
            assertThat(answer.asString()).doesNotContain("subject", "concerns", "reference", "withheld");
        });
    }

    private static void execute(String sql) throws SQLException {
        try (var superuser = LocalDatabase.connect("postgres");
                var statement = superuser.createStatement()) {
            statement.execute(sql);
        }
    }
}
