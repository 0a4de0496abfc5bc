package org.openmash.audit.sequencer;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.tree.Hash;

/**
 * An entry that waits for its place in the tree.
 *
 * @param place where its row in {@code audit.pending} lies
 * @param stored the entry as it is stored; null when it is gone
 * @param known whether it is in the tree already
 */
record Waiting(
        String place,
        UUID id,
        OffsetDateTime recordedAt,
        @Nullable StoredEntry stored,
        boolean known) {
    static final Comparator<Waiting> IN_ORDER =
            Comparator.comparing(Waiting::recordedAt).thenComparing(Waiting::id);

    /** What is wrong with it; null when it can be sequenced. */
    @Nullable
    Finding finding() {
        if (stored == null) {
            return Finding.MISSING;
        }
        if (!stored.givesItsHash()) {
            return Finding.HASH;
        }
        if (!stored.says(id, recordedAt.toInstant())) {
            return Finding.COLUMNS;
        }
        return known ? Finding.TWICE : null;
    }

    /** The hash under which it goes into the tree, made from the stored bytes here and now. */
    Hash hash() {
        if (stored == null) {
            throw new IllegalStateException("an entry that is gone has no hash");
        }
        return Hash.ofLeaf(stored.leaf());
    }
}
