package org.openmash.statistics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.audit.Records;
import org.openmash.identity.Roles;
import org.openmash.problem.ProblemException;

/** Releases of statistics: a decision of two people. */
@Path("/v1/statistics/releases")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.GOVERNANCE)
@Records(Action.ADMINISTRATION)
@Tag(name = "Statistics")
class ReleaseResource {
    private final ReleaseService service;
    private final BulletinReady bulletins;
    private final AnonymisedCaller caller;

    ReleaseResource(ReleaseService service, BulletinReady bulletins, AnonymisedCaller caller) {
        this.service = service;
        this.bulletins = bulletins;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "prepareRelease",
            summary = "Prepare the release of a closed quarter, with the intruder test")
    @APIResponseSchema(value = ReleaseReceipt.class, responseCode = "201")
    public RestResponse<ReleaseReceipt> prepare(@Nullable ReleaseRequest request) {
        return created(service.prepare(body(request), caller.get()));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "readRelease", summary = "Read a release before approving it")
    public RestResponse<ReleaseReceipt> read(@PathParam("id") UUID id) {
        return service.read(id, caller.get()).response();
    }

    @POST
    @Path("{id}/approval")
    @Operation(
            operationId = "approveRelease",
            summary = "Approve a release that another person prepared, which draws and publishes it",
            description = "The noise is drawn once. Approving again answers what was drawn then.")
    @APIResponseSchema(value = ReleaseReceipt.class, responseCode = "201")
    public RestResponse<ReleaseReceipt> approve(@PathParam("id") UUID id) {
        return created(bulletins.after(service.approve(id, caller.get()), caller.get()));
    }

    private static ReleaseRequest body(@Nullable ReleaseRequest request) {
        if (request == null) {
            throw ProblemException.invalid("body", "is required");
        }
        return request;
    }

    private static RestResponse<ReleaseReceipt> created(Recorded<ReleaseReceipt> receipt) {
        return receipt.created(
                URI.create("/v1/statistics/releases/" + receipt.body().id()));
    }
}
