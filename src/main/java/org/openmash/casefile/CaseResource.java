package org.openmash.casefile;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.DisclosedList;
import org.openmash.disclosure.DisclosedView;
import org.openmash.disclosure.Purposes;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;
import org.openmash.problem.ProblemException;

/** Cases as their readers see them. */
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Cases")
@RolesAllowed({Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER})
class CaseResource {
    private final CaseService service;
    private final CaseVersions versions;
    private final CallerOfRequest caller;

    CaseResource(CaseService service, CaseVersions versions, CallerOfRequest caller) {
        this.service = service;
        this.versions = versions;
        this.caller = caller;
    }

    /** The work list. */
    @GET
    @Operation(operationId = "listCases", summary = "The work list: cases you may know of, most urgent first")
    public RestResponse<DisclosedList.Page> list(
            @HeaderParam(Purposes.HEADER) @Nullable String purpose, @Context UriInfo uri) {
        return service.list(single(uri), purpose, caller.get()).response();
    }

    /** One case. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "readCase", summary = "A case, as far as you may read it for the purpose you state")
    public RestResponse<DisclosedView> read(
            @PathParam("id") String id, @HeaderParam(Purposes.HEADER) @Nullable String purpose) {
        var caseId = CaseIds.parse(id);
        var released = service.disclose(caseId, purpose, caller.get());
        return released.response(versions.etagFor(caseId, released.body(), caller.get()));
    }

    /** Query parameters, each given once. */
    private static Map<String, String> single(UriInfo uri) {
        Map<String, String> parameters = new HashMap<>();
        uri.getQueryParameters().forEach((name, values) -> {
            if (values.size() > 1) {
                throw ProblemException.invalid(name, "is given more than once");
            }
            parameters.put(name, values.get(0));
        });
        return parameters;
    }
}
