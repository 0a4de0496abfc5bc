package org.openmash.agreement;

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
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.audit.Records;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** Information sharing agreements. */
@Path("/v1/agreements")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Records(Action.ADMINISTRATION)
@Tag(name = "Governance")
@RolesAllowed(Roles.GOVERNANCE)
class AgreementResource {
    private final AgreementService service;
    private final ReviewService reviews;
    private final CallerOfRequest caller;

    AgreementResource(AgreementService service, ReviewService reviews, CallerOfRequest caller) {
        this.service = service;
        this.reviews = reviews;
        this.caller = caller;
    }

    /** The agreements. */
    @GET
    @RolesAllowed({Roles.GOVERNANCE, Roles.AUDITOR, Roles.OFFICER, Roles.MANAGER})
    @Operation(
            operationId = "listAgreements",
            summary = "The information sharing agreements of the hub, and which end soon")
    public RestResponse<AgreementList> list() {
        return service.list(caller.get()).response();
    }

    /** Proposes one. */
    @POST
    @Operation(
            operationId = "proposeAgreement",
            summary = "Propose an information sharing agreement; it counts once a second person has approved it")
    @APIResponseSchema(value = AgreementView.class, responseCode = "201")
    public RestResponse<AgreementView> propose(@Nullable AgreementRequest request) {
        return created(service.propose(request, caller.get()));
    }

    /** Approves one. */
    @POST
    @Path("/{id}/approvals")
    @Consumes(MediaType.WILDCARD)
    @Operation(operationId = "approveAgreement", summary = "Approve an agreement that another person proposed")
    @APIResponseSchema(value = AgreementView.class, responseCode = "201")
    public RestResponse<AgreementView> approve(@PathParam("id") UUID id) {
        return created(service.approve(id, caller.get()));
    }

    /** Signs a suspension. */
    @POST
    @Path("/{id}/suspensions")
    @Operation(
            operationId = "suspendAgreement",
            summary = "Sign that an agreement be suspended; with a second person's signature it is, at once",
            description =
                    "It stays suspended: the parties make a new one. Reads of cases that are RED or not yet rated go on.")
    @APIResponseSchema(value = AgreementView.class, responseCode = "201")
    public RestResponse<AgreementView> suspend(@PathParam("id") UUID id, @Nullable SuspensionRequest request) {
        return created(service.suspend(id, request, caller.get()));
    }

    /** The daily report. */
    @GET
    @Path("/reviews")
    @RolesAllowed({Roles.GOVERNANCE, Roles.AUDITOR})
    @Operation(
            operationId = "reportReviews",
            summary = "The reads of a day that went on without an agreement in force, by agency and purpose")
    public RestResponse<ReviewReport> reviews(
            @Parameter(description = "The day; yesterday when absent", schema = @Schema(format = "date"))
                    @QueryParam("day")
                    @Nullable
                    String day) {
        return reviews.report(day, caller.get()).response();
    }

    private static RestResponse<AgreementView> created(Recorded<AgreementView> recorded) {
        return recorded.created(URI.create("/v1/agreements"));
    }
}
