package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.runtime.StartupEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LogSchemaTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static LogDatabase database;
    private static String partition;

    @BeforeAll
    static void createDatabase() throws SQLException {
        database = LogDatabase.create();
        try (var connection = database.connect("openmash_log")) {
            EntryInsert.into(connection, List.of(LogDatabase.sealer().seal(LogDatabase.reading(UUID.randomUUID()))));
        }
        partition = database.ask("select tableoid::regclass from audit.entry").replace("audit.entry", "");
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({"postgres,''", "openmash_owner,''", "postgres,set session_replication_role = replica"})
    void nobody_changes_or_removes_an_entry_or_its_detail(String login, String first) throws SQLException {
        try (var connection = database.connect(login)) {
            if (!first.isEmpty()) {
                connection.createStatement().execute(first);
            }
            for (String table : List.of("entry", "entry" + partition, "detail", "detail" + partition)) {
                assertRefused(connection, "update audit." + table + " set recorded_at = recorded_at");
                assertRefused(connection, "delete from audit." + table);
                assertRefused(connection, "truncate audit." + table);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"select 1 from audit.entry", "select 1 from audit.detail", "select 1 from audit.entry_2026_11"})
    void login_that_writes_the_log_cannot_read_it(String query) throws SQLException {
        try (var connection = database.connect("openmash_log")) {
            assertRefused(connection, query);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"openmash_log", "intake", "casework", "auditor", "police_closed", "analyst", "openmash_app"})
    void roles_hold_no_right_on_the_log_beyond_their_own(String role) {
        var expected = switch (role) {
            case "openmash_log", "intake", "casework" -> "INSERT,INSERT,INSERT";
            case "auditor" -> String.join(",", Collections.nCopies(12, "SELECT"));
            default -> null;
        };

        assertThat(database.ask("select string_agg(privilege_type, ',') from information_schema.role_table_grants"
                        + " where table_schema = 'audit' and grantee = '" + role + "'"))
                .isEqualTo(expected);
    }

    @Test
    void stored_bytes_give_the_leaf_hash_and_open_the_commitment() throws Exception {
        byte[] leaf = bytes("leaf", "entry");
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update((byte) 0);
        digest.update(leaf);
        assertThat(bytes("leaf_hash", "entry")).isEqualTo(digest.digest());

        digest.update(bytes("salt", "detail"));
        digest.update(bytes("content", "detail"));
        assertThat(new String(leaf, StandardCharsets.UTF_8))
                .contains(Base64.getEncoder().encodeToString(digest.digest()));
    }

    @Test
    void columns_say_what_the_leaf_says() {
        assertThat(database.ask(
                        "select count(*) from audit.entry, lateral (select convert_from(leaf, 'UTF8')::json as j) as said"
                                + " where id = (j->>'id')::uuid and recorded_at = (j->>'time')::timestamptz"
                                + " and agency = j->>'agency' and action = j->>'action' and outcome = j->>'outcome'"
                                + " and policy_version = j->>'policyVersion'"))
                .isEqualTo(database.ask("select count(*) from audit.entry"));
    }

    @Test
    void moment_that_is_none_is_refused() throws SQLException {
        try (var connection = database.connect("openmash_log")) {
            for (String moment : List.of("infinity", "-infinity")) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> connection
                                .createStatement()
                                .execute(
                                        "insert into audit.entry (id, recorded_at, leaf, action, outcome, policy_version)"
                                                + " values (gen_random_uuid(), '" + moment
                                                + "', '', 'SEARCH', 'ERROR', '')"))
                        .withMessageContaining("entry_moment");
            }
        }
    }

    @Test
    void every_month_to_the_end_of_2029_has_its_partition() {
        assertThat(database.ask("select count(*) from pg_inherits where inhparent = 'audit.entry'::regclass"))
                .isEqualTo("39");
        assertThat(database.ask("select pg_get_expr(relpartbound, oid) from pg_class"
                        + " where oid = 'audit.entry_2027_03'::regclass"))
                .isEqualTo("FOR VALUES FROM ('2027-03-01 00:00:00+00') TO ('2027-04-01 00:00:00+00')");
    }

    @Test
    void start_is_refused_while_acknowledged_entries_could_be_lost() {
        for (String mode : List.of("off", "local")) {
            try (var sound = database.logPool();
                    var unsound = database.pool("openmash_log", "set synchronous_commit = " + mode)) {
                assertThatExceptionOfType(IllegalStateException.class)
                        .isThrownBy(() -> new DurabilityCheck(sound, unsound).check(new StartupEvent()))
                        .withMessageContaining("synchronous_commit is " + mode);
                assertThatExceptionOfType(IllegalStateException.class)
                        .isThrownBy(() -> new DurabilityCheck(unsound, sound).check(new StartupEvent()))
                        .withMessageContaining("synchronous_commit is " + mode);
            }
        }
    }

    @Test
    void start_is_refused_while_a_flush_could_hang() throws SQLException {
        try (var sound = database.logPool();
                var unsound = database.pool("openmash_log", "set synchronous_commit = on")) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> new DurabilityCheck(sound, unsound).check(new StartupEvent()))
                    .withMessageContaining("statement_timeout");
            new DurabilityCheck(sound, sound).check(new StartupEvent());
        }
    }

    @Test
    void readiness_follows_the_right_to_write() {
        try (var pool = database.logPool()) {
            var health = new LogWritable(pool);
            assertThat(health.call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

            for (String table : List.of("entry", "detail", "pending")) {
                database.execute("revoke insert on audit." + table + " from openmash_log");
                assertThat(health.call().getStatus()).as(table).isEqualTo(HealthCheckResponse.Status.DOWN);

                database.execute("grant insert on audit." + table + " to openmash_log");
                assertThat(health.call().getStatus()).as(table).isEqualTo(HealthCheckResponse.Status.UP);
            }
        }
    }

    private static void assertRefused(Connection connection, String sql) {
        assertThatExceptionOfType(SQLException.class)
                .as(sql)
                .isThrownBy(() -> connection.createStatement().execute(sql))
                .matches(refusal -> refusal.getSQLState().equals(INSUFFICIENT_PRIVILEGE));
    }

    private static byte[] bytes(String column, String table) {
        return HexFormat.of().parseHex(database.ask("select encode(" + column + ", 'hex') from audit." + table));
    }
}
