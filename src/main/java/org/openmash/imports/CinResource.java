package org.openmash.imports;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Action;
import org.openmash.audit.Records;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;
import org.openmash.problem.ProblemException;

/** Takes statutory returns in. */
@Path("/v1/imports/cin")
@Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML})
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Records(Action.COLLECTION)
@Tag(name = "Imports")
@RolesAllowed({Roles.OFFICER, Roles.MANAGER})
class CinResource {
    private final CinImport imports;
    private final CallerOfRequest caller;

    CinResource(CinImport imports, CallerOfRequest caller) {
        this.imports = imports;
        this.caller = caller;
    }

    /** Takes a return in. */
    @POST
    @Operation(operationId = "importCinReturn", summary = "Make case files from a Children in Need return (DfE XML)")
    public RestResponse<CinImportResult> post(@Nullable InputStream body) {
        if (body == null) {
            throw ProblemException.invalid("body", "is required");
        }
        return RestResponse.ResponseBuilder.ok(imports.take(body, caller.get()))
                .header("Cache-Control", "no-store")
                .build();
    }
}
