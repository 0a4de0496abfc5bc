package org.openmash.notice;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.identity.Caller;

/** The notices in the database; runs as {@code casework}. Whom a notice is for and what is kept from the caller is the row policy's to say. */
@ApplicationScoped
class NoticeRows {
    /** Of tries that one person repeats only the last stands there, with their number. */
    private static final String SELECT = """
            select n.id, n.recorded_at, n.kind, n.case_id, n.about, n.from_agency, n.due_at, k.recorded_at as acknowledged_at,
              case when n.by_person is null then 1 else n.tries end as times
            from (select t.*, count(*) over tries as tries, row_number() over (tries order by t.recorded_at desc, t.id desc) as place
              from casework.notice t where t.to_person is not null or ?
              window tries as (partition by t.by_person, t.case_id, t.kind, t.to_person, t.to_agency)) n
              left join casework.notice_acknowledgement k on k.notice_id = n.id
            where (n.by_person is null or n.place = 1) and not casework.notice_settled(n.kind, n.about)
            """;

    private static final String ACKNOWLEDGE =
            "insert into casework.notice_acknowledgement (notice_id, hub, recorded_at, acknowledged_by,"
                    + " acknowledged_by_person) values (?, ?, ?::timestamptz, ?, ?) on conflict do nothing";

    private final AgroalDataSource dataSource;

    NoticeRows(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Which notices.
     *
     * @param ofAgency those addressed to the caller's agency too
     * @param acknowledged only those that were, or were not, acknowledged; null: both
     * @param after where the page before ended
     */
    record Wanted(
            boolean ofAgency,
            @Nullable Boolean acknowledged,
            @Nullable Position after,
            int limit) {}

    /** Where a page ended. */
    record Position(Instant recordedAt, UUID id) {}

    /** The newest, one more than wanted if there are more. */
    List<NoticeList.Notice> page(Wanted wanted) throws SQLException {
        var sql = new StringBuilder(SELECT);
        List<Object> parameters = new ArrayList<>(List.of(wanted.ofAgency()));
        if (wanted.acknowledged() != null) {
            sql.append(" and (k.notice_id is not null) = ?");
            parameters.add(wanted.acknowledged());
        }
        if (wanted.after() != null) {
            sql.append(" and (n.recorded_at, n.id) < (?::timestamptz, ?::uuid)");
            parameters.add(wanted.after().recordedAt().toString());
            parameters.add(wanted.after().id());
        }
        parameters.add(wanted.limit() + 1);
        return query(sql + " order by n.recorded_at desc, n.id desc limit ?", parameters);
    }

    Optional<NoticeList.Notice> one(UUID id, boolean ofAgency) throws SQLException {
        return query(SELECT + " and n.id = ?", List.of(ofAgency, id)).stream().findFirst();
    }

    /** Whether it tells the caller's agency of an emergency access that the caller took. */
    boolean tellsOfSelf(UUID id) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("select 1 where casework.tells_of_self(?)")) {
            statement.setObject(1, id);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** Nothing when somebody acknowledged it before. */
    void acknowledge(UUID id, Instant at, Caller by) throws SQLException {
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement(ACKNOWLEDGE)) {
            insert.setObject(1, id);
            insert.setString(2, by.hub());
            insert.setString(3, at.toString());
            insert.setString(4, by.name());
            insert.setString(5, by.person());
            insert.executeUpdate();
        }
    }

    private List<NoticeList.Notice> query(String sql, List<Object> parameters) throws SQLException {
        List<NoticeList.Notice> notices = new ArrayList<>();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    notices.add(notice(rows));
                }
            }
        }
        return notices;
    }

    private static NoticeList.Notice notice(ResultSet row) throws SQLException {
        return new NoticeList.Notice(
                row.getObject("id", UUID.class),
                row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                NoticeKind.valueOf(row.getString("kind")),
                row.getObject("case_id", UUID.class),
                row.getObject("about", UUID.class),
                row.getString("from_agency"),
                instant(row.getTimestamp("due_at")),
                row.getInt("times"),
                instant(row.getTimestamp("acknowledged_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
