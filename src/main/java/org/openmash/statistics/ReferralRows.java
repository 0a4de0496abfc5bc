package org.openmash.statistics;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The referrals of a period, of every hub. Runs in the transaction that draws the release, under the database role
 * {@code statistics}, which may read no more than these columns. A consultation without names is about nobody known.
 */
@ApplicationScoped
class ReferralRows {
    private static final int FETCHED_AT_ONCE = 2_000;
    private static final String SELECT = """
            select o.id, c.person_id, o.received_at, c.local_authority,
              case when jsonb_array_length(o.categories) = 1 then o.categories ->> 0 end as category, k.source,
              exists (select 1 from casework.case_open e join casework.concern_open p on p.case_id = e.id
                where e.hub = c.hub and e.person_id = c.person_id and p.id <> o.id
                  and p.received_at between o.received_at - interval '12 months' and o.received_at) as repeat,
              b.date_of_birth, b.expected_date_of_birth is not null as unborn,
              (select s.ethnicity from casework.subject_open s where s.case_id = c.id and s.ethnicity is not null
                order by s.recorded_at desc, s.id desc limit 1) as ethnicity,
              c.level_of_need, c.outcome,
              array(select distinct e.state from casework.case_event e where e.case_id = c.id) as states,
              coalesce(r.rating, (select f.rating from casework.rating_closed f where f.case_id = c.id
                order by f.recorded_at, f.id limit 1)) as rating,
              r.breached,
              (select min(d.recorded_at) from casework.decision_open d
                where d.case_id = c.id and d.recorded_at >= o.received_at) as decided_at
            from casework.concern_open o
              join casework.case_open c on c.id = o.case_id
              join casework.case_closed x on x.case_id = c.id
              left join casework.concern_closed k on k.case_id = o.case_id and k.id = o.id
              left join lateral (select s.date_of_birth, s.expected_date_of_birth from casework.subject_open s
                where s.case_id = c.id and num_nonnulls(s.date_of_birth, s.expected_date_of_birth) > 0
                order by s.recorded_at desc, s.id desc limit 1) b on true
              left join lateral (select f.rating, f.breached from casework.rating_closed f
                where f.case_id = c.id and f.recorded_at >= o.received_at
                order by f.recorded_at, f.id limit 1) r on true
            where o.received_at >= ? and o.received_at < ?
              and x.contact_type is distinct from 'NO_NAMES' and c.outcome is distinct from 'OPENED_IN_ERROR'
            """;

    private final AgroalDataSource dataSource;

    ReferralRows(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Hands over every referral received in the quarter, in no order. */
    void each(Quarter quarter, Consumer<Referral> taker) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SELECT)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            statement.setTimestamp(1, Timestamp.from(quarter.begins()));
            statement.setTimestamp(2, Timestamp.from(quarter.ends()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    taker.accept(referral(rows));
                }
            }
        }
    }

    private static Referral referral(ResultSet row) throws SQLException {
        var basics = new Referral.Basics(
                row.getObject("id", UUID.class),
                row.getTimestamp("received_at").toInstant(),
                row.getString("local_authority"),
                row.getString("category"),
                row.getString("source"),
                row.getBoolean("repeat"));
        var subject = new Referral.Subject(
                row.getObject("date_of_birth", LocalDate.class), row.getBoolean("unborn"), row.getString("ethnicity"));
        var course = new Referral.Course(
                row.getString("level_of_need"),
                Set.of((String[]) row.getArray("states").getArray()),
                row.getString("outcome"),
                row.getString("rating"),
                row.getObject("breached", Boolean.class),
                instant(row.getTimestamp("decided_at")));
        return new Referral(row.getObject("person_id", UUID.class), basics, subject, course);
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
