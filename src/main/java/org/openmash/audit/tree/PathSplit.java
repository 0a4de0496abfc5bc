package org.openmash.audit.tree;

import java.util.List;

/**
 * The two parts of the way from a leaf to the root: inside the complete part of the tree, where the leaf's index says which
 * side a sibling is on, and along the right edge, where every sibling is on the left. Their lengths follow from index and
 * size alone, so that both are fully used in a verification.
 */
record PathSplit(int inner, int border) {
    static PathSplit of(long index, long size) {
        int inner = Long.SIZE - Long.numberOfLeadingZeros(index ^ (size - 1));
        return new PathSplit(inner, Long.bitCount(index >>> inner));
    }

    /** Climbs siblings whose side is told by the bits of the index, lowest first. */
    static Hash climb(Hash from, List<Hash> siblings, long index) {
        Hash hash = from;
        for (int level = 0; level < siblings.size(); level++) {
            boolean right = ((index >>> level) & 1) == 1;
            hash = right ? Hash.ofNode(siblings.get(level), hash) : Hash.ofNode(hash, siblings.get(level));
        }
        return hash;
    }

    /** As {@link #climb}, but takes only the siblings on the left: the way in the smaller, older tree. */
    static Hash climbLeftOnly(Hash from, List<Hash> siblings, long index) {
        Hash hash = from;
        for (int level = 0; level < siblings.size(); level++) {
            if (((index >>> level) & 1) == 1) {
                hash = Hash.ofNode(siblings.get(level), hash);
            }
        }
        return hash;
    }

    static Hash climbRightEdge(Hash from, List<Hash> siblings) {
        Hash hash = from;
        for (Hash sibling : siblings) {
            hash = Hash.ofNode(sibling, hash);
        }
        return hash;
    }
}
