package org.openmash.release;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A release and how it stands, without its text.
 *
 * @param id the release
 * @param caseId the case
 * @param item the item, when it is one
 * @param field the field, when it is one
 * @param owner the agency the item belongs to; null when the caller may not know which that is
 * @param agency the agency addressed
 * @param purpose what it may be used for
 * @param lawfulBasis on what basis
 * @param reason why, in the words of whoever released it or asks
 * @param releasedBy the agency that released it or asked to
 * @param recordedAt since when
 * @param until when it ends by itself
 * @param answerDueAt by when the owner answers
 * @param state where it stands
 */
@Schema(name = "DisseminationTerms")
record DisseminationTerms(
        UUID id,
        UUID caseId,
        @Nullable UUID item,
        @Nullable String field,
        @Nullable String owner,
        String agency,
        String purpose,
        String lawfulBasis,
        String reason,
        String releasedBy,
        Instant recordedAt,
        Instant until,
        @Nullable Instant answerDueAt,
        DisseminationState state) {

    /** All of one case that the caller may know of. */
    @Schema(name = "DisseminationTermsList")
    record Page(List<DisseminationTerms> disseminations) {}

    DisseminationTerms withoutOwner() {
        return new DisseminationTerms(
                id,
                caseId,
                item,
                field,
                null,
                agency,
                purpose,
                lawfulBasis,
                reason,
                releasedBy,
                recordedAt,
                until,
                answerDueAt,
                state);
    }
}
