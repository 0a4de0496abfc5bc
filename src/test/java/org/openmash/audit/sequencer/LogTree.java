package org.openmash.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.Hash;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TiledTree;
import org.openmash.audit.tree.VerifierKey;

/** What must be true of a stored log, whatever happened to those who wrote it; asked by a superuser. */
public record LogTree(List<UUID> entries, List<Hash> leaves) {

    /** Reads it from the bytes of the entries, in the order of their indexes. */
    public static LogTree read(Connection superuser) throws SQLException {
        var tree = new LogTree(new ArrayList<>(), new ArrayList<>());
        try (var rows = superuser
                .createStatement()
                .executeQuery(
                        "select idx, entry_id, leaf from audit.leaf left join audit.entry on id = entry_id order by idx")) {
            while (rows.next()) {
                assertThat(rows.getLong(1)).as("index").isEqualTo(tree.entries.size());
                tree.entries.add(rows.getObject(2, UUID.class));
                tree.leaves.add(Hash.ofLeaf(rows.getBytes(3)));
            }
        }
        assertThat(tree.entries).as("no entry twice").doesNotHaveDuplicates();
        return tree;
    }

    /** Every checkpoint that was ever signed is of this one tree, by its definition and by proofs from the tiles. */
    public void hasNoFork(Connection superuser, Set<VerifierKey> keys) throws SQLException {
        List<Checkpoint> checkpoints = new ArrayList<>();
        try (var rows = superuser.createStatement().executeQuery("select note from audit.checkpoint order by size")) {
            while (rows.next()) {
                checkpoints.add(
                        Checkpoint.open(SignedNote.parse(rows.getString(1).getBytes(StandardCharsets.UTF_8)), keys));
            }
        }
        assertThat(checkpoints).isNotEmpty();
        Checkpoint before = null;
        for (var checkpoint : checkpoints) {
            assertThat(checkpoint.root()).isEqualTo(Hash.ofTree(leaves.subList(0, (int) checkpoint.size())));
            if (before != null) {
                new TiledTree(checkpoint.size(), new StoredTiles(superuser))
                        .consistency(before.size())
                        .verify(before.root(), checkpoint.root());
            }
            before = checkpoint;
        }
    }
}
