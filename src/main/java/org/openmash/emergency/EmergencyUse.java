package org.openmash.emergency;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A use of emergency access, as its reviewers see it.
 *
 * @param id the grant
 * @param caseId the case
 * @param name the account that took it
 * @param agency its agency
 * @param reasonCode why, as a code
 * @param reason why, in words
 * @param recordedAt since when
 * @param until when it ended or ends
 * @param reviewDueAt by when another person reviews it
 * @param overdue whether that time passed without a review
 * @param finding MISUSE while it stands, else that of the newest review
 */
@Schema(name = "EmergencyUse")
record EmergencyUse(
        UUID id,
        UUID caseId,
        String name,
        String agency,
        String reasonCode,
        String reason,
        Instant recordedAt,
        Instant until,
        Instant reviewDueAt,
        boolean overdue,
        @Nullable String finding) {

    /** Uses on cases the caller may know of: overdue ones first, then those to be reviewed next, then the reviewed. */
    @Schema(name = "EmergencyUseList")
    record Page(List<EmergencyUse> uses) {}
}
