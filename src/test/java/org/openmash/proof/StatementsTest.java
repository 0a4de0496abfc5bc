package org.openmash.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/**
 * Every query that every account's requests lead to, as the server counted them, under the role it ran with: a reading role
 * names no column withheld from its sector and tier, a writing job only what it needs to do its work.
 */
@QuarkusTest
@TestProfile(ProofProfile.class)
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class StatementsTest {
    /** What a job may ask about, beside what is no field: the state of a case it moves, and what steers taking part. */
    private static final Map<String, Set<String>> JOBS = Map.of(
            "casework", Set.of("case.", "concern.receivedAt", "concern.referrerAgency", "contribution.agency"),
            "intake",
                    Set.of(
                            "case.reference",
                            "case.status",
                            "case.receivedAt",
                            "case.dueAt",
                            "case.team",
                            "case.closedAt",
                            "case.contactsLast12Months",
                            "case.links",
                            "concern.receivedAt"),
            "auditor", Set.of());

    @TestHTTPResource
    String url = "";

    /** A query and the role that ran it. */
    private record Ran(String role, String query) {}

    @Test
    void no_query_names_a_column_that_its_role_has_no_business_with() throws SQLException {
        List<String> wrong = new ArrayList<>();
        int queries = 0;
        try (var lane = new Lane(url, Fault.NONE);
                var database = LocalDatabase.connect("postgres")) {
            begin(database);
            for (Account reader : Account.all()) {
                lane.run(lane.world(3, reader, Instant.now(), World.Side.A), Sequence.over(reader, 3, 40));
            }
            for (var ran : queries(database)) {
                queries++;
                for (String column : NamedColumns.of(database, ran.query())) {
                    int dot = column.indexOf('.');
                    var field = NaivePolicy.fieldOf(column.substring(0, dot), column.substring(dot + 1));
                    if (!field.isEmpty() && !mayName(ran.role(), field)) {
                        wrong.add(ran.role() + " names " + column + " in " + ran.query());
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(queries).isGreaterThan(30);
        System.out.println(queries + " different queries of all roles name no column they have no business with");
    }

    private static boolean mayName(String role, String field) {
        var ofJob = JOBS.get(role);
        if (ofJob != null) {
            return ofJob.stream()
                    .anyMatch(permitted ->
                            permitted.endsWith(".") ? field.startsWith(permitted) : field.equals(permitted));
        }
        var sectorAndTier = role.split("_", -1);
        return NaivePolicy.shown(sectorAndTier[0], sectorAndTier[1].equals("closed"), World.purposes())
                .contains(field);
    }

    private static void begin(Connection database) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("select pg_stat_statements_reset()");
        }
    }

    private static List<Ran> queries(Connection database) throws SQLException {
        List<Ran> ran = new ArrayList<>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery("select r.rolname, s.query from pg_stat_statements s"
                        + " join pg_roles r on r.oid = s.userid join pg_database d on d.oid = s.dbid"
                        + " where d.datname = current_database() and s.toplevel and s.query ~* '^\\s*(select|with)' and s.query !~* 'insert into'"
                        + " and (r.rolname ~ '_(open|closed)$' or r.rolname in ('casework', 'intake', 'auditor'))")) {
            while (rows.next()) {
                ran.add(new Ran(rows.getString(1), rows.getString(2)));
            }
        }
        return ran;
    }
}
