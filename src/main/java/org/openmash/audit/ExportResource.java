package org.openmash.audit;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** Exports of the access log. */
@Path("/v1/audit/exports")
@RolesAllowed(Roles.AUDITOR)
@Produces({"application/x-ndjson", "text/csv", "application/fhir+json"})
@Blocking
@Records(Action.AUDIT)
@Tag(name = "Access log")
class ExportResource {
    private final ExportService service;
    private final CallerOfRequest caller;

    ExportResource(ExportService service, CallerOfRequest caller) {
        this.service = service;
        this.caller = caller;
    }

    /** Parameters: {@code META-INF/openapi.yaml}. */
    @GET
    @Operation(
            operationId = "exportEntries",
            summary = "Export a search of the access log, signed",
            description = "The criteria are those of the search. Export-Signature is a detached JSON Web Signature"
                    + " (RFC 7797, Ed25519) over the body; the entry of the export names the body's SHA-256. When there"
                    + " are more entries than one export takes, Export-Next is the cursor of the next.")
    public RestResponse<String> export(@Context UriInfo uri) {
        return service.export(uri.getQueryParameters(), caller.get()).response();
    }
}
