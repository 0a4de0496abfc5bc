package org.openmash.identity;

import io.quarkus.arc.properties.IfBuildProperty;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Tells who calls. Only in the tests of authentication, which ask for it. */
@Path("/tests/caller")
@IfBuildProperty(name = CallerResource.WANTED, stringValue = "true")
class CallerResource {
    static final String WANTED = "tests.caller-resource";

    /** The identities of the calls so far. */
    static final Queue<SecurityIdentity> IDENTITIES = new ConcurrentLinkedQueue<>();

    private final CallerOfRequest caller;
    private final CurrentIdentityAssociation identity;

    CallerResource(CallerOfRequest caller, CurrentIdentityAssociation identity) {
        this.caller = caller;
        this.identity = identity;
    }

    @GET
    @RolesAllowed({Roles.PRACTITIONER, Roles.REFERRER})
    @Operation(hidden = true)
    public Caller caller() {
        IDENTITIES.add(identity.getIdentity());
        return caller.get();
    }
}
