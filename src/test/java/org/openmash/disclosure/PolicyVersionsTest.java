package org.openmash.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.identity.Caller;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/** The policies of the past: kept as they were, readable for replay, changed by nobody. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class PolicyVersionsTest {
    private static final Caller AUDITOR = new Caller(
            "s", "auditor", null, "LA-901", null, null, Set.of("auditor"), "HUB-A", "P-1", null, "test", false, "r");

    @Inject
    PolicyVersions versions;

    @Inject
    DatabaseRole role;

    @Inject
    DisclosureMatrix present;

    @Test
    void the_present_policy_is_kept_word_for_word() {
        var kept = role.call(Session.job("auditor", AUDITOR), () -> versions.matrix(present.version()));

        assertThat(kept).hasValueSatisfying(matrix -> {
            assertThat(matrix.version()).isEqualTo(present.version());
            assertThat(matrix.fields()).containsExactlyElementsOf(present.fields());
        });
    }

    @Test
    void an_unknown_version_is_no_policy() {
        assertThat(role.call(Session.job("auditor", AUDITOR), () -> versions.matrix("sha256:0")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update policy.policy_version set csv = 'x'",
                "delete from policy.policy_version",
                "truncate policy.policy_version"
            })
    void no_login_changes_the_past(String statement) throws SQLException {
        for (String login : new String[] {"postgres", "openmash_owner"}) {
            try (var connection = LocalDatabase.connect(login)) {
                assertThatThrownBy(() -> connection.createStatement().execute(statement))
                        .hasMessageContaining("what was decided stays");
            }
        }
    }

    @Test
    void a_text_is_not_kept_under_the_name_of_another() throws SQLException {
        try (var owner = LocalDatabase.connect("openmash_owner")) {
            assertThatThrownBy(() -> owner.createStatement()
                            .execute("insert into policy.policy_version (sha256, csv) values ('sha256:00', 'field')"))
                    .hasMessageContaining("violates check constraint");
        }
    }
}
