package org.openmash.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** The proof of one entry. */
@Path("/v1/audit/entries/{id}/proof")
@RolesAllowed(Roles.AUDITOR)
@Produces(MediaType.TEXT_PLAIN)
@Records(Action.AUDIT)
@Tag(name = "Access log")
class LogProofResource {
    private final LogTreeService service;
    private final CallerOfRequest caller;

    LogProofResource(LogTreeService service, CallerOfRequest caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "readProof",
            summary = "The proof that an entry is in the log, with the checkpoint it holds for",
            description = "C2SP tlog-proof@v1. An entry of this moment is waited for until a checkpoint covers it.")
    public RestResponse<String> proof(@PathParam("id") UUID id) {
        return service.proof(id, caller.get()).response();
    }
}
