package org.openmash.casefile;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.DisclosedChronology;
import org.openmash.disclosure.DisclosedChronology.Asked;
import org.openmash.disclosure.Explanation;
import org.openmash.disclosure.Purposes;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** Other ways to look at a case one may know of. */
@Path("/v1/cases/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Cases")
@RolesAllowed({Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER})
class CaseAspectResource {
    private final ChronologyService chronologies;
    private final ExplanationService explanations;
    private final CallerOfRequest caller;

    CaseAspectResource(ChronologyService chronologies, ExplanationService explanations, CallerOfRequest caller) {
        this.chronologies = chronologies;
        this.explanations = explanations;
        this.caller = caller;
    }

    /** The chronology. */
    @GET
    @Path("/chronology")
    @Operation(
            operationId = "readChronology",
            summary = "What happened, from all agencies in the order of events, as far as you may read it",
            description =
                    "Each line has a kind: CONTRIBUTION, CONCERN, or RELEASED_COPY for an item or field that was released to"
                            + " your agency (release is the id of the release).")
    public RestResponse<DisclosedChronology.Page> chronology(
            @PathParam("id") String id,
            @HeaderParam(Purposes.HEADER) @Nullable String purpose,
            @Parameter(description = "Lines a page, 1 to 500; 200 when absent") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "The next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return chronologies
                .page(new Asked(CaseIds.parse(id), cursor, limit, Purposes.stated(purpose), caller.get()))
                .response();
    }

    /** Why a field is readable or not. */
    @GET
    @Path("/explanation")
    @Operation(
            operationId = "explainField",
            summary =
                    "Why you read a field of this case or do not: from the disclosure matrix and your live purpose only")
    public RestResponse<Explanation> explain(
            @PathParam("id") String id,
            @HeaderParam(Purposes.HEADER) @Nullable String purpose,
            @Parameter(description = "A field of the disclosure matrix, such as health.detail", required = true)
                    @QueryParam("field")
                    @Nullable
                    String field) {
        return explanations
                .explain(CaseIds.parse(id), field, Purposes.stated(purpose), caller.get())
                .response();
    }
}
