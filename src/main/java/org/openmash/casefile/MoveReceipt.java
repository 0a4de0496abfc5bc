package org.openmash.casefile;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What an officer hears of a move.
 *
 * @param id the id of the event
 * @param caseId the case
 * @param status the status after it
 * @param rating the rating after it
 * @param dueAt the next deadline
 * @param etag the version to name in the next {@code If-Match}
 */
@Schema(name = "MoveReceipt")
record MoveReceipt(
        UUID id,
        UUID caseId,
        String status,
        @Nullable String rating,
        @Nullable Instant dueAt,
        String etag) {}
