package org.openmash.audit.tree;

import java.util.ArrayList;
import java.util.List;

/** The last tile of one level while hashes are added to it. */
final class Filling {
    private final int level;
    private final List<Hash> hashes;
    private long index;

    Filling(int level, long size, List<Hash> partial) {
        this.level = level;
        this.index = TilePath.hashesAt(level, size) / TilePath.FULL_WIDTH;
        this.hashes = new ArrayList<>(partial);
    }

    /** Adds hashes, writes the tiles they fill or change, and gives the roots of the full ones: the next level's hashes. */
    List<Hash> add(List<Hash> arriving, List<Tile> written) {
        var roots = new ArrayList<Hash>();
        for (Hash hash : arriving) {
            hashes.add(hash);
            if (hashes.size() == TilePath.FULL_WIDTH) {
                roots.add(Hash.ofTree(hashes));
                write(written);
                hashes.clear();
                index++;
            }
        }
        if (!arriving.isEmpty() && !hashes.isEmpty()) {
            write(written);
        }
        return roots;
    }

    List<Hash> partial() {
        return List.copyOf(hashes);
    }

    private void write(List<Tile> written) {
        written.add(new Tile(new TilePath(level, index, hashes.size()), hashes));
    }
}
