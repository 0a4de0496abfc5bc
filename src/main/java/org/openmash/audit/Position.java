package org.openmash.audit;

import java.time.Instant;
import java.util.UUID;
import org.openmash.disclosure.OpaqueTokens;
import org.openmash.problem.ProblemException;

/** Where a page ended. As a cursor it is opaque, authenticated, and good for the same criteria only. */
record Position(Instant recordedAt, UUID id) {

    static Position of(EntryView last) {
        return new Position(last.recordedAt(), last.id());
    }

    /**
     * Reads a cursor.
     *
     * @throws ProblemException 400 for one that was not given out, or with other criteria
     */
    static Position of(String cursor, EntryFilter filter, OpaqueTokens tokens) {
        return tokens.open(use(filter), cursor)
                .map(text -> text.split(" "))
                .map(parts -> new Position(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                .orElseThrow(() -> ProblemException.invalid("cursor", "is not from a page of this search"));
    }

    String toCursor(EntryFilter filter, OpaqueTokens tokens) {
        return tokens.seal(use(filter), recordedAt + " " + id);
    }

    private static String use(EntryFilter filter) {
        return "audit-entries " + filter.criteria();
    }
}
