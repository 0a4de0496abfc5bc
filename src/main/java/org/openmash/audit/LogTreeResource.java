package org.openmash.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** The tree over the access log, in the formats of C2SP: what foreign tools read; and the keys to verify by. No personal data. */
@Path("/v1/audit")
@RolesAllowed(Roles.AUDITOR)
@Records(Action.AUDIT)
@Tag(name = "Access log")
class LogTreeResource {
    private final LogTreeService service;
    private final CallerOfRequest caller;

    LogTreeResource(LogTreeService service, CallerOfRequest caller) {
        this.service = service;
        this.caller = caller;
    }

    @GET
    @Path("keys")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "readKeys",
            summary = "The public keys that verify the log's checkpoints and your exports",
            description = "A service that was taken over would hand out keys of its own: compare these, once, with"
                    + " what the operator gave you by another way, and keep them. Without a key file the key of exports is"
                    + " another one after each start.")
    public RestResponse<PublicKeys> keys() {
        return service.keys(caller.get()).response();
    }

    @GET
    @Path("checkpoint")
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(
            operationId = "readCheckpoint",
            summary = "The newest signed checkpoint of the access log",
            description = "C2SP tlog-checkpoint, with the signatures of its witnesses where it has enough of them."
                    + " Keep it: with an older one anybody can prove whether the log was changed since.")
    public RestResponse<String> checkpoint() {
        return service.checkpoint(caller.get()).response();
    }

    @GET
    @Path("tiles/{path:.+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(
            operationId = "readTile",
            summary = "A tile of hashes, or a bundle of entries without their details",
            description =
                    "C2SP tlog-tiles. A tile proves nothing by itself: verify what it gives against a checkpoint.")
    public RestResponse<byte[]> tile(
            @Parameter(
                            description = "Level, index and width as tlog-tiles writes them after tile/",
                            example = "0/x001/x234/067.p/5")
                    @PathParam("path")
                    String path) {
        return service.tile(path, caller.get()).response();
    }
}
