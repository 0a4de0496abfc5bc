package org.openmash.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** The access log of the auditor's hub. */
@Path("/v1/audit/entries")
@RolesAllowed(Roles.AUDITOR)
@Produces(MediaType.APPLICATION_JSON)
@Records(Action.AUDIT)
@Tag(name = "Access log")
class AuditResource {
    private final AuditService service;
    private final CallerOfRequest caller;

    AuditResource(AuditService service, CallerOfRequest caller) {
        this.service = service;
        this.caller = caller;
    }

    /** Parameters: {@code META-INF/openapi.yaml}. */
    @GET
    @Operation(
            operationId = "searchEntries",
            summary = "Search the access log of your hub, newest first",
            description = "The search is itself an entry of the log. Names of fields only, never a value of a case;"
                    + " tokens in place of names of staff and of people on cases. The trail of a case is the search by"
                    + " case, that of an account the search by actor.")
    public RestResponse<EntryPage> search(@Context UriInfo uri) {
        return service.search(uri.getQueryParameters(), caller.get()).response();
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "readEntry", summary = "Read one entry of the access log")
    public RestResponse<EntryView> read(@PathParam("id") UUID id) {
        return service.read(id, caller.get()).response();
    }
}
