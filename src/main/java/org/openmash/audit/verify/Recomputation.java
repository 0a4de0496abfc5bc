package org.openmash.audit.verify;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.EntryBundle;
import org.openmash.audit.tree.Frontier;
import org.openmash.audit.tree.Hash;
import org.openmash.audit.tree.LogDirectory;
import org.openmash.audit.tree.Tile;
import org.openmash.audit.tree.TilePath;
import org.openmash.audit.tree.TreeException;

/** Computes the tree anew, bundle by bundle, and compares every stored hash with it. Keeps one bundle in memory. */
final class Recomputation {
    private final LogDirectory log;
    private final long size;
    private final Optional<Checkpoint> older;
    private Frontier frontier = Frontier.EMPTY;
    private Hash olderRoot = Hash.OF_NOTHING;

    /** @param older of a size up to this one */
    Recomputation(LogDirectory log, long size, Optional<Checkpoint> older) {
        this.log = log;
        this.size = size;
        this.older = older;
    }

    /** @throws Refusal naming the first entry that is not what was hashed */
    void run() {
        while (frontier.size() < size) {
            var path = new TilePath(0, frontier.size() / TilePath.FULL_WIDTH, width());
            var leaves = leaves(path);
            compareLeaves(path, leaves);
            older.ifPresent(checkpoint -> rememberRoot(checkpoint.size(), leaves));
            var growth = frontier.grow(leaves);
            growth.written().stream().filter(this::isFinal).forEach(this::compare);
            frontier = growth.frontier();
        }
    }

    Hash root() {
        return frontier.root();
    }

    /** The root of as many entries as the older checkpoint counts. */
    Hash olderRoot() {
        return olderRoot;
    }

    private int width() {
        return (int) Math.min(TilePath.FULL_WIDTH, size - frontier.size());
    }

    private List<Hash> leaves(TilePath path) {
        var bundle = path.toEntries();
        try {
            return EntryBundle.parse(log.read(bundle)).stream()
                    .map(Hash::ofLeaf)
                    .toList();
        } catch (TreeException unreadable) {
            throw wrong(entries(path.first(), path.width()) + ": " + unreadable.getMessage());
        }
    }

    private void compareLeaves(TilePath path, List<Hash> leaves) {
        var stored = stored(path).hashes();
        int both = Math.min(leaves.size(), stored.size());
        for (int number = 0; number < both; number++) {
            if (!leaves.get(number).equals(stored.get(number))) {
                throw wrong("entry " + (path.first() + number) + " is not the entry whose hash " + path + " records");
            }
        }
        if (leaves.size() < stored.size()) {
            throw wrong("entry " + (path.first() + both) + " is missing in " + path.toEntries());
        }
        if (leaves.size() > stored.size()) {
            throw wrong(
                    "entry " + (path.first() + both) + " stands in " + path.toEntries() + ", where it does not belong");
        }
    }

    private void rememberRoot(long olderSize, List<Hash> leaves) {
        long beyond = olderSize - frontier.size();
        if (beyond > 0 && beyond <= leaves.size()) {
            olderRoot =
                    frontier.grow(leaves.subList(0, (int) beyond)).frontier().root();
        }
    }

    /** A tile above the leaves that will not change any more: partial ones count only at the end. */
    private boolean isFinal(Tile tile) {
        int level = tile.path().level();
        return level > 0 && (tile.path().isFull() || TilePath.rightEdge(size).contains(tile.path()));
    }

    private void compare(Tile computed) {
        var stored = stored(computed.path());
        if (!stored.equals(computed)) {
            int hash = Arrays.mismatch(stored.toBytes(), computed.toBytes()) / Hash.LENGTH;
            long covered = 1L << (8 * computed.path().level());
            long first = (computed.path().first() + hash) * covered;
            throw wrong(
                    entries(first, covered) + " do not have the hash that " + computed.path() + " records for them");
        }
    }

    private Tile stored(TilePath path) {
        return Refusal.as(Verdict.CONTENT, () -> Tile.parse(path, log.read(path)));
    }

    private static String entries(long first, long count) {
        return "entries " + first + " to " + (first + count - 1);
    }

    private static Refusal wrong(String message) {
        return new Refusal(Verdict.CONTENT, message);
    }
}
