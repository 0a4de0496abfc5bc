package org.openmash.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/** What was received can be changed or removed by no role of the service. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class AppendOnlyTest {
    private static final String RIGHTS =
            "select r.rolname || ' ' || p.privilege || ' ' || c.relname || '.' || a.attname"
                    + " from pg_roles r cross join pg_class c join pg_namespace n on n.oid = c.relnamespace"
                    + " join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped"
                    + " cross join (values ('update'), ('references')) p(privilege)"
                    + " where n.nspname in ('casework', 'audit', 'policy', 'oversight') and c.relkind in ('r', 'p')"
                    + " and r.rolname ~ '^(openmash_app|openmash_log|reader|intake|casework|auditor|analyst|governance|oversight|retention|.*_open|.*_closed)$'"
                    + " and has_column_privilege(r.oid, c.oid, a.attnum, p.privilege) order by 1";
    private static final String DELETIONS = "select r.rolname || ' ' || p.privilege || ' ' || c.relname"
            + " from pg_roles r cross join pg_class c join pg_namespace n on n.oid = c.relnamespace"
            + " cross join (values ('delete'), ('truncate'), ('trigger')) p(privilege)"
            + " where n.nspname in ('casework', 'audit', 'policy', 'oversight') and c.relkind in ('r', 'p')"
            + " and r.rolname ~ '^(openmash_app|openmash_log|reader|intake|casework|auditor|analyst|governance|oversight|retention|.*_open|.*_closed)$'"
            + " and has_table_privilege(r.oid, c.oid, p.privilege)";

    @Test
    void only_the_derived_columns_of_a_case_can_be_updated() throws SQLException {
        assertThat(rows(RIGHTS))
                .containsExactlyInAnyOrder(
                        "casework update case_closed.state",
                        "casework update case_open.due_at",
                        "casework update case_open.level_of_need",
                        "casework update case_open.officer",
                        "casework update case_open.primary_need",
                        "casework update case_open.rating",
                        "casework update case_open.status",
                        "casework update case_open.team",
                        "casework update case_open.version",
                        "intake update case_open.due_at",
                        "intake update case_open.version",
                        "intake update case_open.contacts_last12_months",
                        // Only to the tombstone that a trigger demands (RetentionTest).
                        "retention update detail.actor",
                        "retention update detail.actor_token",
                        "retention update detail.cases",
                        "retention update detail.content",
                        "retention update detail.erased_at",
                        "retention update detail.erased_by",
                        "retention update detail.person_token",
                        "retention update detail.purpose",
                        "retention update detail.salt");
    }

    @Test
    void nothing_can_be_deleted() throws SQLException {
        assertThat(rows(DELETIONS)).isEmpty();
    }

    @Test
    void the_pool_login_without_a_role_reads_nothing() throws SQLException {
        try (var connection = LocalDatabase.connect("openmash_app");
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery("select id from casework.case_open"))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_role_without_a_context_knows_of_no_case() throws SQLException {
        try (var connection = LocalDatabase.connect("openmash_app");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role council_closed");
            try (var found = statement.executeQuery("select count(*) from casework.case_open")) {
                found.next();
                assertThat(found.getInt(1)).isZero();
            }
        }
    }

    @Test
    void a_withheld_column_is_refused_in_where_and_order_by_too() throws SQLException {
        for (String clause : List.of("where summary = 'x'", "order by summary")) {
            try (var connection = LocalDatabase.connect("openmash_app");
                    var statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("set local role school_open");
                assertThatThrownBy(() -> statement.executeQuery("select id from casework.concern_closed " + clause))
                        .hasMessageContaining("permission denied");
            }
        }
    }

    private static List<String> rows(String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (var connection = LocalDatabase.connect("postgres");
                var result = connection.createStatement().executeQuery(sql)) {
            while (result.next()) {
                found.add(result.getString(1));
            }
        }
        return found;
    }
}
