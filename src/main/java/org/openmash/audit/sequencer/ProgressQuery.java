package org.openmash.audit.sequencer;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is covered by a signed checkpoint and what is not. */
final class ProgressQuery {
    private static final String SIGNED = "(select coalesce(max(size), 0) from audit.checkpoint)";
    private static final String LOOK = "select clock_timestamp(), (select min(queued_at) from audit.pending),"
            + " (select size from audit.tree) > " + SIGNED
            + ", (select signed_at from audit.checkpoint order by size desc limit 1),"
            + " (select count(*) from (" + PublishedLog.DISPUTES + ") open)";
    private static final String COVERED =
            "select entry_id from audit.leaf where entry_id = any (?) and idx < " + SIGNED;

    private ProgressQuery() {}

    /**
     * How far the log is, all by the database's clock: those of the instances, which stand in the entries, may differ.
     *
     * @param now when this was seen
     * @param oldestQueued since when the oldest entry waits that has no place in the tree
     * @param unsigned whether there are leaves without a signed checkpoint
     * @param lastSigned when the newest checkpoint was signed
     * @param disputes witnesses that remember another history
     */
    record Seen(
            Instant now,
            Optional<Instant> oldestQueued,
            boolean unsigned,
            Optional<Instant> lastSigned,
            int disputes) {}

    static Seen look(Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var row = select.executeQuery(LOOK)) {
            row.next();
            return new Seen(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    moment(row, 2),
                    row.getBoolean(3),
                    moment(row, 4),
                    row.getInt(5));
        }
    }

    private static Optional<Instant> moment(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    static List<UUID> covered(Connection connection, Collection<UUID> entries) throws SQLException {
        try (var select = connection.prepareStatement(COVERED)) {
            select.setArray(1, connection.createArrayOf("uuid", entries.toArray()));
            try (var rows = select.executeQuery()) {
                List<UUID> covered = new ArrayList<>();
                while (rows.next()) {
                    covered.add(rows.getObject(1, UUID.class));
                }
                return covered;
            }
        }
    }
}
