package org.openmash.casefile;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That a task is done.
 *
 * @param id the id of the event
 * @param taskId the task
 * @param caseId the case it was about
 * @param completedAt when it was first said to be done
 */
@Schema(name = "TaskCompletion")
record TaskCompletion(UUID id, UUID taskId, UUID caseId, Instant completedAt) {
    /**
     * What an officer says of it.
     *
     * @param note what was done, or why nothing needs to be
     */
    @Schema(name = "TaskCompletionRequest")
    record Request(
            @Nullable
            @Schema(examples = "Rang the school; the date of birth is 2 March 2015 and stands on the case now")
            String note) {}
}
