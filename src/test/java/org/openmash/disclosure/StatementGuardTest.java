package org.openmash.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/** Which statements are sent under a decision and which are not: also where the database's grants would let them pass. */
class StatementGuardTest {
    /** A specialist of the police, whose role holds the rights to both for some purpose. */
    private final DisclosureMatrix matrix = GeneratedFiles.matrix();

    private final StatementGuard guard = new StatementGuard(matrix);
    private final Decision withoutPurpose = police(Tier.CLOSED);
    private final Decision ofMarac = police(Tier.CLOSED, "MARAC");
    private final Decision open = decision("nhs", Tier.OPEN);

    @Test
    void column_shown_for_another_purpose_is_refused_though_the_role_holds_its_right() {
        var intelligence = "select c.police_intelligence from casework.contribution_closed c";

        assertThat(refused(intelligence, withoutPurpose)).contains("contribution_closed.police_intelligence");
        assertThat(refused(intelligence, police(Tier.CLOSED, "EARLY_HELP")))
                .contains("contribution_closed.police_intelligence");
        assertThat(refused(intelligence, ofMarac)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select s.pnc_id from casework.subject_closed s",
                "select pnc_id from casework.subject_closed",
                "select PNC_ID from CASEWORK.Subject_Closed",
                "select \"pnc_id\" from casework.subject_closed",
                "select \"pnc_id\" from \"casework\".\"subject_closed\"",
                "select s . pnc_id from casework . subject_closed as s",
                "select s./* a name */pnc_id from casework.subject_closed s",
                "select 1 from casework.subject_open o join casework.subject_closed c using (pnc_id)",
                "select o.name from casework.subject_open o where exists"
                        + " (select 1 from casework.subject_closed s where s.pnc_id = ?)",
                "select o.name from casework.subject_open o order by (select s.pnc_id from casework.subject_closed s)",
                "with s as (select pnc_id as x from casework.subject_closed) select x from s",
                "select casework.subject_closed.pnc_id from casework.subject_closed",
                "select subject_closed.pnc_id from casework.subject_closed",
                "select (select s.pnc_id) from casework.subject_closed s",
                "select pnc_id(s) from casework.subject_closed s",
                "select c.id from casework.case_open c, casework.subject_closed s where c.id = s.case_id and s.pnc_id = ?",
                "select id from casework.subject_closed",
                "select o.address from casework.location_safe o",
                "select '' || pnc_id || '' from casework.subject_closed",
                "select 'it''s' || pnc_id from casework.subject_closed",
                "select x.pnc_id from (select ''::text) x, casework.subject_closed"
            })
    void withheld_column_is_refused_wherever_it_stands_and_however_it_is_spelt(String sql) {
        assertThat(refused(sql, open)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from casework.case_open",
                "select c.* from casework.case_open c",
                "select row_to_json(c) from casework.case_open c",
                "select row_to_json(case_open) from casework.case_open",
                "select to_jsonb(\"c\") -> 'rating' from casework.case_open as c",
                "select c::text from casework.case_open c",
                "select (c).rating from casework.case_open c",
                "select count(c) from casework.case_open c",
                "select c is null from casework.case_open c",
                "select json_agg(r) from (select t.* from casework.case_open t) r",
                "select f from casework.case_open c (a, b, c, d, e, f)",
                "select to_jsonb(j) from (casework.case_open c cross join casework.case_closed k) j",
                "select 1 from casework.case_open c natural join casework.subject_open s",
                "select 1 from (table casework.case_open) c",
                "select case_open from casework.case_open",
                "select c.guarded from casework.case_open c",
                "select 1 from casework.concern_receipt",
                "select 1 from case_open",
                "select rating from casework.case_open; select 1",
                "select U&\"r\\0061ting\" from casework.case_open",
                "select u&\"r!0061ting\" uescape '!' from casework.case_open",
                "select e'\\'' || rating from casework.case_open",
                "select $$it's$$ || rating from casework.case_open",
                "select /* /* */ rating */ 1 from casework.case_open",
                "select 'open",
                "select 1) from (casework.case_open"
            })
    void whole_row_and_what_is_not_understood_is_refused_also_where_every_column_may_be_read(String sql) {
        assertThat(refused(sql, ofMarac)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select c.id, c.rating as \"case.rating\" from casework.case_open c where c.closed_at is null",
                "select count(*) from casework.case_open",
                "select 'pnc_id' as x from casework.case_open",
                "select /* pnc_id of casework.subject_closed */ c.rating -- pnc_id\n from casework.case_open c",
                "select json_agg(r)::text from (select t.name from casework.subject_open t) r",
                "select casework.live_purposes(id) from unnest(casework.take_in_hand(array[?::uuid])) id",
                "select p.* from policy.agreement p"
            })
    void what_the_decision_shows_passes(String sql) {
        assertThat(refused(sql, open)).isEmpty();
    }

