package org.openmash.audit.sequencer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.EntryBundle;
import org.openmash.audit.tree.Hash;
import org.openmash.audit.tree.LogDirectory;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.Tile;
import org.openmash.audit.tree.TilePath;

/**
 * The log as files, brought up to the newest checkpoint: new tiles and bundles first, the checkpoint last. On the way each entry
 * is held against its leaf once more, so that a change after sequencing is noticed here.
 */
final class LogExport {
    private static final Logger LOG = Logger.getLogger(LogExport.class);
    private static final int LEVELS = 8;

    private static final String BEGIN =
            "insert into audit.export_begun (size) values (?) on conflict (only_row) do nothing";

    private final LogDirectory directory;
    private final Path path;
    private final OutsideNotes outside;
    private final LogKey key;
    private final LogMeters meters;

    /**
     * An export to a directory.
     *
     * @param beginAnew whether one that was lost may be begun anew
     */
    LogExport(Path path, boolean beginAnew, LogKey key, LogMeters meters) {
        this.outside = new OutsideNotes(Optional.of(path), beginAnew);
        this.directory = new LogDirectory(path);
        this.path = path;
        this.key = key;
        this.meters = meters;
    }

    /**
     * Writes what is new.
     *
     * @return the size that is exported now
     * @throws org.openmash.audit.tree.TreeException when what is there already contradicts the log
     * @throws LogStateException when the log was exported before and the exported checkpoint is missing
     */
    long update(Connection connection) throws SQLException {
        var exported = exported(connection);
        var newest = new PublishedLog(connection).checkpoint();
        if (newest.isEmpty()) {
            return exported;
        }
        var note = SignedNote.parse(newest.get().getBytes(StandardCharsets.UTF_8));
        long size = Checkpoint.open(note, key.known()).size();
        if (size > exported) {
            for (var tile : tiles(exported, size)) {
                write(tile, connection);
            }
            directory.writeCheckpoint(note);
            begin(connection, size);
            PartialTiles.removeFilled(path, exported, size);
        }
        return Math.max(size, exported);
    }

    private long exported(Connection connection) throws SQLException {
        return outside.notes(connection).stream()
                .mapToLong(note -> Checkpoint.open(note, key.known()).size())
                .max()
                .orElse(0);
    }

    private static void begin(Connection connection, long size) throws SQLException {
        try (var insert = connection.prepareStatement(BEGIN)) {
            insert.setLong(1, size);
            insert.executeUpdate();
        }
    }

    /** The tiles that a tree of the newer size has and one of the older had not. */
    private static List<TilePath> tiles(long older, long newer) {
        List<TilePath> tiles = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            for (long index = PartialTiles.full(level, older); index < PartialTiles.full(level, newer); index++) {
                tiles.add(new TilePath(level, index, TilePath.FULL_WIDTH));
            }
        }
        tiles.addAll(TilePath.rightEdge(newer));
        return tiles;
    }

    private void write(TilePath tile, Connection connection) throws SQLException {
        byte[] hashes = new StoredTiles(connection).apply(tile);
        if (tile.level() == 0) {
            var entries = new PublishedLog(connection).entries(tile.toEntries());
            compare(Tile.parse(tile, hashes), entries);
            directory.write(tile.toEntries(), EntryBundle.toBytes(entries));
        }
        directory.write(tile, hashes);
    }

    private void compare(Tile tile, List<byte[]> entries) {
        for (int number = 0; number < entries.size(); number++) {
            if (!Hash.ofLeaf(entries.get(number)).equals(tile.hashes().get(number))) {
                meters.foundChanged(1);
                LOG.errorf(
                        "ALARM: entry %d of the access log was changed or removed after it was sequenced",
                        tile.path().first() + number);
            }
        }
    }
}
