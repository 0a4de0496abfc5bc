package org.openmash.policy;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.audit.Records;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;

/** The disclosure matrix under change. */
@Path("/v1/policy")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Records(Action.ADMINISTRATION)
@Tag(name = "Governance")
@RolesAllowed(Roles.GOVERNANCE)
class PolicyResource {
    private static final String CSV = "text/csv";

    private final TrialService trials;
    private final VersionService versions;
    private final CallerOfRequest caller;

    PolicyResource(TrialService trials, VersionService versions, CallerOfRequest caller) {
        this.trials = trials;
        this.versions = versions;
        this.caller = caller;
    }

    /** Tries a matrix. */
    @POST
    @Path("/trials")
    @Consumes(CSV)
    @Operation(
            operationId = "tryPolicy",
            summary = "Try a changed disclosure matrix on the reads of the last days; nothing changes by it",
            description = "The header and the rows that change, or the whole table.")
    public RestResponse<TrialResult> tryOut(
            @Nullable String csv,
            @Parameter(description = "How many days back, 1 to 366; 30 when absent") @QueryParam("days") @Nullable
                    String days) {
        return trials.tryOut(csv, days, caller.get()).response();
    }

    /** The versions. */
    @GET
    @Path("/versions")
    @RolesAllowed({Roles.GOVERNANCE, Roles.AUDITOR})
    @Operation(
            operationId = "listPolicyVersions",
            summary = "The versions of the disclosure matrix that were in force here or are proposed")
    public RestResponse<VersionList> list() {
        return versions.list(caller.get()).response();
    }

    /** One version's file. */
    @GET
    @Path("/versions/{version}")
    @Produces({CSV, MediaType.APPLICATION_JSON})
    @RolesAllowed({Roles.GOVERNANCE, Roles.AUDITOR})
    @Operation(operationId = "readPolicyVersion", summary = "The file of a version, byte for byte as its hash says")
    public RestResponse<String> read(
            @Parameter(description = "sha256: and the hash of the file") @PathParam("version") String version) {
        return versions.text(version, caller.get()).response();
    }

    /** Proposes a version. */
    @POST
    @Path("/versions")
    @Consumes(CSV)
    @Operation(
            operationId = "proposePolicyVersion",
            summary = "Propose a version of the disclosure matrix for a release; a second person must approve it",
            description = "Nothing changes until a release has it.")
    @APIResponseSchema(value = VersionView.class, responseCode = "201")
    public RestResponse<VersionView> propose(
            @Nullable String csv,
            @Parameter(
                            description =
                                    "Whether the body is the whole table, with rows or sectors that a release adds or takes"
                                            + " away; else it is the header and the rows that change")
                    @QueryParam("whole")
                    @DefaultValue("false")
                    boolean whole) {
        return created(versions.propose(csv, whole, caller.get()));
    }

    /** Approves a version. */
    @POST
    @Path("/versions/{version}/approvals")
    @Operation(operationId = "approvePolicyVersion", summary = "Approve a version that another person proposed")
    @APIResponseSchema(value = VersionView.class, responseCode = "201")
    public RestResponse<VersionView> approve(
            @Parameter(description = "sha256: and the hash of the file") @PathParam("version") String version) {
        return created(versions.approve(version, caller.get()));
    }

    private static RestResponse<VersionView> created(Recorded<VersionView> recorded) {
        return recorded.created(
                URI.create("/v1/policy/versions/" + recorded.body().version()));
    }
}
