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
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** The access log for the auditor. */
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

    @GET
    @Operation(
            operationId = "searchEntries",
            summary = "Search the access log, newest first",
            description = "The search is itself an entry of the log. Names of fields only, never a value of a case.")
    @Parameter(
            name = "case",
            in = ParameterIn.QUERY,
            description = "The id of a case that the entry names",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Parameter(
            name = "actor",
            in = ParameterIn.QUERY,
            description = "The account that acted, by its subject",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "agency",
            in = ParameterIn.QUERY,
            description = "The organisation code of the account",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Recorded at this time or after",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Recorded before this time",
            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
    @Parameter(
            name = "action",
            in = ParameterIn.QUERY,
            description = "What was done",
            schema = @Schema(implementation = Action.class))
    @Parameter(
            name = "outcome",
            in = ParameterIn.QUERY,
            description = "How it ended",
            schema = @Schema(implementation = Outcome.class))
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Entries a page",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200", defaultValue = "50"))
    @Parameter(
            name = "cursor",
            in = ParameterIn.QUERY,
            description = "The next of the page before, with the same criteria",
            schema = @Schema(type = SchemaType.STRING))
    public RestResponse<EntryPage> search(@Context UriInfo uri) {
        return service.search(EntryFilter.of(uri.getQueryParameters()), caller.get())
                .response();
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "readEntry", summary = "Read one entry of the access log")
    public RestResponse<EntryView> read(@PathParam("id") UUID id) {
        return service.read(id, caller.get()).response();
    }
}