    @Test
    void name_of_a_withheld_field_is_refused_as_the_name_of_a_result() {
        assertThat(refused("select c.rating as \"subject.pncId\" from casework.case_open c", open))
                .containsExactly("subject.pncId");
    }

    @Test
    void column_of_one_name_counts_in_the_table_it_is_taken_from() {
        var decision = police(Tier.CLOSED, "EARLY_HELP");
        assertThat(decision.shows("decision.rationale")).isTrue();
        assertThat(decision.shows("rating.rationale")).isFalse();

        assertThat(refused("select t.rationale from casework.decision_closed t", decision))
                .isEmpty();
        assertThat(refused(
                        "select (select t.rationale from casework.rating_closed t) from casework.decision_closed t",
                        decision))
                .contains("rating_closed.rationale");
    }

    @Test
    void every_part_of_a_decision_makes_a_statement_that_passes() {
        for (String sector : List.of("police", "school", "nhs", "council")) {
            for (Tier tier : List.of(Tier.OPEN, Tier.CLOSED)) {
                for (String purpose : List.of("TRIAGE", "MARAC", "STATISTICS")) {
                    var whole = decision(sector, tier, purpose);
                    for (String field : whole.shownNames()) {
                        var part = whole.limitedTo(Set.of(field));
                        assertThat(guard.judge(CaseSelect.then(part, true).sql(), part, true)
                                        .refused())
                                .as(sector + " " + field)
                                .isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void what_officers_move_by_is_named_for_officers_only() {
        for (String sql : List.of(
                "select c.version from casework.case_open c",
                "select t.agency from casework.restricted_item t",
                "select t.id from casework.recalled_item t")) {
            assertThat(guard.judge(sql, open, true).refused()).as(sql).isEmpty();
            assertThat(guard.judge(sql, open, false).refused()).as(sql).isNotEmpty();
        }
    }

    @Test
    void statement_that_is_refused_is_never_sent_and_counted_each_time() {
        var meters = new SimpleMeterRegistry();
        var statements = new ReaderStatements(matrix, meters);
        var sent = new ArrayList<String>();
        var connection = connection(sent);

        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> statements.prepare(
                            connection,
                            withoutPurpose,
                            true,
                            "select t.police_convictions from casework.contribution_closed t"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageNotContaining("convictions");
        }
        assertThatThrownBy(() -> statements.prepareWithoutCaseData(connection, "select id from casework.case_open"))
                .isInstanceOf(IllegalStateException.class);

        assertThat(sent).isEmpty();
        assertThat(meters.counter("openmash.disclosure.statements.refused").count())
                .isEqualTo(3);
    }

    @Test
    void verdict_is_kept_for_its_own_decision() throws SQLException {
        var statements = new ReaderStatements(matrix, new SimpleMeterRegistry());
        var sent = new ArrayList<String>();
        var connection = connection(sent);
        var sql = "select t.police_convictions from casework.contribution_closed t";

        statements.prepare(connection, ofMarac, false, sql);
        assertThatThrownBy(() -> statements.prepare(connection, withoutPurpose, false, sql))
                .isInstanceOf(IllegalStateException.class);
        assertThatCode(() -> statements.prepare(connection, ofMarac, false, sql))
                .doesNotThrowAnyException();

        assertThat(sent).containsExactly(sql, sql);
    }

    private Set<String> refused(String sql, Decision decision) {
        return guard.judge(sql, decision, false).refused();
    }

    private Decision police(Tier tier, String... purposes) {
        return decision("police", tier, purposes);
    }

    private Decision decision(String sector, Tier tier, String... purposes) {
        var live = Arrays.stream(purposes).map(Purpose::new).collect(Collectors.toUnmodifiableSet());
        return matrix.decide(new Sector(sector), tier, live);
    }

    /** Takes note of what reaches the driver. */
    private static Connection connection(List<String> sent) {
        return (Connection) Proxy.newProxyInstance(
                StatementGuardTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (self, method, arguments) -> {
                    sent.add(String.valueOf(arguments[0]));
                    return Proxy.newProxyInstance(
                            StatementGuardTest.class.getClassLoader(),
                            new Class<?>[] {PreparedStatement.class},
                            (statement, called, with) -> null);
                });
    }
}
