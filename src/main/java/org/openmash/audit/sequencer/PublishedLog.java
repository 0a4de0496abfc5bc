package org.openmash.audit.sequencer;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.EntryBundle;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TilePath;
import org.openmash.audit.tree.TiledTree;
import org.openmash.audit.tree.TlogProof;
import org.openmash.audit.tree.TreeException;

/** What may be handed out of the log, on one connection that may read it: checkpoints, tiles, bundles, proofs. */
public final class PublishedLog {
    /** Disputes without an end; further conditions can be added. */
    static final String DISPUTES = "select id, witness from audit.dispute"
            + " where not exists (select from audit.dispute_end where dispute = dispute.id)";

    /**
     * A checkpoint with enough witnesses is preferred to a newer one without, while it is not older than five minutes. While a
     * witness disputes, there is no other.
     */
    private static final String CHECKPOINT = "with disputed as materialized (select exists (" + DISPUTES + ") as so)"
            + " select note from ("
            + "select note, size, true as witnessed from audit.cosigned"
            + " where cosigned_at > now() - interval '5 minutes' or (select so from disputed)"
            + " union all select note, size, false from audit.checkpoint where size > ? and not (select so from disputed)) notes"
            + " where size > ? order by witnessed desc, size desc limit 1";

    private static final String ENTRIES =
            "select e.leaf from audit.leaf l left join lateral (select leaf from audit.entry"
                    + " where recorded_at = l.recorded_at and id = l.entry_id limit 1) e on true"
                    + " where l.idx >= ? and l.idx < ? order by l.idx";
    private static final String INDEX = "select idx from audit.leaf where entry_id = ?";

    private final Connection connection;

    public PublishedLog(Connection connection) {
        this.connection = connection;
    }

    /** The newest signed checkpoint, as a note. */
    public Optional<String> checkpoint() throws SQLException {
        return checkpointBeyond(0);
    }

    /**
     * A tile or a bundle of entries.
     *
     * @param path as in {@link TilePath#toString}
     * @throws TreeException when there is none
     */
    public byte[] tile(String path) throws SQLException {
        var tile = TilePath.parse(path);
        return tile.level() == TilePath.ENTRIES
                ? EntryBundle.toBytes(entries(tile))
                : new StoredTiles(connection).apply(tile);
    }

    /** The proof of an entry (C2SP tlog-proof@v1); empty while no signed checkpoint covers it. */
    public Optional<String> proof(UUID entry) throws SQLException {
        var index = index(entry);
        return index.isEmpty()
                ? Optional.empty()
                : checkpointBeyond(index.get()).map(note -> proof(index.get(), note));
    }

    private String proof(long index, String written) {
        var note = SignedNote.parse(written.getBytes(StandardCharsets.UTF_8));
        var checkpoint = Checkpoint.parse(note.text());
        var inclusion = new TiledTree(checkpoint.size(), new StoredTiles(connection)).inclusion(index);
        return new TlogProof(index, inclusion.path(), note).toString();
    }

    private Optional<Long> index(UUID entry) throws SQLException {
        try (var select = connection.prepareStatement(INDEX)) {
            select.setObject(1, entry);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
            }
        }
    }

    private Optional<String> checkpointBeyond(long index) throws SQLException {
        try (var select = connection.prepareStatement(CHECKPOINT)) {
            select.setLong(1, index);
            select.setLong(2, index);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
            }
        }
    }

    /**
     * The entries of a bundle, as they are stored now. One that is gone is empty: the verifier then names its index, and the
     * next one does not take its place.
     */
    List<byte[]> entries(TilePath bundle) throws SQLException {
        try (var select = connection.prepareStatement(ENTRIES)) {
            select.setLong(1, bundle.first());
            select.setLong(2, bundle.first() + bundle.width());
            try (var rows = select.executeQuery()) {
                List<byte[]> entries = new ArrayList<>();
                while (rows.next()) {
                    byte[] leaf = rows.getBytes(1);
                    entries.add(leaf == null ? new byte[0] : leaf);
                }
                if (entries.size() != bundle.width()) {
                    throw new TreeException("there is no " + bundle);
                }
                return entries;
            }
        }
    }
}
