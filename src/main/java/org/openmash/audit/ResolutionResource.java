package org.openmash.audit;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.Purposes;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** For an inquiry: which cases a person's token in the access log stands for. */
@Path("/v1/audit/resolutions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Records(Action.CONSULTATION)
@Tag(name = "Access log")
@RolesAllowed({Roles.OFFICER, Roles.MANAGER})
class ResolutionResource {
    private final Resolutions resolutions;
    private final CallerOfRequest caller;

    ResolutionResource(Resolutions resolutions, CallerOfRequest caller) {
        this.resolutions = resolutions;
        this.caller = caller;
    }

    /** Resolves. */
    @POST
    @Operation(
            operationId = "resolvePerson",
            summary = "Which cases a person's token in the access log stands for, as far as you may know of them",
            description = "The name is read on the case, as any officer reads it.")
    public RestResponse<Resolutions.Resolved> resolve(
            @HeaderParam(Purposes.HEADER) @Nullable String purpose, Resolutions.@Nullable Asked asked) {
        return resolutions.resolve(asked, purpose, caller.get()).response();
    }
}
