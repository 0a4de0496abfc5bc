package org.openmash.audit.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A tree read from its tiles, to make proofs. The tiles are believed, so a proof or root from here counts only once it was
 * verified against a signed checkpoint: a flipped bit in a tile must never become a valid proof.
 */
public final class TiledTree {
    private final long size;
    private final Function<TilePath, byte[]> tiles;

    /** @param tiles the bytes of a tile of a tree of this size; throws a {@link TreeException} when there is none */
    public TiledTree(long size, Function<TilePath, byte[]> tiles) {
        this.size = size;
        this.tiles = tiles;
    }

    /** The Merkle Tree Hash (RFC 6962, section 2.1). */
    public Hash root() {
        return size == 0 ? Hash.OF_NOTHING : hash(0, size);
    }

    /** The audit path of a leaf (RFC 6962, section 2.1.1). */
    public InclusionProof inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new TreeException("there is no entry " + index + " in a tree of " + size);
        }
        var path = new ArrayList<Hash>();
        descend(index, range -> range.end - range.start == 1, path);
        return new InclusionProof(index, size, path);
    }

    /** The proof that this tree extends its own beginning of an older size (RFC 6962, section 2.1.2). */
    public ConsistencyProof consistency(long oldSize) {
        if (oldSize < 1 || oldSize > size) {
            throw new TreeException("a tree of " + size + " cannot be proven to extend a tree of " + oldSize);
        }
        var path = new ArrayList<Hash>();
        var last = descend(oldSize - 1, range -> range.end == oldSize, path);
        if (last.start > 0) {
            path.add(0, hash(last.start, last.end));
        }
        return new ConsistencyProof(oldSize, size, path);
    }

    /** Leaves from start up to, not including, end: a range that the recursion of RFC 6962 reaches. */
    private record Range(long start, long end) {}

    /** Halves the tree towards a leaf until it arrives, and puts the root of each half it leaves before the path. */
    private Range descend(long leaf, Predicate<Range> arrived, List<Hash> path) {
        var range = new Range(0, size);
        while (!arrived.test(range)) {
            long middle = range.start + Long.highestOneBit(range.end - range.start - 1);
            boolean left = leaf < middle;
            path.add(0, left ? hash(middle, range.end) : hash(range.start, middle));
            range = left ? new Range(range.start, middle) : new Range(middle, range.end);
        }
        return range;
    }

    /** The Merkle Tree Hash of a range. */
    private Hash hash(long start, long end) {
        long count = end - start;
        long left = Long.highestOneBit(count);
        if (left == count) {
            return complete(Long.numberOfTrailingZeros(count), start);
        }
        return Hash.ofNode(hash(start, start + left), hash(start + left, end));
    }

    /** The root of the complete subtree of a height, found in a tile as a hash or as the root of neighbouring hashes. */
    private Hash complete(int height, long start) {
        int level = Math.min(height / 8, TilePath.TOP_LEVEL);
        long first = start >>> (8 * level);
        var path = TilePath.holding(level, first, size);
        int from = (int) (first - path.first());
        return Hash.ofTree(hashes(path).subList(from, from + (1 << (height - 8 * level))));
    }

    private List<Hash> hashes(TilePath path) {
        return Tile.parse(path, tiles.apply(path)).hashes();
    }
}
