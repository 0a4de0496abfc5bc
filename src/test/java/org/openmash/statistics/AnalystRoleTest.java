package org.openmash.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/** The database role under which analysts read, and the one that counts. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class AnalystRoleTest {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String RELATIONS = "select format('%I.%I', n.nspname, c.relname) from pg_class c"
            + " join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm', 'S')"
            + " and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname !~ '^pg_temp' order by 1";

    @Test
    void analyst_reads_released_cubes_and_not_one_other_table() throws SQLException {
        var readable = new ArrayList<String>();
        try (var connection = as("analyst")) {
            for (String relation : strings("postgres", RELATIONS)) {
                if (canRead(connection, relation)) {
                    readable.add(relation);
                }
            }
        }
        assertThat(strings("postgres", RELATIONS))
                .contains("casework.case_open", "audit.entry")
                .hasSizeGreaterThan(40);
        assertThat(readable).containsExactly("anonymised.release");
    }

    @Test
    void analyst_writes_nothing_and_runs_no_function_of_ours() throws SQLException {
        assertThat(strings(
                        "postgres",
                        "select p.oid::regprocedure::text from pg_proc p join pg_namespace n on n.oid = p.pronamespace"
                                + " where n.nspname in ('casework', 'audit', 'anonymised')"
                                + " and has_function_privilege('analyst', p.oid, 'execute')"
                                + " and has_schema_privilege('analyst', n.oid, 'usage')"))
                .isEmpty();
        assertThat(strings(
                        "postgres",
                        "select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                + " where n.nspname in ('casework', 'audit', 'anonymised', 'public') and c.relkind in ('r', 'p')"
                                + " and has_table_privilege('analyst', c.oid, 'insert, update, delete, truncate')"))
                .isEmpty();
    }

    @Test
    void role_that_counts_reads_no_name_text_or_identifier() throws SQLException {
        assertThat(
                        strings(
                                "postgres",
                                "select c.relname || '.' || a.attname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                        + " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
                                        + " where n.nspname = 'casework' and c.relkind = 'r'"
                                        + " and has_column_privilege('statistics', c.oid, a.attnum, 'select')"
                                        + " and a.attname not in ('id', 'case_id', 'hub', 'person_id', 'recorded_at') order by 1"))
                .containsExactlyInAnyOrder(
                        "case_closed.contact_type",
                        "case_event.state",
                        "case_open.level_of_need",
                        "case_open.local_authority",
                        "case_open.outcome",
                        "concern_closed.source",
                        "concern_open.categories",
                        "concern_open.received_at",
                        "rating_closed.breached",
                        "rating_closed.rating",
                        "subject_open.date_of_birth",
                        "subject_open.ethnicity",
                        "subject_open.expected_date_of_birth");
    }

    @Test
    void no_role_that_reads_cases_sees_the_anonymised_schema() throws SQLException {
        assertThat(strings(
                        "postgres",
                        "select rolname::text from pg_roles where not rolsuper and rolname !~ '^pg_'"
                                + " and has_schema_privilege(oid, 'anonymised', 'usage') order by 1"))
                .containsExactly("analyst", "openmash_owner", "statistics");
    }

    @Test
    void role_that_counts_adds_to_the_access_log_and_reads_nothing_of_it() throws SQLException {
        assertThat(strings(
                        "postgres",
                        "select distinct privilege_type from information_schema.role_table_grants"
                                + " where table_schema = 'audit' and grantee = 'statistics'"))
                .containsExactly("INSERT");
    }

    private static Connection as(String role) throws SQLException {
        var connection = LocalDatabase.connect("openmash_app");
        try (var statement = connection.createStatement()) {
            statement.execute("set role " + role);
        }
        return connection;
    }

    private static boolean canRead(Connection connection, String relation) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeQuery("select 1 from " + relation + " limit 1");
            return true;
        } catch (SQLException refused) {
            assertThat(refused.getSQLState()).as(relation).isEqualTo(INSUFFICIENT_PRIVILEGE);
            return false;
        }
    }

    private static List<String> strings(String login, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var connection = LocalDatabase.connect(login);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }
}
