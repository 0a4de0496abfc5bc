package org.openmash.emergency;

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
import org.openmash.audit.Action;
import org.openmash.audit.Records;
import org.openmash.casefile.CaseIds;
import org.openmash.casefile.Given;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** Emergency access to a case the caller may know of, and its review. */
@Path("/v1/cases/{id}/emergency-access")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Emergency access")
@RolesAllowed({Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER})
class CaseEmergencyResource {
    private final EmergencyService service;
    private final EmergencyReviews reviews;
    private final CallerOfRequest caller;

    CaseEmergencyResource(EmergencyService service, EmergencyReviews reviews, CallerOfRequest caller) {
        this.service = service;
        this.reviews = reviews;
        this.caller = caller;
    }

    /** Takes access. */
    @POST
    @Records(Action.ADMINISTRATION)
    @Operation(
            operationId = "takeEmergencyAccess",
            summary = "Break glass on a case your agency takes part in: 30 minutes, told at once, reviewed afterwards")
    @APIResponseSchema(value = EmergencyGrant.class, responseCode = "201")
    public RestResponse<EmergencyGrant> take(@PathParam("id") String id, EmergencyRequests.@Nullable Take request) {
        return service.take(CaseIds.parse(id), Given.body(request), caller.get())
                .created(URI.create("/v1/cases/" + CaseIds.parse(id)));
    }

    /** Reviews a use. */
    @POST
    @Path("/{grant}/reviews")
    @RolesAllowed({Roles.OFFICER, Roles.MANAGER})
    @Records(Action.AUDIT)
    @Operation(operationId = "reviewEmergencyAccess", summary = "Review another person's emergency access")
    @APIResponseSchema(value = EmergencyReceipt.class, responseCode = "201")
    public RestResponse<EmergencyReceipt> review(
            @PathParam("id") String id, @PathParam("grant") String grant, EmergencyRequests.@Nullable Review request) {
        return reviews.review(CaseIds.parse(id), CaseIds.parse(grant), Given.body(request), caller.get())
                .created(URI.create("/v1/emergency-access"));
    }
}
