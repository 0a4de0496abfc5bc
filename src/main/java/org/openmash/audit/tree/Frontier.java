package org.openmash.audit.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The right edge of a tree: the hashes of its partial tiles, at most 255 a level. It is all the state that growing needs,
 * and the tiles themselves are its stored form ({@link TilePath#rightEdge}).
 */
public final class Frontier {
    /** Of the tree without entries. */
    public static final Frontier EMPTY = new Frontier(0, List.of());

    private final long size;
    /** For each level, lowest first, the hashes of its partial tile, if any. */
    private final List<List<Hash>> edge;

    private Frontier(long size, List<List<Hash>> edge) {
        this.size = size;
        this.edge = edge;
    }

    /**
     * Reads the right edge of a tree from its partial tiles. The tiles are believed: compare {@link #root} with what was
     * signed.
     *
     * @param tiles the bytes of a tile; throws a {@link TreeException} when there is none
     */
    public static Frontier of(long size, Function<TilePath, byte[]> tiles) {
        var edge = new ArrayList<List<Hash>>();
        for (TilePath path : TilePath.rightEdge(size)) {
            while (edge.size() < path.level()) {
                edge.add(List.of());
            }
            edge.add(Tile.parse(path, tiles.apply(path)).hashes());
        }
        return new Frontier(size, edge);
    }

    /** Number of entries. */
    public long size() {
        return size;
    }

    /** The Merkle Tree Hash of the whole tree (RFC 6962, section 2.1). */
    public Hash root() {
        var peaks = peaks();
        if (peaks.isEmpty()) {
            return Hash.OF_NOTHING;
        }
        Hash root = peaks.get(peaks.size() - 1);
        for (int peak = peaks.size() - 2; peak >= 0; peak--) {
            root = Hash.ofNode(peaks.get(peak), root);
        }
        return root;
    }

    /** The roots of the largest complete subtrees, from left to right: one for each bit of the size. */
    private List<Hash> peaks() {
        var peaks = new ArrayList<Hash>();
        for (int level = edge.size() - 1; level >= 0; level--) {
            List<Hash> rest = edge.get(level);
            while (!rest.isEmpty()) {
                int width = Integer.highestOneBit(rest.size());
                peaks.add(Hash.ofTree(rest.subList(0, width)));
                rest = rest.subList(width, rest.size());
            }
        }
        return peaks;
    }

    /** Appends leaves. This frontier stays as it is. */
    public Growth grow(List<Hash> leaves) {
        var grown = new ArrayList<List<Hash>>();
        var written = new ArrayList<Tile>();
        List<Hash> arriving = leaves;
        for (int level = 0; level < edge.size() || !arriving.isEmpty(); level++) {
            var filling = new Filling(level, size, level < edge.size() ? edge.get(level) : List.of());
            arriving = filling.add(arriving, written);
            grown.add(filling.partial());
        }
        return new Growth(new Frontier(size + leaves.size(), grown), written);
    }
}
