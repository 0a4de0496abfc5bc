package org.openmash.notice;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;
import org.openmash.notice.NoticeService.Asked;

/** What the caller and its agency are told. */
@Path("/v1/notices")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "Notices")
@RolesAllowed({Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER, Roles.GOVERNANCE})
class NoticeResource {
    private final NoticeService service;
    private final CallerOfRequest caller;

    NoticeResource(NoticeService service, CallerOfRequest caller) {
        this.service = service;
        this.caller = caller;
    }

    /** The notices. */
    @GET
    @Operation(
            operationId = "listNotices",
            summary = "What you and your agency are told: items withdrawn, releases asked for, emergency access")
    public RestResponse<NoticeList> list(
            @Parameter(description = "true or false: only those that were, or were not, acknowledged")
                    @QueryParam("acknowledged")
                    @Nullable
                    String acknowledged,
            @Parameter(description = "Notices a page, 1 to 200; 200 when absent") @QueryParam("limit") @Nullable
                    String limit,
            @Parameter(description = "The next of the page before") @QueryParam("cursor") @Nullable String cursor) {
        return service.list(new Asked(acknowledged, limit, cursor), caller.get())
                .response();
    }

    /** Acknowledges one. */
    @POST
    @Path("/{id}/acknowledgement")
    @Operation(
            operationId = "acknowledgeNotice",
            summary = "Mark a notice as read; of an agency's notice anyone who is told it may, and it counts for all")
    public RestResponse<NoticeList.Notice> acknowledge(@PathParam("id") UUID id) {
        return service.acknowledge(id, caller.get()).response();
    }
}
