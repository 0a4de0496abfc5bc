package org.openmash.oversight;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.problem.ProblemException;

/** Of which case, by which account, when. */
record ReplayAsked(UUID caseId, String actor, Instant at) {

    /**
     * Checks the parameters.
     *
     * @throws ProblemException 400 naming the one that is missing or not of its kind, or a moment that has not come
     */
    static ReplayAsked of(@Nullable String caseId, @Nullable String actor, @Nullable String at, Instant now) {
        if (caseId == null || !caseId.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw ProblemException.invalid("case", "is not the id of a case");
        }
        if (actor == null || !actor.matches("A[A-Za-z0-9_-]{22}")) {
            throw ProblemException.invalid("actor", "is not the token of an account");
        }
        return new ReplayAsked(UUID.fromString(caseId), actor, moment(at, now));
    }

    private static Instant moment(@Nullable String at, Instant now) {
        try {
            var moment = OffsetDateTime.parse(at == null ? "" : at).toInstant();
            if (!moment.isAfter(now) && moment.isAfter(Instant.EPOCH)) {
                return moment;
            }
        } catch (DateTimeParseException wrong) {
            throw ProblemException.invalid("at", "is not a time such as 2026-11-22T09:00:00Z");
        }
        throw ProblemException.invalid("at", "is not a moment of the past");
    }
}
