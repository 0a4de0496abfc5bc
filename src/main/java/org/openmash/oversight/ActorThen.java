package org.openmash.oversight;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.identity.Roles;

/**
 * As whom an account acted around a moment: what its last entry at or before it says, else its first one after. The token said
 * so then, and nothing else knows it now.
 */
record ActorThen(
        Replay.RoleThen role,
        String hub,
        @Nullable String unit,
        @Nullable String person) {
    private static final String SAID = "select d.entry_id, d.recorded_at, d.hub, e.agency, s.said ->> 'sector',"
            + " s.said ->> 'tier', array(select jsonb_array_elements_text(coalesce(s.said -> 'duties', '[]'))),"
            + " s.said ->> 'unit', s.said ->> 'person' from audit.detail d"
            + " join audit.entry e on e.recorded_at = d.recorded_at and e.id = d.entry_id"
            + " cross join lateral (select convert_from(d.content, 'UTF8')::jsonb as said) s where d.actor_token = ?";
    private static final String BEFORE =
            SAID + " and d.recorded_at <= ? order by d.recorded_at desc, d.entry_id desc limit 1";
    private static final String AFTER = SAID + " and d.recorded_at > ? order by d.recorded_at, d.entry_id limit 1";
    private static final List<String> READS = List.of(Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER);

    /** To be called under the auditor's role; empty when the account stands nowhere in the log. */
    static Optional<ActorThen> at(Instant moment, String token, Connection connection) throws SQLException {
        var before = read(BEFORE, moment, token, connection);
        return before.isPresent() ? before : read(AFTER, moment, token, connection);
    }

    boolean isOfficer() {
        return role.duties().contains(Roles.OFFICER) || role.duties().contains(Roles.MANAGER);
    }

    /** Whether such a token opens any case at all. */
    boolean reads() {
        return role.sector() != null
                && role.tier() != null
                && role.duties().stream().anyMatch(READS::contains);
    }

    private static Optional<ActorThen> read(String sql, Instant moment, String token, Connection connection)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, token);
            statement.setObject(2, moment.atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(of(rows)) : Optional.empty();
            }
        }
    }

    private static ActorThen of(ResultSet row) throws SQLException {
        var role = new Replay.RoleThen(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                Arrays.asList((String[]) row.getArray(7).getArray()));
        return new ActorThen(role, row.getString(3), row.getString(8), row.getString(9));
    }
}
