package org.openmash.release;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Action;
import org.openmash.audit.Records;
import org.openmash.casefile.CaseIds;
import org.openmash.casefile.Given;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** An officer lets the owners of what was read for a protected purpose hear of it. */
@Path("/v1/cases/{id}/protected-read-releases")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Triage")
@RolesAllowed({Roles.OFFICER, Roles.MANAGER})
class ProtectedReadsResource {
    private final ReceiptService service;
    private final CallerOfRequest caller;

    ProtectedReadsResource(ReceiptService service, CallerOfRequest caller) {
        this.service = service;
        this.caller = caller;
    }

    /** Tells the owners. */
    @POST
    @Records(Action.ADMINISTRATION)
    @Operation(
            operationId = "releaseProtectedReads",
            summary =
                    "Let the owners' receipts tell of the reads of this case so far, as reads for a protected purpose")
    @APIResponseSchema(value = ProtectedReadsReceipt.class, responseCode = "201")
    public RestResponse<ProtectedReadsReceipt> release(
            @PathParam("id") String id, ReleaseRequests.@Nullable WithReason request) {
        return service.release(CaseIds.parse(id), Given.body(request), caller.get())
                .created(URI.create("/v1/cases/" + CaseIds.parse(id)));
    }
}
