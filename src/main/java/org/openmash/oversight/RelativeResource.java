package org.openmash.oversight;

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
import org.openmash.audit.Action;
import org.openmash.audit.Records;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** People whom staff declare they are related to. */
@Path("/v1/me/relatives")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Records(Action.ADMINISTRATION)
@Tag(name = "Me")
@RolesAllowed({Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER})
class RelativeResource {
    private final Relatives relatives;
    private final CallerOfRequest caller;

    RelativeResource(Relatives relatives, CallerOfRequest caller) {
        this.relatives = relatives;
        this.caller = caller;
    }

    /** Declares. */
    @POST
    @Operation(
            operationId = "declareRelative",
            summary = "Declare somebody you are related to or close to",
            description =
                    "Nobody reads it. If you open a case that names such a person, an auditor is alerted. The answer"
                            + " is the same whether anybody of that name is known.")
    public RestResponse<Relatives.Declared> declare(Relatives.@Nullable Asked asked) {
        return relatives.declare(asked, caller.get()).response();
    }
}
