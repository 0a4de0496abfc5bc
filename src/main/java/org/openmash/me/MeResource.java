package org.openmash.me;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.audit.Records;
import org.openmash.disclosure.DisclosureMatrix;
import org.openmash.identity.Caller;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** Who am I here, and what may I read? */
@Path("/v1/me")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Records(Action.ADMINISTRATION)
@Tag(name = "Me")
@RolesAllowed({
    Roles.REFERRER,
    Roles.PRACTITIONER,
    Roles.OFFICER,
    Roles.MANAGER,
    Roles.AUDITOR,
    Roles.ANALYST,
    Roles.GOVERNANCE
})
class MeResource {
    private final DisclosureMatrix matrix;
    private final AccessLog log;
    private final CallerOfRequest caller;

    MeResource(DisclosureMatrix matrix, AccessLog log, CallerOfRequest caller) {
        this.matrix = matrix;
        this.log = log;
        this.caller = caller;
    }

    /** Who am I here? */
    @GET
    @Operation(operationId = "readMe", summary = "Who you are here, as your token says")
    public RestResponse<MeView> me() {
        return recorded("GET /v1/me", MeView.of(caller.get())).response();
    }

    /** Which fields may I read, and why? */
    @GET
    @Path("/disclosure")
    @Operation(
            operationId = "readMyDisclosure",
            summary = "Which fields of a case you may read, and why not the others")
    public RestResponse<MyDisclosure> disclosure() {
        return recorded("GET /v1/me/disclosure", disclosure(caller.get())).response();
    }

    /** An account outside an agency sector reads no field of any case. */
    private MyDisclosure disclosure(Caller me) {
        var sector = me.sector();
        var tier = me.tier();
        return sector == null || tier == null
                ? new MyDisclosure(matrix.version(), List.of())
                : MyDisclosure.of(matrix, sector, tier);
    }

    private <T> Recorded<T> recorded(String operation, T body) {
        return new Recorded<>(log.recordDurably(Access.of(caller.get(), Action.ADMINISTRATION, operation)), body);
    }
}
