package org.openmash.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An error as {@code application/problem+json} (RFC 9457).
 *
 * @param type {@code urn:openmash:problem:<slug>}
 * @param title what kind of problem; the same for every occurrence
 * @param status the HTTP status
 * @param detail what is wrong this time, in one sentence
 * @param instance the path that was called
 * @param requestId the id under which the operator's log knows this request
 * @param violations the fields that are wrong; present for 400
 */
@Schema(name = "Problem", description = "An error, as application/problem+json (RFC 9457)")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        @Nullable String requestId,
        @Nullable List<Violation> violations) {

    /** The media type of problems. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The problem of an exception; the violations are left out when there are none. */
    public static Problem of(ProblemException exception, @Nullable String instance, @Nullable String requestId) {
        var type = exception.type();
        var violations = exception.violations().isEmpty() ? null : exception.violations();
        return new Problem(
                type.urn(), type.title(), type.status(), exception.detail(), instance, requestId, violations);
    }
}
