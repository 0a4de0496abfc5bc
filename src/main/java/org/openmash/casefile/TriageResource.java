package org.openmash.casefile;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Recorded;
import org.openmash.casefile.TriageService.Asked;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** What officers of the hub do to a case. Each call names in {@code If-Match} the version of the case it saw. */
@Path("/v1/cases/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Triage")
@RolesAllowed({Roles.OFFICER, Roles.MANAGER})
class TriageResource {
    private final Triage triage;
    private final CallerOfRequest caller;

    TriageResource(Triage triage, CallerOfRequest caller) {
        this.triage = triage;
        this.caller = caller;
    }

    /** Rates a case. */
    @POST
    @Path("/ratings")
    @Operation(operationId = "rateCase", summary = "Rate a case by urgency (BRAG)")
    @APIResponseSchema(value = MoveReceipt.class, responseCode = "201")
    public RestResponse<MoveReceipt> rate(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            TriageRequests.@Nullable Rating request) {
        return created(triage.rate(asked(id, ifMatch, "ratings"), Given.body(request)));
    }

    /** Makes a team or an officer accountable. */
    @POST
    @Path("/assignments")
    @Operation(operationId = "assignCase", summary = "Make a team or an officer accountable for a case")
    @APIResponseSchema(value = MoveReceipt.class, responseCode = "201")
    public RestResponse<MoveReceipt> assign(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            TriageRequests.@Nullable Assignment request) {
        return created(triage.assign(asked(id, ifMatch, "assignments"), Given.body(request)));
    }

    /** Lets an agency take part. */
    @POST
    @Path("/participations")
    @Operation(operationId = "inviteAgency", summary = "Let an agency take part in a case, for purposes and a time")
    @APIResponseSchema(value = MoveReceipt.class, responseCode = "201")
    public RestResponse<MoveReceipt> invite(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            TriageRequests.@Nullable Participation request) {
        return created(triage.invite(asked(id, ifMatch, "participations"), Given.body(request)));
    }

    /** Ends a participation. */
    @POST
    @Path("/participations/{participation}/end")
    @Operation(operationId = "endParticipation", summary = "End an agency's part in a case at once")
    @APIResponseSchema(value = MoveReceipt.class, responseCode = "201")
    public RestResponse<MoveReceipt> endParticipation(
            @PathParam("id") String id,
            @PathParam("participation") String participation,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            TriageRequests.@Nullable WithReason request) {
        return created(triage.endParticipation(
                asked(id, ifMatch, "participations/{participation}/end"),
                CaseIds.parse(participation),
                Given.body(request)));
    }

    /** Keeps a person or an agency out. */
    @POST
    @Path("/exclusions")
    @Operation(
            operationId = "excludeFromCase",
            summary = "Keep a person or an agency from a case, above every other rule")
    @APIResponseSchema(value = MoveReceipt.class, responseCode = "201")
    public RestResponse<MoveReceipt> exclude(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            TriageRequests.@Nullable Exclusion request) {
        return created(triage.exclude(asked(id, ifMatch, "exclusions"), Given.body(request)));
    }

    /** Sets or lifts the restricted mark. */
    @POST
    @Path("/restrictions")
    @Operation(operationId = "restrictCase", summary = "Let only named people know of a case, or lift that mark")
    @APIResponseSchema(value = MoveReceipt.class, responseCode = "201")
    public RestResponse<MoveReceipt> restrict(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            TriageRequests.@Nullable Restriction request) {
        return created(triage.restrict(asked(id, ifMatch, "restrictions"), Given.body(request)));
    }

    private Asked asked(String id, @Nullable String ifMatch, String what) {
        return new Asked(CaseIds.parse(id), ifMatch, caller.get(), "POST /v1/cases/{id}/" + what);
    }

    private static RestResponse<MoveReceipt> created(Recorded<MoveReceipt> receipt) {
        return receipt.created(URI.create("/v1/cases/" + receipt.body().caseId()));
    }
}
