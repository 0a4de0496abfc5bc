package org.openmash.audit.sequencer;

import java.sql.Connection;
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
    private static final String PENDING = "select min(recorded_at) from audit.pending";
    private static final String UNSIGNED =
            "select least((" + PENDING + "), (select recorded_at from audit.leaf where idx = " + SIGNED + "))";
    private static final String COVERED =
            "select entry_id from audit.leaf where entry_id = any (?) and idx < " + SIGNED;

    private ProgressQuery() {}

    /**
     * When the oldest entry without a signed checkpoint was recorded.
     *
     * @param signs whether checkpoints are made; else a place in the tree is enough
     */
    static Optional<Instant> oldestUncovered(Connection connection, boolean signs) throws SQLException {
        try (var select = connection.createStatement();
                var row = select.executeQuery(signs ? UNSIGNED : PENDING)) {
            row.next();
            return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
        }
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
