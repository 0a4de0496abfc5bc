package org.openmash.casefile;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a team has to do about a case.
 *
 * @param kind what, as a code
 * @param team whose queue it stands in
 * @param dueAt by when
 * @param concernId the concern it comes from
 * @param field where in the concern the value stood, if it is about one
 * @param matrixRow the row of the disclosure matrix that rules that value; without one nobody is shown it
 * @param receivedValue what was received there, kept aside; read only by those who may read the field
 */
public record NewTask(
        Kind kind,
        String team,
        Instant dueAt,
        @Nullable UUID concernId,
        @Nullable String field,
        @Nullable String matrixRow,
        @Nullable String receivedValue) {

    /** What is to be done. */
    public enum Kind {
        /** No unique match was found: look for earlier records of this person. */
        CHECK_FOR_EARLIER_RECORDS,
        /** Another concern came in about an open case: read it. */
        READ_NEW_CONCERN,
        /** A value could not be understood and was kept aside: ask, and record it. */
        COMPLETE_SET_ASIDE_VALUE,
        /** A guard was passed for protection: make good what was left out. */
        MAKE_GOOD_PASSED_GUARD,
        /** Somebody on the case works for an agency of the hub: put the person on the exclusion list. */
        EXCLUDE_COLLEAGUE,
        /** An allegation against staff came in about a case that is worked already: restrict it if it must be. */
        CONSIDER_RESTRICTION,
        /** A return says that a child with an open case was adopted: seal the identity when that is confirmed. */
        CONFIRM_ADOPTION,
        /** A safe address was set or changed: confirm who still takes part. */
        CONFIRM_PARTICIPATIONS
    }

    Map<String, @Nullable Object> columns() {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("kind", kind.name());
        columns.put("team", team);
        columns.put("due_at", dueAt.toString());
        columns.put("concern_id", concernId);
        columns.put("field", field);
        columns.put("matrix_row", matrixRow);
        columns.put("received_value", receivedValue);
        return columns;
    }
}
