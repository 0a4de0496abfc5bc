package org.openmash.statistics;

import java.sql.SQLException;
import org.openmash.support.LocalDatabase;

/** Referrals of a quarter put into the case tables at once, faster than through intake: this is about their number. */
final class InventedReferrals {
    /** One person in ten is referred twice: the second time as another concern on the same case. */
    private static final String INSERT = """
            create temporary table one on commit drop as
              select i, md5('{tag}person' || i)::uuid as person, md5('{tag}case' || i)::uuid as id, '{tag}-' || i as reference,
                '{begins}'::timestamptz + (i % 90) * interval '1 day' + (i % 24) * interval '1 hour' as at
              from generate_series(1, {people}) i;
            insert into casework.person (id, hub) select person, 'HUB-A' from one;
            insert into casework.case_open (id, hub, person_id, version, reference, status, rating, level_of_need, local_authority,
                received_at, due_at, team, outcome, closed_at)
              select id, 'HUB-A', person, 1, reference, 'CLOSED', 'AMBER', (1 + i % 4)::text, (901 + i % 3)::text, at, at, 'MASH-DAY',
                (array['NFA', 'SUPPORTED', 'PLAN'])[1 + i % 3], at + interval '9 days' from one;
            insert into casework.case_closed (case_id, hub, state, contact_type) select id, 'HUB-A', 'CLOSED', 'REFERRAL' from one;
            insert into casework.concern_open (id, case_id, hub, recorded_at, received_at, categories, immediate_danger, lawful_basis,
                referrer_agency)
              select md5(reference || 'first')::uuid, id, 'HUB-A', at, at, jsonb_build_array((array['NEG', 'EMO', 'PHY', 'SAB'])[1 + i % 4]),
                false, 'GDPR6_1E', 'SCH-101' from one
              union all select md5(reference || 'second')::uuid, id, 'HUB-A', at, at + interval '2 days', '["NEG", "EMO"]', false,
                'GDPR6_1E', 'POL-90' from one where i % 10 = 0;
            insert into casework.concern_closed (id, case_id, hub, recorded_at, factors, source)
              select c.id, c.case_id, 'HUB-A', c.recorded_at, '[]', (array['2A', '6', '3A', '5A', '1A'])[1 + one.i % 5]
              from casework.concern_open c join one on one.id = c.case_id;
            insert into casework.subject_open (id, case_id, hub, recorded_at, date_of_birth, ethnicity)
              select md5(reference || 'subject')::uuid, id, 'HUB-A', at, (at - (i % 20) * interval '1 year' - interval '5 days')::date,
                (array['WBRI', 'APKN', 'BCRB', 'MWAS', 'OOTH'])[1 + i % 5] from one;
            insert into casework.case_event (id, hub, case_id, kind, state, recorded_at, by_subject, by_person, by_agency)
              select md5(reference || state)::uuid, 'HUB-A', id, 'MOVED', state, at + interval '1 hour', 's', 'P-0001', 'LA-901'
              from one, unnest(case when i % 6 = 0 then array['RATED', 'ASSESSMENT', 'S47'] else array['RATED'] end) state;
            insert into casework.rating_closed (id, case_id, hub, recorded_at, rating, due_at, breached, rated_by, rated_by_person, rationale)
              select md5(reference || 'rating')::uuid, id, 'HUB-A', at + interval '3 hours', (array['RED', 'AMBER', 'GREEN'])[1 + i % 3],
                at + interval '4 hours', i % 7 = 0, 's', 'P-0001', 'invented' from one
            """;

    private InventedReferrals() {}

    /** So many people in the quarter, a tenth of them referred twice. */
    static void insert(Quarter quarter, int people) throws SQLException {
        var sql = INSERT.replace("{tag}", quarter.toString())
                .replace("{begins}", quarter.begins().toString())
                .replace("{people}", Integer.toString(people));
        try (var connection = LocalDatabase.connect("postgres");
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(sql);
            connection.commit();
        }
        execute("analyze");
    }

    /** Adds, edits and deletes in every quarter, as nobody but a superuser could. */
    static void disturb() throws SQLException {
        insert(new Quarter(2026, 1), 500);
        execute(
                "update casework.concern_open set categories = '[\"SAB\"]', received_at = received_at + interval '1 hour'");
        execute("update casework.case_open set level_of_need = '4', outcome = 'NFA'");
        execute("delete from casework.rating_closed");
        execute("delete from casework.subject_open");
    }

    static void execute(String sql) throws SQLException {
        try (var connection = LocalDatabase.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
