package org.openmash.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;
import static org.openmash.support.Samples.as;
import static org.openmash.support.Samples.column;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmash.audit.LogDatabase;
import org.openmash.audit.verify.RunningLog;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;
import org.openmash.support.Samples;

/** Details of the log end by rule; entries, leaves and hashes do not. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class RetentionTest {
    private static final String LEAF =
            "select encode(leaf_hash, 'hex') || encode(leaf, 'hex') from audit.entry where id = ?::uuid";
    private static final String TOMBSTONE =
            "update audit.detail set content = '{}', salt = '', actor = '', cases = '{}', actor_token = null,"
                    + " person_token = null, purpose = null, erased_at = now(), erased_by = 'r' where entry_id = '%s'";
    private static final String CONTENT =
            "select convert_from(content, 'UTF8') from audit.detail where entry_id = ?::uuid";

    @Test
    void details_past_their_time_go_and_the_entry_and_its_leaf_stay() {
        var old = entry("7 years", UUID.randomUUID());
        var young = entry("5 years", UUID.randomUUID());
        var leaf = column(LEAF, old);

        erase().then()
                .statusCode(200)
                .body("erased", greaterThanOrEqualTo(1))
                .body("rule", equalTo("ACCESS_DETAILS PT52608H"));

        assertThat(column(CONTENT, old)).containsExactly("{}");
        assertThat(column(
                        "select actor || cardinality(cases) || length(salt) || erased_by from audit.detail where entry_id = ?::uuid",
                        old))
                .containsExactly("00ACCESS_DETAILS PT52608H");
        assertThat(column(LEAF, old)).isEqualTo(leaf);
        assertThat(column(CONTENT, young).get(0)).contains("secret-name");
        as("auditor")
                .get("/v1/audit/entries?agency=OLD&to=2022-01-01T00:00:00Z")
                .then()
                .statusCode(200)
                .body("entries.find { it.id == '" + old + "' }.actor.token", nullValue())
                .body("entries.find { it.id == '" + old + "' }.action", equalTo("CONSULTATION"));
    }

    @Test
    void log_verifies_after_an_erasure_and_continues_the_checkpoint_from_before_it(@TempDir Path folder)
            throws IOException, SQLException {
        var old = sequencedEntry();
        long index = RunningLog.indexOf(old);
        var before = RunningLog.checkpoint(folder.resolve("before"));
        long size = RunningLog.size(before);
        assertThat(size).isGreaterThan(index);

        RunningLog.indexOf(UUID.fromString(erase().header("Audit-Entry")));
        RunningLog.export(folder.resolve("after"));

        assertThat(column(CONTENT, old.toString())).containsExactly("{}");
        assertThat(RunningLog.verify(folder.resolve("after"), before))
                .contains("every entry and every tile belong to the signed root")
                .contains("the first " + size + " entries are those of the older checkpoint")
                .endsWith("VERIFIED" + System.lineSeparator());
    }

    @Test
    void hold_keeps_details_until_another_person_ends_it() {
        var caseId = UUID.randomUUID();
        var old = entry("8 years", caseId);
        String hold = as("governance")
                .contentType("application/json")
                .body(Map.of("caseId", caseId.toString(), "reason", "Inquiry 7"))
                .post("/v1/audit/legal-holds")
                .path("id");

        erase();
        assertThat(column(CONTENT, old).get(0)).contains("secret-name");
        end("governance", hold).then().statusCode(404);
        end("governance.second", hold).then().statusCode(200);
        end("governance.second", hold).then().statusCode(404);
        erase();

        assertThat(column(CONTENT, old)).containsExactly("{}");
    }

    @Test
    void hold_on_a_case_an_account_or_a_human_being_keeps_the_details_of_every_hub() throws SQLException {
        var caseId = UUID.randomUUID();
        var account = "A" + "b".repeat(22);
        var human = "H" + "c".repeat(22);
        for (var hold :
                List.of(Map.of("caseId", caseId.toString()), Map.of("actor", account), Map.of("actorPerson", human))) {
            var old = entryOf("8 years", caseId, "HUB-B", account, human);
            String placed = as("governance")
                    .contentType("application/json")
                    .body(with(hold, "reason", "Inquiry 8"))
                    .post("/v1/audit/legal-holds")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("id");
            refused("retention", TOMBSTONE.formatted(old));
            end("governance.second", placed).then().statusCode(200);
            taken("retention", TOMBSTONE.formatted(old));
        }
        as("governance")
                .contentType("application/json")
                .body(Map.of("actor", account, "actorPerson", human, "reason", "Inquiry 8"))
                .post("/v1/audit/legal-holds")
                .then()
                .statusCode(400);
    }

    @Test
    void hold_of_a_whole_hub_is_that_hubs_own() throws SQLException {
        var own = entryOf("8 years", UUID.randomUUID(), "HUB-A", "Atoken", "Htoken");
        var other = entryOf("8 years", UUID.randomUUID(), "HUB-B", "Atoken", "Htoken");
        String hold = as("governance")
                .contentType("application/json")
                .body(Map.of("reason", "Inquiry 9"))
                .post("/v1/audit/legal-holds")
                .path("id");

        refused("retention", TOMBSTONE.formatted(own));
        taken("retention", TOMBSTONE.formatted(other));
        end("governance.second", hold).then().statusCode(200);
    }

    @Test
    void hold_placed_while_details_are_erased_waits_and_erasure_that_began_before_a_hold_sees_it() throws Exception {
        var caseId = UUID.randomUUID();
        var old = entry("8 years", caseId);
        var hold = "insert into audit.legal_hold (id, hub, recorded_at, case_id, reason, by_subject, by_person)"
                + " values (gen_random_uuid(), 'HUB-B', now(), '" + caseId + "', 'r', 's', 'p')";
        try (var placing = LocalDatabase.connect("postgres");
                var erasing = LocalDatabase.connect("openmash_app")) {
            placing.setAutoCommit(false);
            placing.createStatement().execute(hold);
            erasing.createStatement().execute("set role retention");
            int erasingPid = pid(erasing);

            var erased = CompletableFuture.supplyAsync(() -> update(erasing, TOMBSTONE.formatted(old)));
            untilWaiting(erasingPid);
            placing.commit();

            assertThat(erased.get())
                    .as("refused by a hold younger than its statement")
                    .contains("only grows");
            assertThat(column(CONTENT, old).get(0)).contains("secret-name");
        }
        try (var placing = LocalDatabase.connect("postgres");
                var erasing = LocalDatabase.connect("openmash_app")) {
            erasing.setAutoCommit(false);
            erasing.createStatement().execute("set role retention");
            erasing.createStatement().execute("select audit.lock_holds()");
            int placingPid = pid(placing);

            var placed = CompletableFuture.supplyAsync(() -> update(placing, hold));
            untilWaiting(placingPid);
            erasing.rollback();
            assertThat(placed.get()).isEmpty();
        }
        Samples.column(
                "insert into audit.legal_hold_end select id, hub, now(), 'r', 's', 'q' from audit.legal_hold"
                        + " where case_id = ?::uuid returning hub",
                caseId.toString());
    }

    private static int pid(Connection connection) throws SQLException {
        try (var row = connection.createStatement().executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void untilWaiting(int pid) {
        while (column(
                        "select 1 from pg_stat_activity where pid = ?::int and wait_event = 'advisory'",
                        Integer.toString(pid))
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }

    /** What PostgreSQL says against it; empty when nothing. */
    private static String update(Connection connection, String sql) {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return "";
        } catch (SQLException refusal) {
            return String.valueOf(refusal.getMessage());
        }
    }

    private static void taken(String role, String sql) throws SQLException {
        try (var connection = LocalDatabase.connect("openmash_app")) {
            connection.createStatement().execute("set role " + role);
            assertThat(update(connection, sql)).as(sql).isEmpty();
        }
    }

    private static Map<String, Object> with(Map<String, ?> body, String name, Object value) {
        Map<String, Object> all = new HashMap<>(body);
        all.put(name, value);
        return all;
    }

    @Test
    void details_about_an_open_case_stay() {
        var caseId = UUID.fromString(Samples.caseOf("school-101", Samples.concern()));
        var old = entry("9 years", caseId);

        erase();

        assertThat(column(CONTENT, old).get(0)).contains("secret-name");
    }

    @Test
    void database_lets_no_other_change_through_and_nothing_young_and_nobody_else() throws SQLException {
        var old = entry("10 years", UUID.randomUUID());
        var young = entry("11 months", UUID.randomUUID());
        var tombstone = TOMBSTONE;

        refused("retention", tombstone.formatted(young));
        refused("retention", tombstone.formatted(old).replace("'{}', salt", "'{\"name\":\"other\"}', salt"));
        refused("retention", "update audit.detail set content = '{}' where entry_id = '" + old + "'");
        refused("retention", "delete from audit.detail where entry_id = '" + old + "'");
        refused("retention", "update audit.entry set agency = 'x' where id = '" + old + "'");
        for (String role : new String[] {"oversight", "auditor", "casework", "openmash_owner", "postgres"}) {
            refused(role, tombstone.formatted(old));
        }
        assertThat(column(CONTENT, old).get(0)).contains("secret-name");
    }

    private static void refused(String role, String sql) throws SQLException {
        boolean login = role.startsWith("openmash_") || role.equals("postgres");
        try (var connection = LocalDatabase.connect(login ? role : "openmash_app");
                var statement = connection.createStatement()) {
            if (!login) {
                statement.execute("set role " + role);
            }
            assertThatThrownBy(() -> statement.execute(sql))
                    .as(role + ": " + sql)
                    .isInstanceOf(SQLException.class);
        }
    }

    private static Response erase() {
        return as("governance")
                .contentType("application/json")
                .body(Map.of("reason", "Review"))
                .post("/v1/audit/erasures");
    }

    private static Response end(String user, String hold) {
        return as(user).contentType("application/json")
                .body(Map.of("reason", "Over"))
                .post("/v1/audit/legal-holds/" + hold + "/ends");
    }

    /** An entry of the past, written as it would have been. */
    private static String entry(String age, UUID caseId) {
        return entryOf(age, caseId, "HUB-A", "Atoken", "Htoken");
    }

    /** One of seven years ago with its place in the tree. */
    private static UUID sequencedEntry() throws SQLException {
        try (var database = LocalDatabase.connect("postgres")) {
            return LogDatabase.recordIn(database, Clock.offset(Clock.systemUTC(), Duration.ofDays(-7 * 366)));
        }
    }

    private static String entryOf(String age, UUID caseId, String hub, String account, String human) {
        return column(
                        "with e as (insert into audit.entry (id, recorded_at, leaf, agency, action, outcome, policy_version)"
                                + " values (gen_random_uuid(), now() - ?::interval, 'leaf', 'OLD', 'CONSULTATION', 'PERMITTED', 'sha256:')"
                                + " returning id, recorded_at), d as (insert into audit.detail (entry_id, recorded_at, salt, content, actor,"
                                + " cases, hub, actor_token, person_token) select id, recorded_at, 'salt', '{\"name\":\"secret-name\"}', 's',"
                                + " array[?::uuid], ?, ?, ? from e) select id::text from e",
                        age,
                        caseId.toString(),
                        hub,
                        account,
                        human)
                .get(0);
    }
}
