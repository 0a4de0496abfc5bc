package org.openmash.oversight;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Action;
import org.openmash.audit.Records;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** The end of details of the access log, and what holds it up. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Access log")
@RolesAllowed(Roles.GOVERNANCE)
class RetentionResource {
    private final Erasures erasures;
    private final LegalHolds holds;
    private final CallerOfRequest caller;

    RetentionResource(Erasures erasures, LegalHolds holds, CallerOfRequest caller) {
        this.erasures = erasures;
        this.holds = holds;
        this.caller = caller;
    }

    /** Erases. */
    @POST
    @Path("/erasures")
    @Records(Action.ERASURE)
    @Operation(
            operationId = "eraseDetails",
            summary = "Erase the details of entries whose retention has ended",
            description =
                    "By the rule of the hub, oldest first, at most 5,000 at a time; never under a legal hold or about"
                            + " an open case. Entries stay, and so does the log's tree.")
    public RestResponse<Erasures.Erased> erase(Erasures.@Nullable Asked asked) {
        return erasures.erase(asked, caller.get()).response();
    }

    /** Holds. */
    @POST
    @Path("/legal-holds")
    @Records(Action.ADMINISTRATION)
    @Operation(
            operationId = "placeLegalHold",
            summary = "Keep details of the log from being erased",
            description =
                    "About one case, or by one account or human being, whichever hub it looked from; or of the whole own hub"
                            + " when nothing is named.")
    public RestResponse<LegalHolds.Placed> hold(LegalHolds.@Nullable Asked asked) {
        return holds.place(asked, caller.get()).response();
    }

    /** Ends a hold. */
    @POST
    @Path("/legal-holds/{id}/ends")
    @Records(Action.ADMINISTRATION)
    @Operation(
            operationId = "endLegalHold",
            summary = "End a legal hold",
            description = "By another person than the one who placed it.")
    public RestResponse<LegalHolds.Placed> end(@PathParam("id") UUID id, LegalHolds.@Nullable End asked) {
        return holds.end(id, asked, caller.get()).response();
    }
}
