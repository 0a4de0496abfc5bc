package org.openmash.audit.sequencer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openmash.audit.tree.Hash;
import org.openmash.audit.tree.SignedNote;

/** Signed checkpoints as they are stored, and the leaves they cover. */
final class CheckpointTable {
    private static final String NEWEST = "select note from audit.checkpoint order by size desc limit 1";
    /** As many leaves as are held in memory at once. */
    static final int PART = 8192;

    private static final String LEAVES =
            "select idx, hash, recorded_at from audit.leaf where idx >= ? and idx < ? order by idx";
    /** Under the epoch that led, and of the very state that is durable. */
    private static final String ADD = "insert into audit.checkpoint (size, note) select size, ? from audit.tree"
            + " where epoch = ? and size = ? and root = ?";

    private final Connection connection;

    /** Leaf hashes in order, and when each entry was recorded. */
    record Leaves(List<Hash> hashes, List<Instant> times) {}

    CheckpointTable(Connection connection) {
        this.connection = connection;
    }

    Optional<SignedNote> newest() throws SQLException {
        try (var select = connection.createStatement();
                var rows = select.executeQuery(NEWEST)) {
            return rows.next()
                    ? Optional.of(SignedNote.parse(rows.getString(1).getBytes(StandardCharsets.UTF_8)))
                    : Optional.empty();
        }
    }

    /**
     * The leaves from an index on, up to another and at most {@link #PART} of them: after a long outage there may be millions.
     *
     * @throws LogStateException when one is missing
     */
    Leaves leaves(long from, long end) throws SQLException {
        long to = Math.min(end, from + PART);
        var leaves = new Leaves(new ArrayList<>(), new ArrayList<>());
        try (var select = connection.prepareStatement(LEAVES)) {
            select.setLong(1, from);
            select.setLong(2, to);
            try (var rows = select.executeQuery()) {
                long expected = from;
                while (rows.next() && rows.getLong(1) == expected) {
                    leaves.hashes.add(Hash.of(rows.getBytes(2)));
                    leaves.times.add(rows.getObject(3, OffsetDateTime.class).toInstant());
                    expected++;
                }
                if (expected != to) {
                    throw new LogStateException("leaf " + expected + " is missing");
                }
            }
        }
        return leaves;
    }

    /** Adds one under the epoch that led; false when another one leads. */
    boolean add(TreeState durable, SignedNote note) throws SQLException {
        try (var insert = connection.prepareStatement(ADD)) {
            insert.setString(1, note.toString());
            insert.setLong(2, durable.epoch());
            insert.setLong(3, durable.size());
            insert.setBytes(4, durable.root().toBytes());
            return insert.executeUpdate() == 1;
        }
    }
}
