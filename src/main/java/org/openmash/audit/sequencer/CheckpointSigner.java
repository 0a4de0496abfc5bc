package org.openmash.audit.sequencer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.Frontier;
import org.openmash.audit.tree.Hash;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TiledTree;
import org.openmash.audit.tree.TreeException;

/**
 * Signs what is durable. Commit first, sign after: it reads back what was committed, computes the root anew from the leaves, and
 * proves from the tiles that it extends the last signed tree and the newest one known outside the database. Whatever does
 * not fit is not signed.
 */
final class CheckpointSigner {
    private final Connection connection;
    private final CheckpointTable table;
    private final LogKey key;
    private final KnownOutside outside;
    private final LogMeters meters;
    private final Clock clock;
    /** The signed tree; empty before the first signature. */
    private Frontier signed = Frontier.EMPTY;

    /** The newest checkpoints that are known outside the database. */
    interface KnownOutside {
        /**
         * The notes.
         *
         * @param connection to see whether there should be any
         * @throws LogStateException when there should be, and it cannot be told what they say
         */
        List<SignedNote> notes(Connection connection) throws SQLException;
    }

    private CheckpointSigner(Connection connection, LogKey key, KnownOutside outside, LogMeters meters, Clock clock) {
        this.connection = connection;
        this.table = new CheckpointTable(connection);
        this.key = key;
        this.outside = outside;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Takes up where the last signature was.
     *
     * @param outside the newest notes found outside the database
     * @throws LogStateException when the key has another log's name, the newest stored checkpoint is not the log's, or the tiles do
     *     not give its root
     */
    static CheckpointSigner resume(
            Connection connection, LogKey key, KnownOutside outside, LogMeters meters, Clock clock)
            throws SQLException {
        requireName(new TreeTables(connection), key.origin());
        var signer = new CheckpointSigner(connection, key, outside, meters, clock);
        var newest = signer.table.newest();
        if (newest.isPresent()) {
            var last = signer.open(newest.get());
            signer.signed = Frontier.of(last.size(), new StoredTiles(connection));
            requireSame(signer.signed.root(), last.root(), "the tiles do not give the root of the last checkpoint");
        }
        connection.commit();
        return signer;
    }

    /** The first key fixes the log's name. */
    private static void requireName(TreeTables tables, String origin) throws SQLException {
        tables.name(origin);
        var name = tables.read().origin();
        if (!origin.equals(name)) {
            throw new LogStateException("the key is that of " + origin + ", the log is " + name);
        }
    }

    /** Whether there is more than was signed. */
    boolean isDue(TreeState durable) {
        return durable.size() > signed.size();
    }

    /**
     * Signs the durable tree.
     *
     * @throws LogStateException when it does not extend what was signed, here or outside
     * @throws LeadershipLostException when another one leads
     */
    void sign(TreeState durable) throws SQLException {
        var before = signed.size();
        var grown = grown(durable.size());
        requireSame(grown.root(), durable.root(), "the stored leaves do not give the root");
        requireExtension(signed.size(), signed.root(), durable);
        outside.notes(connection).stream()
                .map(this::open)
                .forEach(note -> requireExtension(note.size(), note.root(), durable));

        var note = new Checkpoint(key.origin(), durable.size(), durable.root()).sign(key.signer());
        if (!table.add(durable, note)) {
            connection.rollback();
            throw new LeadershipLostException();
        }
        connection.commit();
        signed = grown;
        meters.signed();
        var now = clock.instant();
        for (long next = before; next < durable.size(); ) {
            var times = table.leaves(next, durable.size()).times();
            times.forEach(time -> meters.covered(Duration.between(time, now)));
            next += times.size();
        }
        connection.commit();
    }

    private Frontier grown(long size) throws SQLException {
        var grown = signed;
        while (grown.size() < size) {
            grown = grown.grow(table.leaves(grown.size(), size).hashes()).frontier();
        }
        return grown;
    }

    private Checkpoint open(SignedNote note) {
        try {
            return Checkpoint.open(note, key.known());
        } catch (TreeException foreign) {
            throw new LogStateException("a stored checkpoint is not of this log: " + foreign.getMessage());
        }
    }

    /** From the tiles, by the code that verifies proofs, not by the code that made the tree. */
    private void requireExtension(long size, Hash root, TreeState durable) {
        try {
            if (size > 0) {
                new TiledTree(durable.size(), new StoredTiles(connection))
                        .consistency(size)
                        .verify(root, durable.root());
            }
        } catch (TreeException contradiction) {
            throw new LogStateException("the tree does not extend what was signed: " + contradiction.getMessage());
        }
    }

    private static void requireSame(Hash computed, Hash said, String otherwise) {
        if (!computed.equals(said)) {
            throw new LogStateException(otherwise);
        }
    }
}
