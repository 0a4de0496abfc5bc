package org.openmash.oversight;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.audit.Records;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** What could be seen then. */
@Path("/v1/audit/replay")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Records(Action.AUDIT)
@Tag(name = "Access log")
@RolesAllowed({Roles.AUDITOR, Roles.OFFICER, Roles.MANAGER})
class ReplayResource {
    private final ReplayService service;
    private final CallerOfRequest caller;
    private final Clock clock;

    ReplayResource(ReplayService service, CallerOfRequest caller, Clock clock) {
        this.service = service;
        this.caller = caller;
        this.clock = clock;
    }

    /** Replays. */
    @GET
    @Operation(
            operationId = "replayAccess",
            summary = "What an account could see of a case at a moment of the past",
            description =
                    "Under the policy, role, participations, exclusions, restrictions, emergency grants and releases of"
                            + " then. Auditors get names of fields. Officers and managers who may read the case now, for the"
                            + " Access-Purpose they state, get the values of then too, limited to the fields of then; a field"
                            + " of which the value of then is not kept is named instead.")
    public RestResponse<Replay> replay(
            @Parameter(description = "The id of the case") @QueryParam("case") @Nullable String caseId,
            @Parameter(description = "The token of the account") @QueryParam("actor") @Nullable String actor,
            @Parameter(description = "The moment, RFC 3339") @QueryParam("at") @Nullable String at,
            @HeaderParam("Access-Purpose") @Nullable String purpose) {
        return replay(ReplayAsked.of(caseId, actor, at, clock.instant()), purpose)
                .response();
    }

    private Recorded<Replay> replay(ReplayAsked asked, @Nullable String purpose) {
        var me = caller.get();
        return me.isOfficer() ? service.forOfficer(asked, purpose, me) : service.forAuditor(asked, purpose, me);
    }
}
