package org.openmash.emergency;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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
import org.openmash.casefile.Given;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** Emergency access where the caller's agency takes no part, and what reviewers need. */
@Path("/v1/emergency-access")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Emergency access")
@RolesAllowed({Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER})
class EmergencyResource {
    private final EmergencyService service;
    private final EmergencyReviews reviews;
    private final CallerOfRequest caller;

    EmergencyResource(EmergencyService service, EmergencyReviews reviews, CallerOfRequest caller) {
        this.service = service;
        this.reviews = reviews;
        this.caller = caller;
    }

    /** Seeks access by identifier and date of birth. */
    @POST
    @Records(Action.SEARCH)
    @Operation(
            operationId = "seekEmergencyAccess",
            summary = "Break glass for the person with exactly this identifier and date of birth: granted or not found")
    @APIResponseSchema(value = EmergencyGrant.class, responseCode = "201")
    public RestResponse<EmergencyGrant> seek(EmergencyRequests.@Nullable Seek request) {
        var granted = service.seek(Given.body(request), caller.get());
        return granted.created(URI.create("/v1/cases/" + granted.body().caseId()));
    }

    /** The uses to be reviewed. */
    @GET
    @RolesAllowed({Roles.OFFICER, Roles.MANAGER})
    @Records(Action.AUDIT)
    @Operation(
            operationId = "listEmergencyAccess",
            summary = "Uses of emergency access and their reviews, what is overdue first")
    public RestResponse<EmergencyUse.Page> list() {
        return reviews.list(caller.get()).response();
    }

    /** Says yes to another person's next use. */
    @POST
    @Path("/seconds")
    @Records(Action.ADMINISTRATION)
    @Operation(
            operationId = "secondEmergencyAccess",
            summary = "Say yes to the next emergency access of a person whose last one was not reviewed in time")
    @APIResponseSchema(value = EmergencyReceipt.class, responseCode = "201")
    public RestResponse<EmergencyReceipt> second(EmergencyRequests.@Nullable Second request) {
        return reviews.second(Given.body(request), caller.get()).created(URI.create("/v1/emergency-access"));
    }
}
