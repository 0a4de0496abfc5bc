package org.openmash.search;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Action;
import org.openmash.audit.Records;
import org.openmash.disclosure.DisclosedSearch;
import org.openmash.disclosure.Purposes;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** Searches. By POST, because personal data never stands in a URL. */
@Path("/v1/searches")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Records(Action.SEARCH)
@Tag(name = "Cases")
@RolesAllowed({Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER})
class SearchResource {
    private final SearchService service;
    private final CallerOfRequest caller;

    SearchResource(SearchService service, CallerOfRequest caller) {
        this.service = service;
        this.caller = caller;
    }

    /** Searches. */
    @POST
    @Operation(
            operationId = "searchCases",
            summary = "Search the cases you may know of, by what you may read of them",
            description =
                    "Every criterion must fit. What was searched for stands in the access log as keyed hashes only.")
    @APIResponseSchema(value = DisclosedSearch.Found.class, responseCode = "200")
    public RestResponse<DisclosedSearch.Found> search(
            @HeaderParam(Purposes.HEADER) @Nullable String purpose, @Nullable Map<String, @Nullable String> criteria) {
        return service.search(criteria, Purposes.stated(purpose), caller.get()).response();
    }
}
