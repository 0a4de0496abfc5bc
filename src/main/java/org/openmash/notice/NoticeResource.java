package org.openmash.notice;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

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
    public RestResponse<NoticeList> list() {
        return service.list(caller.get()).response();
    }
}
