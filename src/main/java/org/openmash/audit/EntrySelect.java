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

/**
 * A select on the log, newest first, built from the criteria given; run under the auditor's database role. It walks the half
 * that holds the rarer criterion and looks up the other half row by row: {@code limit 1} keeps the planner from joining them
 * in any other way, which it would, as it takes time and id for independent.
 */
final class EntrySelect {
    private static final String COLUMNS =
            "select e.id, e.recorded_at, e.agency, e.action, e.outcome, e.policy_version, d.content";
    private static final String ENTRIES = COLUMNS + " from audit.entry e left join lateral (select content"
            + " from audit.detail where recorded_at = e.recorded_at and entry_id = e.id limit 1) d on true where true";
    private static final String DETAILS = COLUMNS + " from audit.detail d cross join lateral (select *"
            + " from audit.entry where recorded_at = d.recorded_at and id = d.entry_id limit 1) e where true";

    private final String time;
    private final String id;
    private final StringBuilder sql;
    private final List<Object> values = new ArrayList<>();

    private EntrySelect(boolean byDetail) {
        this.time = byDetail ? "d.recorded_at" : "e.recorded_at";
        this.id = byDetail ? "d.entry_id" : "e.id";
        this.sql = new StringBuilder(byDetail ? DETAILS : ENTRIES);
    }

    /** One entry; its id tells the millisecond, so that one partition is read and not all. */
    static EntrySelect byId(UUID id) {
        var select = new EntrySelect(false);
        return select.and(select.time + " >= ?", EntryId.millisecondOf(id))
                .and(select.time + " < ?", EntryId.millisecondAfter(id))
                .and(select.id + " = ?", id);
    }

    /**
     * The entries that meet the criteria.
     *
     * @param after the last entry of the page before
     * @param latest nothing is recorded after it: keeps the partitions of the future out of the plan
     */
    static EntrySelect matching(EntryFilter filter, @Nullable Position after, Instant latest) {
        var select = new EntrySelect(filter.actor() != null || filter.caseId() != null);
        select.and(select.time + " < ?", filter.to() == null ? latest : filter.to())
                .and(select.time + " >= ?", filter.from())
                .and("e.agency = ?", filter.agency())
                .and("e.action = ?", filter.action())
                .and("e.outcome = ?", filter.outcome())
                .and("d.actor = ?", filter.actor())
                .and("d.cases @> array[?]::uuid[]", filter.caseId());
        if (after != null) {
            select.and(select.time + " <= ?", after.recordedAt())
                    .and("(" + select.time + ", " + select.id + ") < (?", after.recordedAt())
                    .with(", ?)", after.id());
        }
        return select;
    }

    List<EntryView> newest(Connection connection, int limit) throws SQLException {
        with(" order by " + time + " desc, " + id + " desc limit ?", limit);
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
        return value == null ? this : with(" and " + condition, value);
    }

    private EntrySelect with(String clause, Object value) {
        sql.append(clause);
        if (value instanceof Instant moment) {
            values.add(moment.atOffset(ZoneOffset.UTC));
        } else {
            values.add(value instanceof Enum<?> code ? code.name() : value);
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
