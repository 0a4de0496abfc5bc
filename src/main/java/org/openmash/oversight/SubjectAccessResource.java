package org.openmash.oversight;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Action;
import org.openmash.audit.Records;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** Who saw a person's data. */
@Path("/v1/audit/subject-access-drafts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Blocking
@Records(Action.DISCLOSURE)
@Tag(name = "Access log")
@RolesAllowed(Roles.GOVERNANCE)
class SubjectAccessResource {
    private final SubjectAccessService service;
    private final CallerOfRequest caller;

    SubjectAccessResource(SubjectAccessService service, CallerOfRequest caller) {
        this.service = service;
        this.caller = caller;
    }

    /** Prepares. */
    @POST
    @Operation(
            operationId = "prepareSubjectAccess",
            summary = "Prepare who saw a person's data, for a second person to check",
            description =
                    "Agencies and days. Protected purposes, restricted cases, police, referrers and sealed identities"
                            + " are left out, and the wording is always the same.")
    public RestResponse<SubjectAccess.Draft> prepare(SubjectAccess.@Nullable Asked asked) {
        return service.prepare(asked, caller.get()).response();
    }

    /** Releases. */
    @POST
    @Path("/{id}/releases")
    @Operation(
            operationId = "releaseSubjectAccess",
            summary = "Release a draft that somebody else prepared, after going through the exemptions")
    public RestResponse<SubjectAccess.Released> release(@PathParam("id") UUID id, SubjectAccess.@Nullable Check check) {
        return service.release(id, check, caller.get()).response();
    }
}
