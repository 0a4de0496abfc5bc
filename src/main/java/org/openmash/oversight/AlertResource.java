package org.openmash.oversight;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Action;
import org.openmash.audit.Records;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** Alerts about accesses that may be wrong. */
@Path("/v1/audit/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Records(Action.AUDIT)
@Tag(name = "Access log")
@RolesAllowed(Roles.AUDITOR)
class AlertResource {
    private final AlertService service;
    private final CallerOfRequest caller;

    AlertResource(AlertService service, CallerOfRequest caller) {
        this.service = service;
        this.caller = caller;
    }

    /** Lists. */
    @GET
    @Operation(
            operationId = "listAlerts",
            summary = "Accesses of your hub that may be wrong, newest first, 200 at most",
            description =
                    "Each explains itself by a published rule and its numbers. A flag is no finding: it is reviewed.")
    public RestResponse<Alerts.Listed> list(
            @Parameter(description = "Only of this kind") @QueryParam("kind") @Nullable String kind,
            @Parameter(description = "Raised before this time, RFC 3339") @QueryParam("before") @Nullable String before,
            @Parameter(description = "true: only those without a review") @QueryParam("open") @Nullable String open) {
        return service.list(AlertSelect.Asked.of(kind, before, open), caller.get())
                .response();
    }

    /** Computes. */
    @POST
    @Path("/runs")
    @Operation(
            operationId = "runAlerts",
            summary = "Compute the alerts of a period now",
            description = "They are computed each night about the day before. A period computed twice raises nothing"
                    + " twice.")
    public RestResponse<Alerts.Raised> run(Alerts.@Nullable Run asked) {
        return service.run(asked, caller.get()).response();
    }

    /** Reviews. */
    @POST
    @Path("/{id}/reviews")
    @Operation(operationId = "reviewAlert", summary = "Say what a review of an alert found; earlier reviews stay")
    public RestResponse<Alerts.Reviewed> review(@PathParam("id") UUID id, Alerts.@Nullable Review asked) {
        return service.review(id, asked, caller.get()).response();
    }
}
