package org.openmash.casefile;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is to be done, most urgent first. */
@Schema(name = "TaskList")
record TaskList(List<Task> tasks) {
    /**
     * One task.
     *
     * @param id the task
     * @param caseId the case it is about
     * @param reference of the case
     * @param kind what is to be done
     * @param field where in the concern the value stood that is to be completed
     * @param receivedValue that value as received, when the caller may read its field
     * @param team whose queue it stands in
     * @param dueAt by when
     */
    @Schema(name = "Task")
    record Task(
            UUID id,
            UUID caseId,
            String reference,
            String kind,
            @Nullable String field,
            @Nullable String receivedValue,
            String team,
            Instant dueAt) {}
}
