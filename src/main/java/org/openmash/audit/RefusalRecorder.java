package org.openmash.audit;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import org.openmash.codes.CodeList;
import org.openmash.disclosure.Purposes;
import org.openmash.identity.CallerProducer;
import org.openmash.problem.Problem;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/**
 * Records every call of a known account that was refused, found nothing or failed: in one place, so that no service forgets
 * it or does it twice. The answer leaves when the entry is durable; if the log cannot take it, the answer is 503 instead.
 *
 * <p>Not recorded: 401 (nobody is known), 413 and 429 (turned away unread, perhaps in floods) and the log's own refusals.
 */
@Singleton
class RefusalRecorder {
    private static final Set<Integer> NOT_RECORDED = Set.of(401, 413, 429);
    private static final CodeList PURPOSES = CodeList.load("purpose");

    private final AccessLog log;
    private final CurrentIdentityAssociation identities;

    RefusalRecorder(AccessLog log, CurrentIdentityAssociation identities) {
        this.log = log;
        this.identities = identities;
    }

    /** May run on an event loop, so nothing here blocks; null lets every other answer pass at no cost. */
    @ServerResponseFilter
    public @Nullable Uni<Void> record(
            @Nullable ResourceInfo resource, ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < 400 || NOT_RECORDED.contains(response.getStatus()) || isOfTheLog(response)) {
            return null;
        }
        var route = Route.of(request.getMethod(), resource, request.getUriInfo().getPathParameters());
        return identities
                .getDeferredIdentity()
                .onFailure()
                .recoverWithNull() // whoever could not be authenticated is nobody
                .flatMap(identity -> identity == null || identity.isAnonymous()
                        ? Uni.createFrom().nullItem()
                        : Uni.createFrom()
                                .completionStage(() -> log.submit(access(actor(identity), route, request, response))))
                .onFailure()
                .invoke(() -> refuse(request, response))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private static Actor actor(SecurityIdentity identity) {
        try {
            return Actor.of(CallerProducer.from(identity, String.valueOf(requestId())));
        } catch (ProblemException contradictory) {
            return Actor.contradictory(((JsonWebToken) identity.getPrincipal()).getSubject(), requestId());
        }
    }

    private static Access access(
            Actor actor, Route route, ContainerRequestContext request, ContainerResponseContext response) {
        var purpose = request.getHeaderString(Purposes.HEADER);
        return Access.of(actor, route.action(), route.operation())
                .ended(response.getStatus(), response.getEntity() instanceof Problem problem ? problem.type() : null)
                .purpose(purpose != null && PURPOSES.contains(purpose) ? purpose : null)
                .cases(route.cases())
                .items(route.items());
    }

    private static void refuse(ContainerRequestContext request, ContainerResponseContext response) {
        var problem = Problem.of(AccessLog.unavailable(), request.getUriInfo().getPath(), requestId());
        response.setStatus(problem.status());
        response.setEntity(problem, new Annotation[0], MediaType.valueOf(Problem.MEDIA_TYPE));
    }

    private static boolean isOfTheLog(ContainerResponseContext response) {
        return response.getEntity() instanceof Problem problem
                && problem.type().equals(ProblemType.LOG_UNAVAILABLE.urn());
    }

    private static @Nullable String requestId() {
        return (String) MDC.get("requestId");
    }
}
