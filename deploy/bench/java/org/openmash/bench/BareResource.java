package org.openmash.bench;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** What the measurements compare the product with; not part of the API and not in the product's archive. */
@Path("/bench")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
class BareResource {
    private final BareRows rows;
    private final CallerOfRequest caller;

    BareResource(BareRows rows, CallerOfRequest caller) {
        this.rows = rows;
        this.caller = caller;
    }

    /** One row, no questions asked. */
    @GET
    @Path("/read/{id}")
    @PermitAll
    @Operation(hidden = true)
    public Map<String, @Nullable String> read(@PathParam("id") String id) throws SQLException {
        return found(rows.one(UUID.fromString(id)));
    }

    /** The same row for a signed-in caller with a duty: what the token costs, and nothing else. */
    @GET
    @Path("/me-read/{id}")
    @RolesAllowed({Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER})
    @Operation(hidden = true)
    public Map<String, @Nullable String> signedInRead(@PathParam("id") String id) throws SQLException {
        caller.get();
        return found(rows.one(UUID.fromString(id)));
    }

    /** All rows of a case. */
    @GET
    @Path("/read-whole/{id}")
    @PermitAll
    @Operation(hidden = true)
    public Map<String, @Nullable String> readWhole(@PathParam("id") String id) throws SQLException {
        return found(rows.whole(UUID.fromString(id)));
    }

    /** The 50 most urgent cases. */
    @GET
    @Path("/list")
    @PermitAll
    @Operation(hidden = true)
    public List<Map<String, @Nullable String>> list() throws SQLException {
        return rows.list("HUB-A");
    }

    private static Map<String, @Nullable String> found(Map<String, @Nullable String> row) {
        if (row.isEmpty()) {
            throw new NotFoundException();
        }
        return row;
    }
}
