package org.openmash.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A select on the entries of one hub, newest first, built from the criteria given; run under the auditor's database role. It
 * walks the half that holds the rarer criterion and looks up the other half row by row: {@code limit 1} keeps the planner from
 * joining them in any other way, which it would, as it takes time and id for independent.
 */
final class EntrySelect {
    /** Stands in {@code audit.detail.hub} for a token that named none. */
    private static final String NO_HUB = "";

    private static final String COLUMNS =
            "select e.id, e.recorded_at, e.agency, e.action, e.outcome, e.policy_version, d.content";
    private static final String ENTRIES = COLUMNS + " from audit.entry e cross join lateral (select *"
            + " from audit.detail where recorded_at = e.recorded_at and entry_id = e.id limit 1) d where true";
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

    /** A row as it is stored. */
    record Found(EntryView.Lasting lasting, Detail detail) {}

    /**
     * One entry; its id tells the millisecond, so that one partition is read and not all.
     *
     * @param hub whose entry; null for one of any hub
     */
    static EntrySelect byId(UUID id, @Nullable String hub) {
        var select = new EntrySelect(false);
        select.and("d.hub = ?", hub);
        return select.and(select.time + " >= ?", EntryId.millisecondOf(id))
                .and(select.time + " < ?", EntryId.millisecondAfter(id))
                .and(select.id + " = ?", id);
    }

    /**
     * The entries that meet the criteria.
     *
     * @param hub whose entries
     * @param cases cases of that hub to which the search is limited, whichever hub's people looked; null when it is not
     * @param after the last entry of the page before
     * @param latest nothing is recorded after it: keeps the partitions of the future out of the plan
     */
    static EntrySelect matching(
            EntryFilter filter,
            String hub,
            @Nullable Collection<UUID> cases,
            @Nullable Position after,
            Instant latest) {
        var byDetail = filter.actor() != null || filter.caseId() != null || cases != null || !hasEntryIndex(filter);
        var select = new EntrySelect(byDetail);
        select.and("d.hub = ?", filter.hubless() ? NO_HUB : cases == null ? hub : null)
                .and(select.time + " < ?", filter.to() == null ? latest : filter.to())
                .and(select.time + " >= ?", filter.from())
                .and("e.agency = ?", filter.agency())
                .and("e.action = ?", filter.action())
                .and("e.outcome = ?", filter.outcome())
                .and("d.actor_token = ?", filter.actor())
                .and("d.cases @> array[?]::uuid[]", filter.caseId())
                .and("d.cases && ?::uuid[]", cases == null ? null : cases.toArray(UUID[]::new));
        select.narrow(filter.narrowing());
        if (after != null) {
            select.and(select.time + " <= ?", after.recordedAt())
                    .and("(" + select.time + ", " + select.id + ") < (?", after.recordedAt())
                    .with(", ?)", after.id());
        }
        return select;
    }

    private static boolean hasEntryIndex(EntryFilter filter) {
        return filter.agency() != null || filter.action() != null || filter.outcome() != null;
    }

    /** In a list the text of a field is found before the JSON is read, which takes ten times as long. */
    private void narrow(EntryFilter.Narrowing asked) {
        and("d.purpose = ?", asked.purpose());
        and("e.policy_version = ?", asked.policyVersion());
        and("d.person_token = ?", asked.actorPerson());
        and("position(convert_to(?, 'UTF8') in d.content) > 0", quoted(asked.field(), "\""));
        and("convert_from(d.content, 'UTF8')::jsonb -> 'shown' @> to_jsonb(?::text)", asked.field());
        and("position(convert_to(?, 'UTF8') in d.content) > 0", quoted(asked.withheld(), ":"));
        and(
                "jsonb_path_exists(convert_from(d.content, 'UTF8')::jsonb, '$.withheld[*] ? (@ starts with $f)',"
                        + " jsonb_build_object('f', ?::text))",
                asked.withheld() == null ? null : asked.withheld() + ":");
        asked.texts().forEach((name, text) -> {
            written(text);
            and("convert_from(d.content, 'UTF8')::jsonb ->> '" + name + "' = ?", text);
        });
        asked.lists().forEach((name, text) -> {
            written(text);
            and("convert_from(d.content, 'UTF8')::jsonb -> '" + name + "' @> to_jsonb(?::text)", text);
        });
    }

    /** Where JSON writes it as it is, the text stands in the bytes as a whole. */
    private void written(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"' && c != '\\')) {
            and("position(convert_to(?, 'UTF8') in d.content) > 0", quoted(text, "\""));
        }
    }

    private static @Nullable String quoted(@Nullable String name, String end) {
        return name == null ? null : "\"" + name + end;
    }

    List<Found> newest(Connection connection, int limit) throws SQLException {
        with(" order by " + time + " desc, " + id + " desc limit ?", limit);
        try (var statement = connection.prepareStatement(sql.toString())) {
            for (int i = 0; i < values.size(); i++) {
                var value = values.get(i);
                statement.setObject(i + 1, value instanceof UUID[] ids ? connection.createArrayOf("uuid", ids) : value);
            }
            try (var rows = statement.executeQuery()) {
                List<Found> entries = new ArrayList<>();
                while (rows.next()) {
                    entries.add(new Found(lasting(rows), Detail.of(rows.getBytes(7))));
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

    private static EntryView.Lasting lasting(java.sql.ResultSet row) throws SQLException {
        return new EntryView.Lasting(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                Action.valueOf(row.getString(4)),
                Outcome.valueOf(row.getString(5)),
                row.getString(6));
    }
}
