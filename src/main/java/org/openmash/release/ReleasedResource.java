package org.openmash.release;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.Purposes;
import org.openmash.disclosure.ReleasedList;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** What is released to the caller's agency now, also on cases it takes no part in. */
@Path("/v1/disseminations")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Dissemination")
@RolesAllowed({Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER})
class ReleasedResource {
    private final ReleaseLists lists;
    private final CallerOfRequest caller;

    ReleasedResource(ReleaseLists lists, CallerOfRequest caller) {
        this.lists = lists;
        this.caller = caller;
    }

    /** The copies. */
    @GET
    @Operation(
            operationId = "listDisseminations",
            summary = "What is released to your agency now, newest first, also where it takes no part")
    public RestResponse<ReleasedList.Page> list(@HeaderParam(Purposes.HEADER) @Nullable String purpose) {
        return lists.addressed(purpose, caller.get()).response();
    }
}
