package org.openmash.concern;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openmash.problem.Problem;

/**
 * What became of one line of a batch; one a line, in the same order. A bad line rejects that line only.
 *
 * @param line counted from 1
 * @param idempotencyKey absent when the line could not be read
 * @param status as if the line had been posted alone: 201, for a repeat too, 400, 413, 422 …
 * @param receipt when accepted
 * @param problem when not
 */
@Schema(name = "BatchLineResult", description = "What became of one line of a batch; either receipt or problem")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BatchLineResult(
        int line,
        @Nullable String idempotencyKey,
        int status,
        @Nullable ConcernReceipt receipt,
        @Nullable Problem problem) {

    static BatchLineResult accepted(int line, String idempotencyKey, ConcernReceipt receipt) {
        return new BatchLineResult(line, idempotencyKey, 201, receipt, null);
    }

    static BatchLineResult refused(int line, @Nullable String idempotencyKey, Problem problem) {
        return new BatchLineResult(line, idempotencyKey, problem.status(), null, problem);
    }
}
