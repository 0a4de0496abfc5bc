package org.openmash.statistics;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.openmash.identity.Roles;
import org.openmash.statistics.publish.Formats;

/** Published statistics for analysts, and for governance to check. */
@Path("/v1/statistics")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Roles.ANALYST, Roles.GOVERNANCE})
@Tag(name = "Statistics")
class StatisticsResource {
    private final StatisticsService service;
    private final AnonymisedCaller caller;

    StatisticsResource(StatisticsService service, AnonymisedCaller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listStatistics",
            summary = "The catalogue of tables, what was released, and the privacy it cost")
    public RestResponse<CatalogueView> catalogue() {
        return service.catalogue(caller.get()).response();
    }

    @GET
    @Path("{table}")
    @Produces({MediaType.APPLICATION_JSON, Formats.CSV, Formats.CSVW, Formats.SVG, Formats.PNG})
    @Operation(
            operationId = "readStatistics",
            summary = "A table, or sums of it",
            description =
                    "Only the table's own dimensions filter it; any other parameter is refused by name. All answers of a"
                            + " period are sums of one released cube, so they agree with each other and never change.")
    public RestResponse<PublishedTable> table(
            @PathParam("table") @Parameter(description = "A table of the catalogue", example = "demand") String table,
            @Context UriInfo uri) {
        return service.table(table, uri.getQueryParameters(), caller.get()).response();
    }
}
