package org.openmash.casefile;

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
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** The tasks of the hub. */
@Path("/v1/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Triage")
@RolesAllowed({Roles.OFFICER, Roles.MANAGER})
class TaskResource {
    private final TaskService service;
    private final CallerOfRequest caller;

    TaskResource(TaskService service, CallerOfRequest caller) {
        this.service = service;
        this.caller = caller;
    }

    /** The tasks. */
    @GET
    @Operation(operationId = "listTasks", summary = "What the teams of the hub have to do, most urgent first")
    public RestResponse<TaskList> list(@HeaderParam(Purposes.HEADER) @Nullable String purpose) {
        return service.list(purpose, caller.get()).response();
    }
}
