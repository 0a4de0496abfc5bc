package org.openmash.concern;

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
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Action;
import org.openmash.audit.Records;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;
import org.openmash.problem.ProblemException;

/** Where agencies post concerns and hear what became of them. */
@Path("/v1/concerns")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Records(Action.COLLECTION)
@Tag(name = "Concerns")
@RolesAllowed(Roles.REFERRER)
class ConcernResource {
    /** Media type of a batch: one JSON text a line. */
    static final String NDJSON = "application/x-ndjson";

    private final ConcernService service;
    private final ConcernBatch batch;
    private final RequestLimit limit;
    private final CallerOfRequest caller;

    ConcernResource(ConcernService service, ConcernBatch batch, RequestLimit limit, CallerOfRequest caller) {
        this.service = service;
        this.batch = batch;
        this.limit = limit;
        this.caller = caller;
    }

    /** Takes a concern in. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "postConcern", summary = "Post a concern about one or more people")
    @APIResponseSchema(value = ConcernReceipt.class, responseCode = "201")
    public RestResponse<ConcernReceipt> post(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @RequestBody(content = @Content(schema = @Schema(implementation = ConcernRequest.class))) @Nullable
                    InputStream body) {
        limit.count(caller.get());
        var submission = new Submission(
                caller.get(), IdempotencyKey.required(key), ConcernBody.readConcern(body), "POST /v1/concerns");
        var receipt = service.raise(submission);
        return receipt.created(location(receipt.body()));
    }

    /** Takes many in, a line each. */
    @POST
    @Path("/batch")
    @Consumes(NDJSON)
    @Produces(NDJSON)
    @Operation(operationId = "postConcernBatch", summary = "Post many concerns, one a line (NDJSON); one result a line")
    public RestResponse<String> postBatch(@Nullable InputStream body) {
        limit.count(caller.get());
        return batch.raise(body, caller.get());
    }

    /** What became of a concern. */
    @GET
    @Path("/{id}")
    @Operation(operationId = "readConcernReceipt", summary = "What became of a concern your agency posted")
    public RestResponse<ConcernReceipt> receipt(@PathParam("id") String id) {
        return service.receipt(parse(id), caller.get()).response();
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw ProblemException.notFound();
        }
    }

    private static URI location(ConcernReceipt receipt) {
        return URI.create("/v1/concerns/" + receipt.id());
    }
}
