package org.openmash.audit.tree;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tree whose tiles are kept in memory as bytes, as a store would keep them. */
final class StoredTree {
    final Map<TilePath, byte[]> tiles = new HashMap<>();
    private Frontier frontier = Frontier.EMPTY;

    static StoredTree of(List<Hash> leaves) {
        var stored = new StoredTree();
        stored.grow(leaves);
        return stored;
    }

    static Hash leaf(int number) {
        return Hash.ofLeaf(("entry-" + number).getBytes(StandardCharsets.UTF_8));
    }

    void grow(List<Hash> leaves) {
        var growth = frontier.grow(leaves);
        growth.written().forEach(tile -> tiles.put(tile.path(), tile.toBytes()));
        frontier = growth.frontier();
    }

    Frontier frontier() {
        return frontier;
    }

    TiledTree tree() {
        return new TiledTree(frontier.size(), this::tile);
    }

    byte[] tile(TilePath path) {
        byte[] bytes = tiles.get(path);
        if (bytes == null) {
            throw new TreeException("there is no " + path);
        }
        return bytes;
    }
}
