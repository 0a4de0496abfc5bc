package org.openmash.release;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.CaseField;
import org.openmash.disclosure.ReleasedCopies.Terms;
import org.openmash.disclosure.ReleasedCopy.Edit;

/** A release that is wanted, checked; either an item or a field. */
record Wanted(
        @Nullable UUID item,
        @Nullable CaseField field,
        String agency,
        String purpose,
        String lawfulBasis,
        String reason,
        Instant until,
        @Nullable Edit edit) {

    Terms terms(String owner, String releasedBy) {
        return new Terms(agency, owner, releasedBy, purpose, lawfulBasis, until, item);
    }

    /** Nothing: reason and edited text are free text. */
    @Override
    public String toString() {
        return "Wanted";
    }
}
