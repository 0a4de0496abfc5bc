package org.openmash.audit;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The criteria of a search as they were sent; all are optional and all must hold. */
record EntryQuery(
        @Parameter(description = "The id of a case that the entry names", schema = @Schema(format = "uuid"))
        @QueryParam("case")
        @Nullable
        String caseId,

        @Parameter(description = "The account that acted, by its subject") @QueryParam("actor") @Nullable
        String actor,

        @Parameter(description = "The organisation code of the account") @QueryParam("agency") @Nullable
        String agency,

        @Parameter(description = "Recorded at or after", schema = @Schema(format = "date-time"))
        @QueryParam("from")
        @Nullable
        String from,

        @Parameter(description = "Recorded before", schema = @Schema(format = "date-time")) @QueryParam("to") @Nullable
        String to,

        @Parameter(schema = @Schema(implementation = Action.class)) @QueryParam("action") @Nullable
        String action,

        @Parameter(schema = @Schema(implementation = Outcome.class)) @QueryParam("outcome") @Nullable
        String outcome,

        @Parameter(description = "How many at most, 1 to 200; 50 unless said") @QueryParam("limit") @Nullable
        String limit,

        @Parameter(description = "next of the page before, with the same criteria") @QueryParam("cursor") @Nullable
        String cursor) {}
