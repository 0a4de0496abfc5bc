package org.openmash.audit.tree;

import java.util.List;

/**
 * A Merkle consistency proof (RFC 6962, section 2.1.2): the older tree is the beginning of the newer one.
 *
 * @param oldSize leaves of the older tree, at least 1: that everything extends the empty tree needs no proof, and 0 to 0 is
 *     refused as well
 * @param newSize leaves of the newer tree
 * @param path empty for equal sizes
 */
public record ConsistencyProof(long oldSize, long newSize, List<Hash> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /**
     * Holds when both roots follow from the proof.
     *
     * @throws TreeException when they do not, or the proof is too long or too short for the sizes
     */
    public void verify(Hash oldRoot, Hash newRoot) {
        if (oldSize < 1 || newSize < oldSize) {
            throw new TreeException("a tree of " + newSize + " cannot be proven to extend a tree of " + oldSize);
        }
        if (oldSize == newSize) {
            requireSame(oldRoot, newRoot);
        } else {
            climb(oldRoot, newRoot);
        }
    }

    private void requireSame(Hash oldRoot, Hash newRoot) {
        if (!path.isEmpty() || !oldRoot.equals(newRoot)) {
            throw new TreeException("two trees of " + newSize + " entries have different roots, or a proof too many");
        }
    }

    /** Climbs from the last complete subtree of the older tree, in both trees at once. */
    private void climb(Hash oldRoot, Hash newRoot) {
        int height = Long.numberOfTrailingZeros(oldSize);
        boolean complete = oldSize == 1L << height;
        var split = PathSplit.of(oldSize - 1, newSize);
        int inner = split.inner() - height;
        int start = complete ? 0 : 1;
        requireLength(start + inner + split.border());

        long index = (oldSize - 1) >>> height;
        Hash seed = complete ? oldRoot : path.get(0);
        var siblings = path.subList(start, start + inner);
        var edge = path.subList(start + inner, path.size());
        requireRoot(PathSplit.climbRightEdge(PathSplit.climbLeftOnly(seed, siblings, index), edge), oldRoot, oldSize);
        requireRoot(PathSplit.climbRightEdge(PathSplit.climb(seed, siblings, index), edge), newRoot, newSize);
    }

    private void requireLength(int length) {
        if (path.size() != length) {
            throw new TreeException("the consistency proof has " + path.size() + " hashes, not " + length);
        }
    }

    private static void requireRoot(Hash computed, Hash root, long size) {
        if (!computed.equals(root)) {
            throw new TreeException("the consistency proof does not lead to the root of size " + size);
        }
    }
}
