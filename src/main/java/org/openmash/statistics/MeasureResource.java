package org.openmash.statistics;

import io.vertx.core.http.HttpServerResponse;
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
import org.openmash.statistics.measure.MeasureTable;
import org.openmash.statistics.publish.Bulletin;
import org.openmash.statistics.publish.Formats;

/** What follows from the published tables: measures with their intervals, how they are made, the quarterly bulletin. */
@Path("/v1/statistics")
@RolesAllowed({Roles.ANALYST, Roles.GOVERNANCE})
@Tag(name = "Statistics")
class MeasureResource {
    private static final String POLICY = "Content-Security-Policy";
    /** A bulletin is one file: its style and its charts stand in it, and nothing else is let in. */
    private static final String ONE_FILE =
            "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'none'";

    private final MeasureService service;
    private final AnonymisedCaller caller;

    MeasureResource(MeasureService service, AnonymisedCaller caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Path("methods")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(operationId = "readMethods", summary = "How the statistics are made, and what their errors mean")
    public RestResponse<MethodNotes> methods() {
        return service.methods(caller.get()).response();
    }

    @GET
    @Path("measures/{measure}")
    @Produces({MediaType.APPLICATION_JSON, Formats.CSV, Formats.CSVW, Formats.SVG, Formats.PNG})
    @Operation(
            operationId = "readMeasure",
            summary = "A measure of one quarter, each figure with its 95 % interval",
            description =
                    "Demand, trend, change, flow, rereferral, timeliness, arrivals, staffing or equity, as JSON, as CSV with"
                            + " its metadata (CSV on the Web), or as a chart. Made from published counts only.")
    public RestResponse<MeasureTable> measure(
            @PathParam("measure") @Parameter(description = "A measure of the method notes", example = "flow")
                    String measure,
            @Context UriInfo uri) {
        return service.measure(measure, uri.getQueryParameters(), caller.get()).response();
    }

    @GET
    @Path("bulletins/{period}")
    @Produces({MediaType.TEXT_HTML, Formats.PDF})
    @Operation(
            operationId = "readBulletin",
            summary = "The bulletin of a quarter, one file",
            description = "All measures with charts, tables, and how they are made; accessible HTML or tagged PDF.")
    public RestResponse<Bulletin> bulletin(
            @PathParam("period") @Parameter(description = "The quarter", example = "2026-Q3") String period,
            @Context HttpServerResponse http) {
        // In the place of the one that all answers have: a browser would obey both.
        http.putHeader(POLICY, ONE_FILE);
        return service.bulletin(period, caller.get()).response();
    }
}
