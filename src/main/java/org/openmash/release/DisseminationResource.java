package org.openmash.release;

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
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.audit.Records;
import org.openmash.casefile.CaseIds;
import org.openmash.casefile.Given;
import org.openmash.disclosure.Purposes;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;
import org.openmash.release.ReleaseDecisions.Asked;

/** Releases of single items and fields of a case to one agency, for a time. */
@Path("/v1/cases/{id}/disseminations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Dissemination")
@RolesAllowed({Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER})
class DisseminationResource {
    private final ReleaseService service;
    private final ReleaseDecisions decisions;
    private final ReleaseLists lists;
    private final CallerOfRequest caller;

    DisseminationResource(
            ReleaseService service, ReleaseDecisions decisions, ReleaseLists lists, CallerOfRequest caller) {
        this.service = service;
        this.decisions = decisions;
        this.lists = lists;
        this.caller = caller;
    }

    /** The terms of the releases of a case. */
    @GET
    @Operation(
            operationId = "listCaseDisseminations",
            summary = "The releases of a case and how they stand, without their text")
    public RestResponse<DisseminationTerms.Page> list(@PathParam("id") String id) {
        return lists.ofCase(CaseIds.parse(id), caller.get()).response();
    }

    /** Releases a copy, or asks its owner to. */
    @POST
    @Records(Action.DISCLOSURE)
    @Operation(
            operationId = "disseminate",
            summary =
                    "Release one item or field of a case to one agency until a time; another agency's item is asked for")
    @APIResponseSchema(value = DisseminationReceipt.class, responseCode = "201")
    public RestResponse<DisseminationReceipt> release(
            @PathParam("id") String id,
            @HeaderParam(Purposes.HEADER) @Nullable String purpose,
            ReleaseRequests.@Nullable Release request) {
        return created(service.release(CaseIds.parse(id), Given.body(request), purpose, caller.get()));
    }

    /** The owner's answer. */
    @POST
    @Path("/{dissemination}/answers")
    @Records(Action.DISCLOSURE)
    @Operation(operationId = "answerDissemination", summary = "Agree to the release of your agency's item, or decline")
    @APIResponseSchema(value = DisseminationReceipt.class, responseCode = "201")
    public RestResponse<DisseminationReceipt> answer(
            @PathParam("id") String id,
            @PathParam("dissemination") String release,
            ReleaseRequests.@Nullable Answer request) {
        return created(decisions.answer(asked(id, release), Given.body(request)));
    }

    /** An officer's or manager's part in an override. */
    @POST
    @Path("/{dissemination}/overrides")
    @Records(Action.DISCLOSURE)
    @RolesAllowed({Roles.OFFICER, Roles.MANAGER})
    @Operation(
            operationId = "overrideDissemination",
            summary = "Release for a child at risk without the owner: an officer and a manager, two people")
    @APIResponseSchema(value = DisseminationReceipt.class, responseCode = "201")
    public RestResponse<DisseminationReceipt> override(
            @PathParam("id") String id,
            @PathParam("dissemination") String release,
            ReleaseRequests.@Nullable OverrideRequest request) {
        return created(decisions.override(asked(id, release), Given.body(request)));
    }

    /** Ends a release. */
    @POST
    @Path("/{dissemination}/revocations")
    @Records(Action.DISCLOSURE)
    @Operation(operationId = "revokeDissemination", summary = "End a release at once")
    @APIResponseSchema(value = DisseminationReceipt.class, responseCode = "201")
    public RestResponse<DisseminationReceipt> revoke(
            @PathParam("id") String id,
            @PathParam("dissemination") String release,
            ReleaseRequests.@Nullable WithReason request) {
        return created(decisions.revoke(asked(id, release), Given.body(request)));
    }

    private Asked asked(String id, String release) {
        return new Asked(CaseIds.parse(id), CaseIds.parse(release), caller.get());
    }

    private static RestResponse<DisseminationReceipt> created(Recorded<DisseminationReceipt> receipt) {
        return receipt.created(URI.create("/v1/cases/" + receipt.body().caseId() + "/disseminations"));
    }
}
