package org.openmash.casefile;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
    private final TaskCompletions completions;
    private final CallerOfRequest caller;

    TaskResource(TaskService service, TaskCompletions completions, CallerOfRequest caller) {
        this.service = service;
        this.completions = completions;
        this.caller = caller;
    }

    /** The tasks. */
    @GET
    @Operation(operationId = "listTasks", summary = "What the teams of the hub have to do, most urgent first")
    public RestResponse<TaskList> list(@HeaderParam(Purposes.HEADER) @Nullable String purpose) {
        return service.list(purpose, caller.get()).response();
    }

    /** Says that one is done. */
    @POST
    @Path("/{id}/completion")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "completeTask",
            summary = "Say that a task is done, and how; it leaves the list",
            description = "The first word stands: saying it again answers what was recorded then.")
    @APIResponseSchema(value = TaskCompletion.class, responseCode = "201")
    public RestResponse<TaskCompletion> complete(@PathParam("id") String id, TaskCompletion.@Nullable Request request) {
        return completions
                .complete(CaseIds.parse(id), Given.body(request), caller.get())
                .created(URI.create("/v1/tasks"));
    }
}
