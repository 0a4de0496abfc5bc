package org.openmash.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A select on the log, newest first, built from the criteria given; run under the auditor's database role. */
final class EntrySelect {
    private static final String ENTRIES = "select e.id, e.recorded_at, e.agency, e.action, e.outcome, e.policy_version,"
            + " d.content from audit.entry e"
            + " left join audit.detail d on d.recorded_at = e.recorded_at and d.entry_id = e.id where true";
    private static final String NEWEST_FIRST = " order by e.recorded_at desc, e.id desc limit ?";

    private final StringBuilder sql = new StringBuilder(ENTRIES);
    private final List<Object> values = new ArrayList<>();

    /** One entry; its id tells the millisecond, so that one partition is read and not all. */
    static EntrySelect byId(UUID id) {
        return new EntrySelect()
                .and(" and e.recorded_at >= ?", EntryId.millisecondOf(id))
                .and(" and e.recorded_at < ?", EntryId.millisecondAfter(id))
                .and(" and e.id = ?", id);
    }

    /** @param latest nothing is recorded after it: keeps the partitions of the future out of the plan */
    static EntrySelect matching(EntryFilter filter, @Nullable Position after, Instant latest) {
        var select = new EntrySelect()
                .and(" and e.recorded_at < ?", filter.to() == null ? latest : filter.to())
                .and(" and e.recorded_at >= ?", filter.from())
                .and(" and e.agency = ?", filter.agency())
                .and(" and e.action = ?", filter.action())
                .and(" and e.outcome = ?", filter.outcome())
                .and(" and d.actor = ?", filter.actor())
                .and(" and d.cases @> array[?]::uuid[]", filter.caseId());
        if (after != null) {
            select.and(" and e.recorded_at <= ?", after.recordedAt())
                    .and(" and (e.recorded_at < ?", after.recordedAt())
                    .and(" or e.id < ?)", after.id());
        }
        return select;
    }

    List<EntryView> newest(Connection connection, int limit) throws SQLException {
        and(NEWEST_FIRST, limit);
        try (var statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (var rows = statement.executeQuery()) {
                List<EntryView> entries = new ArrayList<>();
                while (rows.next()) {
                    entries.add(view(rows));
                }
                return entries;
            }
        }
    }

    private EntrySelect and(String condition, @Nullable Object value) {
        if (value != null) {
            sql.append(condition);
            values.add(
                    value instanceof Instant time
                            ? time.atOffset(ZoneOffset.UTC)
                            : value instanceof Enum<?> code ? code.name() : value);
        }
        return this;
    }

    private static EntryView view(ResultSet row) throws SQLException {
        var lasting = new EntryView.Lasting(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                Action.valueOf(row.getString(4)),
                Outcome.valueOf(row.getString(5)),
                row.getString(6));
        byte[] content = row.getBytes(7);
        return EntryView.of(lasting, content == null ? null : Detail.of(content));
    }
}
