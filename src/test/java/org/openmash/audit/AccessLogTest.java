package org.openmash.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/** Entries in the transaction of the change they record. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class AccessLogTest {
    private static final Caller CALLER = LogDatabase.caller("subject-1", "SCH-101");

    @Inject
    AccessLog log;

    @Inject
    DatabaseRole databaseRole;

    private final UUID caseId = UUID.randomUUID();

    @ParameterizedTest
    @ValueSource(strings = {"intake", "casework"})
    void entry_is_there_when_its_change_is(String job) throws SQLException {
        var id = databaseRole.call(Session.job(job, CALLER), () -> {
            var entry = log.record(LogDatabase.reading(caseId));
            assertThat(stored()).as("before the commit").isZero();
            return entry;
        });

        assertThat(id).isNotNull();
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void entry_is_gone_when_its_change_is() throws SQLException {
        assertThatThrownBy(() -> databaseRole.call(Session.job("intake", CALLER), () -> {
                    log.record(LogDatabase.reading(caseId));
                    throw new IllegalStateException("the change failed");
                }))
                .hasMessageContaining("the change failed");

        assertThat(stored()).isZero();
    }

    @Test
    void role_that_only_reads_writes_no_entry() throws SQLException {
        assertThatThrownBy(() -> databaseRole.call(
                        Session.job("police_open", CALLER), () -> log.record(LogDatabase.reading(caseId))))
                .isInstanceOf(ProblemException.class);

        assertThat(stored()).isZero();
    }

    @Test
    void entry_of_a_change_needs_its_transaction() {
        assertThatThrownBy(() -> log.record(LogDatabase.reading(caseId))).isInstanceOf(IllegalStateException.class);
    }

    private long stored() throws SQLException {
        try (var superuser = LocalDatabase.connect("postgres");
                var statement = superuser.createStatement();
                var result = statement.executeQuery(
                        "select count(*) from audit.detail where cases @> array['" + caseId + "'::uuid]")) {
            result.next();
            return result.getLong(1);
        }
    }
}
