package org.openmash.release;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What whoever acts on a release hears; never what it says, nor whether the agency addressed may see the case.
 *
 * @param id the release
 * @param caseId the case
 * @param state where it stands now
 * @param until when it ends by itself
 * @param answerDueAt by when the owner answers, when it was asked
 */
@Schema(name = "DisseminationReceipt")
record DisseminationReceipt(
        UUID id,
        UUID caseId,
        DisseminationState state,
        Instant until,
        @Nullable Instant answerDueAt) {}
