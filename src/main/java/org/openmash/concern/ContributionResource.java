package org.openmash.concern;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.audit.Records;
import org.openmash.casefile.ContributionReceipt;
import org.openmash.casefile.ContributionService;
import org.openmash.identity.CallerOfRequest;
import org.openmash.identity.Roles;
import org.openmash.problem.ProblemException;

/** Where agencies add what they know to a case they take part in. */
@Path("/v1/cases/{id}/contributions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Records(Action.COLLECTION)
@Tag(name = "Contributions")
@RolesAllowed({Roles.PRACTITIONER, Roles.OFFICER, Roles.MANAGER})
class ContributionResource {
    private final ConcernReader reader;
    private final ContributionService service;
    private final CallerOfRequest caller;

    ContributionResource(ConcernReader reader, ContributionService service, CallerOfRequest caller) {
        this.reader = reader;
        this.service = service;
        this.caller = caller;
    }

    /** Adds an item. */
    @POST
    @Operation(operationId = "contribute", summary = "Add an item your agency knows to a case")
    @APIResponseSchema(value = ContributionReceipt.class, responseCode = "201")
    public RestResponse<ContributionReceipt> add(
            @PathParam("id") String id,
            @RequestBody(content = @Content(schema = @Schema(implementation = ContributionRequest.class))) @Nullable
                    InputStream body) {
        var item = ConcernRows.contribution(reader.readContribution(ConcernBody.readConcern(body)));
        return created(service.add(id, item, caller.get(), "POST /v1/cases/{id}/contributions"));
    }

    /** Corrects an item of the own agency: a new item that supersedes it. */
    @POST
    @Path("/{item}/corrections")
    @Operation(operationId = "correctContribution", summary = "Correct an item of your agency: a new one supersedes it")
    @APIResponseSchema(value = ContributionReceipt.class, responseCode = "201")
    public RestResponse<ContributionReceipt> correct(
            @PathParam("id") String id,
            @PathParam("item") String item,
            @RequestBody(content = @Content(schema = @Schema(implementation = ContributionRequest.class))) @Nullable
                    InputStream body) {
        var correction = ConcernRows.contribution(reader.readContribution(ConcernBody.readConcern(body)))
                .correcting(parse(item));
        return created(
                service.add(id, correction, caller.get(), "POST /v1/cases/{id}/contributions/{item}/corrections"));
    }

    private static UUID parse(String item) {
        try {
            return UUID.fromString(item);
        } catch (IllegalArgumentException notAnId) {
            throw ProblemException.notFound();
        }
    }

    private static RestResponse<ContributionReceipt> created(Recorded<ContributionReceipt> receipt) {
        return receipt.created(URI.create("/v1/cases/" + receipt.body().caseId()));
    }
}
