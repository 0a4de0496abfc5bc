package org.openmash.audit;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** Names behind tokens, and who may not learn whose. */
@Path("/v1/audit")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Access log")
class UnsealingResource {
    private final UnsealingService unsealings;
    private final LineManagers lineManagers;
    private final CallerOfRequest caller;

    UnsealingResource(UnsealingService unsealings, LineManagers lineManagers, CallerOfRequest caller) {
        this.unsealings = unsealings;
        this.lineManagers = lineManagers;
        this.caller = caller;
    }

    /** Learns a name. */
    @POST
    @Path("/unsealings")
    @Records(Action.AUDIT)
    @RolesAllowed(Roles.AUDITOR)
    @Operation(
            operationId = "unsealStaff",
            summary = "Learn which account stands behind a token, with a reason",
            description = "An entry of the log. From then on entries show you the name, for a time. Your own token and"
                    + " those of people you manage are answered like one that does not exist.")
    public RestResponse<Unsealing.Given> unseal(Unsealing.@Nullable Asked asked) {
        return unsealings.unseal(asked, caller.get()).response();
    }

    /** Declares who manages whom. */
    @POST
    @Path("/line-managers")
    @Records(Action.ADMINISTRATION)
    @RolesAllowed(Roles.GOVERNANCE)
    @Operation(
            operationId = "declareLineManager",
            summary = "Declare who is a person's line manager",
            description = "By the person claims of both. The latest declaration about a person counts; without a"
                    + " manager it ends the one before.")
    public RestResponse<LineManagers.Declared> declare(LineManagers.@Nullable Asked asked) {
        return lineManagers.declare(asked, caller.get()).response();
    }
}
