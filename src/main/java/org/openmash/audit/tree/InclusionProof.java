package org.openmash.audit.tree;

import java.util.List;

/**
 * A Merkle audit path (RFC 6962, section 2.1.1). It says nothing until {@link #verify} has held it against a root that was
 * signed.
 *
 * @param index of the leaf, from 0
 * @param size number of leaves of the tree
 * @param path from the sibling of the leaf to the child of the root
 */
public record InclusionProof(long index, long size, List<Hash> path) {
    public InclusionProof {
        path = List.copyOf(path);
    }

    /**
     * Holds when the leaf stands at the index of the tree with this root.
     *
     * @throws TreeException when it does not, or the path is too long or too short for the size
     */
    public void verify(Hash leaf, Hash root) {
        if (index < 0 || index >= size) {
            throw new TreeException("there is no entry " + index + " in a tree of " + size);
        }
        var split = PathSplit.of(index, size);
        if (path.size() != split.inner() + split.border()) {
            throw new TreeException(
                    "the inclusion proof has " + path.size() + " hashes, not " + (split.inner() + split.border()));
        }
        Hash inner = PathSplit.climb(leaf, path.subList(0, split.inner()), index);
        if (!PathSplit.climbRightEdge(inner, path.subList(split.inner(), path.size()))
                .equals(root)) {
            throw new TreeException("the inclusion proof of entry " + index + " does not lead to the root");
        }
    }
}
