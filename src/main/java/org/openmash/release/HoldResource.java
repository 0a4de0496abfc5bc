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
import org.openmash.casefile.CaseIds;
import org.openmash.casefile.Given;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;
import org.openmash.release.HoldService.Hold;

/** What an agency does to an item it gave, besides correcting it. */
@Path("/v1/cases/{id}/contributions/{item}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Contributions")
@RolesAllowed({Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER})
class HoldResource {
    private final HoldService service;
    private final CallerOfRequest caller;

    HoldResource(HoldService service, CallerOfRequest caller) {
        this.service = service;
        this.caller = caller;
    }

    /** Takes an item back. */
    @POST
    @Path("/recalls")
    @Operation(operationId = "recallContribution", summary = "Take an item of your agency back; its readers are told")
    @APIResponseSchema(value = HoldReceipt.class, responseCode = "201")
    public RestResponse<HoldReceipt> recall(
            @PathParam("id") String id, @PathParam("item") String item, ReleaseRequests.@Nullable WithReason request) {
        return hold(id, item, Hold.RECALLED, request);
    }

    /** Keeps an item for the own agency. */
    @POST
    @Path("/restrictions")
    @Operation(
            operationId = "restrictContribution",
            summary = "Restrict an item of your agency: from now on only it reads it, and officers know to ask")
    @APIResponseSchema(value = HoldReceipt.class, responseCode = "201")
    public RestResponse<HoldReceipt> restrict(
            @PathParam("id") String id, @PathParam("item") String item, ReleaseRequests.@Nullable WithReason request) {
        return hold(id, item, Hold.RESTRICTED, request);
    }

    private RestResponse<HoldReceipt> hold(
            String id, String item, Hold hold, ReleaseRequests.@Nullable WithReason request) {
        return service.hold(CaseIds.parse(id), CaseIds.parse(item), hold, Given.body(request), caller.get())
                .created(URI.create("/v1/cases/" + CaseIds.parse(id)));
    }
}
