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
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
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
        String tombstone =
                "update audit.detail set content = '{}', salt = '', actor = '', cases = '{}', actor_token = null,"
                        + " person_token = null, purpose = null, erased_at = now(), erased_by = 'r' where entry_id = '%s'";

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
        return column(
                        "with e as (insert into audit.entry (id, recorded_at, leaf, agency, action, outcome, policy_version)"
                                + " values (gen_random_uuid(), now() - ?::interval, 'leaf', 'OLD', 'CONSULTATION', 'PERMITTED', 'sha256:')"
                                + " returning id, recorded_at), d as (insert into audit.detail (entry_id, recorded_at, salt, content, actor,"
                                + " cases, hub, actor_token) select id, recorded_at, 'salt', '{\"name\":\"secret-name\"}', 's', array[?::uuid],"
                                + " 'HUB-A', 'Atoken' from e) select id::text from e",
                        age,
                        caseId.toString())
                .get(0);
    }
}
