package org.openmash.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.vertx.VertxInputStream;
import org.jspecify.annotations.Nullable;

/** The only place where exceptions become answers. No message of a foreign exception ever reaches the caller. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final Pattern PROPERTY = Pattern.compile("([.][A-Za-z]{1,40}|\\[\\d{1,6}]){1,8}");
    private static final String RETRY = "Try again shortly; what was accepted before is safe.";

    @ServerExceptionMapper
    Response ours(ProblemException exception, UriInfo uri) {
        if (exception.type().status() >= 500) {
            LOG.errorf(exception, "%s", exception.type().urn());
        }
        var answer = answer(exception, uri);
        return exception.retryAfterSeconds() == 0
                ? answer
                : Response.fromResponse(answer)
                        .header("Retry-After", exception.retryAfterSeconds())
                        .build();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(Exception exception, UriInfo uri) {
        if (isOutage(exception)) {
            return unavailable(exception, uri);
        }
        var problem = new ProblemException(
                ProblemType.UNAUTHENTICATED, "Send a valid access token as 'Authorization: Bearer …'.");
        return Response.fromResponse(answer(problem, uri))
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException exception, UriInfo uri) {
        return answer(new ProblemException(ProblemType.FORBIDDEN, "None of your roles may call this."), uri);
    }

    @ServerExceptionMapper
    Response identityProviderAway(OIDCException exception, UriInfo uri) {
        return unavailable(exception, uri);
    }

    @ServerExceptionMapper
    Response notJson(JsonProcessingException exception, UriInfo uri) {
        return answer(notAsExpected(), uri);
    }

    /** Named apart from the rest: Quarkus has a mapper for it, which answers without a problem and, in development, with the value. */
    @ServerExceptionMapper
    Response notOfThisKind(MismatchedInputException exception, UriInfo uri) {
        var field = fieldOf(exception);
        if (field.isEmpty()) {
            return answer(notAsExpected(), uri);
        }
        boolean unknown = exception instanceof UnrecognizedPropertyException;
        return answer(
                ProblemException.invalid(
                        field, unknown ? "is not a property of this request" : "is not of the kind expected here"),
                uri);
    }

    private static ProblemException notAsExpected() {
        return ProblemException.invalid("body", "is not the JSON expected here");
    }

    /** Where in the body, as {@code people[0]}; empty for the body itself and for what does not look like a property. */
    private static String fieldOf(MismatchedInputException wrong) {
        var path = wrong.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining());
        return PROPERTY.matcher(path).matches() ? path.substring(1) : "";
    }

    @ServerExceptionMapper
    Response framework(WebApplicationException exception, UriInfo uri) {
        var status = exception.getResponse().getStatus();
        var type = Arrays.stream(ProblemType.values())
                .filter(candidate -> candidate.status() == status && candidate != ProblemType.PURPOSE_REQUIRED)
                .findFirst()
                .orElse(status < 500 ? ProblemType.INVALID_REQUEST : ProblemType.INTERNAL);
        return answer(new ProblemException(type, type.title() + "."), uri);
    }

    /** Whoever sent the body hung up or stopped sending: no failure of the service, and mostly nobody hears the answer. */
    @ServerExceptionMapper
    Response brokenOff(IOException exception, UriInfo uri) {
        return isOfTheBody(exception)
                ? answer(ProblemException.invalid("body", "ended before it was complete"), uri)
                : anythingElse(exception, uri);
    }

    /** Readers of a body that may not throw it as it is. */
    @ServerExceptionMapper
    Response brokenOff(UncheckedIOException exception, UriInfo uri) {
        var cause = exception.getCause();
        return cause == null ? anythingElse(exception, uri) : brokenOff(cause, uri);
    }

    private static boolean isOfTheBody(IOException exception) {
        var origin = exception.getStackTrace();
        return origin.length > 0 && origin[0].getClassName().startsWith(VertxInputStream.class.getName());
    }

    @ServerExceptionMapper
    Response anythingElse(Exception exception, UriInfo uri) {
        if (isOutage(exception)) {
            return unavailable(exception, uri);
        }
        // The class and the place, never the message: messages of foreign code can hold values of a case.
        var origin = exception.getStackTrace();
        LOG.errorf("%s at %s", exception.getClass().getName(), origin.length == 0 ? "unknown" : origin[0]);
        return answer(
                new ProblemException(ProblemType.INTERNAL, "The service failed; give the requestId to its operator."),
                uri);
    }

    private static Response unavailable(Exception exception, UriInfo uri) {
        LOG.errorf("a service we rely on is away: %s", exception.getClass().getName());
        return Response.fromResponse(answer(new ProblemException(ProblemType.UNAVAILABLE, RETRY), uri))
                .header("Retry-After", "5")
                .build();
    }

    private static boolean isOutage(Throwable exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            if (cause instanceof OIDCException
                    || cause instanceof SQLTransientException
                    || (cause instanceof SQLException sql && isConnectionState(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /** Class 08 connection, 53 resources, 57P shutting down, 55P03 a lock not to be had in time (PostgreSQL appendix A); no
     * state: the pool gave up. */
    private static boolean isConnectionState(@Nullable String state) {
        return state == null
                || state.equals("55P03")
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57P");
    }

    private static Response answer(ProblemException exception, UriInfo uri) {
        var problem = Problem.of(exception, uri.getPath(), (String) MDC.get("requestId"));
        return Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(problem)
                .build();
    }
}
