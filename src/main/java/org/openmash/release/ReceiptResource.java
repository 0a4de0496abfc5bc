package org.openmash.release;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.openmash.audit.Action;
import org.openmash.audit.Records;
import org.openmash.casefile.CaseIds;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** Receipts for the named lead of an agency: who read what it gave. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Contributions")
@RolesAllowed({Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER})
@Records(Action.AUDIT)
class ReceiptResource {
    private final ReceiptService service;
    private final CallerOfRequest caller;

    ReceiptResource(ReceiptService service, CallerOfRequest caller) {
        this.service = service;
        this.caller = caller;
    }

    /** The reads of one item. */
    @GET
    @Path("/contributions/{id}/readers")
    @Operation(
            operationId = "listReaders",
            summary = "Which agency, duty and purpose read an item of your agency, by day")
    public RestResponse<ReadReceipt> readers(@PathParam("id") String id) {
        return service.readers(CaseIds.parse(id), caller.get()).response();
    }

    /** The reads of a month. */
    @GET
    @Path("/receipts/{month}")
    @Operation(operationId = "readReceipt", summary = "Who read what your agency gave, in one month such as 2026-03")
    public RestResponse<ReadReceipt> ofMonth(@PathParam("month") String month) {
        return service.ofMonth(month, caller.get()).response();
    }
}
