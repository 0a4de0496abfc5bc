package org.openmash.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.openmash.codes.CodeList;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;
import org.openmash.proof.NaivePolicy;
import org.openmash.proof.NamedColumns;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/**
 * No statement that reads case data names a withheld column, in its select list or anywhere else. Which columns a statement
 * names PostgreSQL itself says: as those its view would depend on. All sectors, tiers and purposes. The guard that judges
 * statements in production ({@link StatementGuard}) must have seen the same columns.
 */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class FetchedColumnsTest {
    private static final List<String> SECTORS = List.of("police", "school", "nhs", "council");
    /** What finds and orders rows, and is no field. */
    private static final Set<String> FRAME = Set.of("id", "case_id", "hub", "recorded_at");

    private static final Set<String> ROWS = Set.of(
            "participation.until_at",
            "participation_end.participation_id",
            "dissemination_open.agency",
            "case_open.closed_at",
            "case_open.due_at",
            "case_open.received_at");
    /** What officers move and ask by. */
    private static final Set<String> OFFICERS_ONLY = Set.of(
            "case_open.version",
            "restricted_item.agency",
            "recalled_item.agency",
            "recalled_item.kind",
            "recalled_item.columns");

    private final DisclosureMatrix matrix = GeneratedFiles.matrix();
    private final StatementGuard guard = new StatementGuard(matrix);

    @Test
    void statement_of_a_case_names_no_withheld_column() throws SQLException {
        int statements = 0;
        try (var database = LocalDatabase.connect("postgres")) {
            for (var purpose : purposes()) {
                for (var sector : SECTORS) {
                    for (var tier : List.of(Tier.OPEN, Tier.CLOSED)) {
                        for (boolean officer : List.of(true, false)) {
                            var decision = matrix.decide(new Sector(sector), tier, purpose);
                            var shown = NaivePolicy.shown(sector, tier == Tier.CLOSED, names(purpose));
                            for (var part : List.of(decision, ChronologyLine.part(decision))) {
                                check(database, CaseSelect.of(part, officer).sql(), part, shown, officer);
                                check(database, CaseSelect.then(part, officer).sql(), part, shown, officer);
                                statements += 2;
                            }
                        }
                    }
                }
            }
        }
        System.out.println(statements + " statements of a case name no withheld column");
    }

    @Test
    void statement_of_a_list_names_no_withheld_column_whatever_it_is_filtered_by() throws SQLException {
        int statements = 0;
        try (var database = LocalDatabase.connect("postgres")) {
            for (var sector : SECTORS) {
                for (var tier : List.of(Tier.OPEN, Tier.CLOSED)) {
                    var decision = matrix.decide(new Sector(sector), tier, Set.of());
                    var shown = NaivePolicy.shown(sector, tier == Tier.CLOSED, Set.of());
                    for (CaseField field : matrix.fields()) {
                        var filter = ListSelect.filterable(decision, field.key());
                        for (boolean officer : List.of(true, false)) {
                            check(
                                    database,
                                    new ListSelect(decision)
                                            .sql(wanted(filter), new ListSelect.Reach(officer, true).conditions()),
                                    decision,
                                    shown,
                                    officer);
                            statements++;
                        }
                    }
                }
            }
        }
        System.out.println(statements + " statements of a list name no withheld column");
    }

    @Test
    void statement_of_a_search_names_no_withheld_column_whatever_is_searched_for() throws SQLException {
        int statements = 0;
        try (var database = LocalDatabase.connect("postgres")) {
            for (var sector : SECTORS) {
                for (var tier : List.of(Tier.OPEN, Tier.CLOSED)) {
                    var decision = matrix.decide(new Sector(sector), tier, Set.of());
                    var shown = NaivePolicy.shown(sector, tier == Tier.CLOSED, Set.of());
                    for (CaseField field : matrix.fields()) {
                        var criterion =
                                SearchSelect.searchable(decision, field.key()).filter(field::equals);
                        if (criterion.isPresent()) {
                            var condition =
                                    SearchSelect.condition(field, decision).sql();
                            check(
                                    database,
                                    new ListSelect(decision).sql(wanted(Optional.empty()), List.of(condition)),
                                    decision,
                                    shown,
                                    false);
                            statements++;
                        }
                    }
                }
            }
        }
        assertThat(statements).isGreaterThan(40);
        System.out.println(statements + " statements of a search name no withheld column");
    }

    @Test
    void statement_under_a_grant_names_what_the_guard_judged_and_passes() throws SQLException {
        var rights = new EmergencyRights(matrix);
        try (var database = LocalDatabase.connect("postgres")) {
            for (var sector : SECTORS) {
                for (var tier : List.of(Tier.OPEN, Tier.CLOSED)) {
                    for (boolean takesPart : List.of(true, false)) {
                        var decision = rights.decide(new Sector(sector), tier, takesPart);
                        var shown = Set.copyOf(decision.shownNames());
                        check(database, CaseSelect.of(decision, false).sql(), decision, shown, false);
                        var part = ChronologyLine.part(decision);
                        check(database, CaseSelect.of(part, true).sql(), part, shown, true);
                    }
                }
            }
        }
    }

    @Test
    void statement_of_released_copies_names_no_withheld_column() throws SQLException {
        try (var database = LocalDatabase.connect("postgres")) {
            for (var sector : SECTORS) {
                for (var tier : List.of(Tier.OPEN, Tier.CLOSED)) {
                    var decision = matrix.decide(new Sector(sector), tier, Set.of());
                    var shown = NaivePolicy.shown(sector, tier == Tier.CLOSED, Set.of());
                    check(database, ReleasedList.LIVING, decision, shown, false);
                    check(database, ReleasedList.sql(ReleasedList.COLUMNS), decision, shown, false);
                }
            }
        }
    }

    @Test
    void column_that_is_withheld_would_be_noticed() throws SQLException {
        try (var database = LocalDatabase.connect("postgres")) {
            assertThat(columns(database, "select 1 as one from casework.subject_closed t where t.pnc_id = ?"))
                    .contains("subject_closed.pnc_id");
            assertThat(columns(
                            database, "select json_agg(r)::text as x from (select t.* from casework.adult_open t) r"))
                    .contains("adult_open.care_and_support");
        }
    }

    private static ListSelect.Wanted wanted(Optional<CaseField> filter) {
        return new ListSelect.Wanted(
                filter.<Map<CaseField, String>>map(field -> Map.of(field, "x")).orElse(Map.of()),
                Map.of(),
                Map.of(),
                ListSelect.Sort.DUE_AT,
                Optional.of(new ListSelect.Position("x", "x")),
                1);
    }

    private void check(Connection database, String sql, Decision decision, Set<String> shown, boolean officer)
            throws SQLException {
        var withheld = new ArrayList<String>();
        var columns = columns(database, sql);
        checkGuard(sql, decision, officer, columns);
        for (String column : columns) {
            int dot = column.indexOf('.');
            var field = NaivePolicy.fieldOf(column.substring(0, dot), column.substring(dot + 1));
            boolean frame = FRAME.contains(column.substring(dot + 1))
                    || ROWS.contains(column)
                    || (officer && OFFICERS_ONLY.contains(column));
            boolean safe = !column.startsWith("location_safe.") || shown.contains(NaivePolicy.SAFE_ADDRESS);
            if (!frame && !(shown.contains(field) && safe)) {
                withheld.add(column);
            }
        }
        assertThat(withheld).as(sql).isEmpty();
    }

    /** The guard lets it pass, judged every column PostgreSQL says it depends on, and of other fields none. */
    private void checkGuard(String sql, Decision decision, boolean officer, Set<String> columns) {
        var verdict = guard.judge(sql, decision, officer);
        assertThat(verdict.refused()).as(sql).isEmpty();
        var judged = new TreeSet<String>();
        verdict.named().forEach(column -> judged.add(column.table() + "." + column.name()));
        assertThat(judged).as(sql).containsAll(columns);
        judged.removeAll(columns);
        judged.removeIf(column -> FRAME.contains(column.substring(column.indexOf('.') + 1)));
        assertThat(judged).as("judged beside what it names: " + sql).isEmpty();
    }

    private static Set<String> columns(Connection database, String sql) throws SQLException {
        var columns = NamedColumns.of(database, sql);
        assertThat(columns).as("columns of " + sql).isNotEmpty();
        return columns;
    }

    private static Set<Set<Purpose>> purposes() {
        Set<Set<Purpose>> all = new LinkedHashSet<>();
        all.add(Set.of());
        CodeList.load("purpose").codes().forEach(code -> all.add(Set.of(new Purpose(code))));
        return all;
    }

    private static Set<String> names(Set<Purpose> purposes) {
        Set<String> names = new TreeSet<>();
        purposes.forEach(purpose -> names.add(purpose.code()));
        return names;
    }
}
