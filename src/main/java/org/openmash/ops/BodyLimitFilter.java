package org.openmash.ops;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;
import org.openmash.problem.Problem;

/**
 * Turns away a body that says it is larger than the service takes, as a problem that says so. Quarkus keeps the same limit, but
 * answers with nothing; this comes first. The rest of the body is not read, so the connection is closed.
 */
@Singleton
class BodyLimitFilter {
    /** After {@link RequestIdFilter}, before everybody else. */
    private static final int AFTER_THE_ID = 900;

    private final BodyLimit limit;
    private final ObjectMapper json;

    BodyLimitFilter(BodyLimit limit, ObjectMapper json) {
        this.limit = limit;
        this.json = json;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_THE_ID);
    }

    private void check(RoutingContext http) {
        if (declared(http) <= limit.bytes()) {
            http.next();
            return;
        }
        var problem = Problem.of(limit.exceeded(), http.request().path(), String.valueOf(MDC.get(RequestIdFilter.KEY)));
        http.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(write(problem))
                .onComplete(sent -> http.request().connection().close());
    }

    /** Zero for a body in chunks, which {@link ChunkedBodyFilter} counts, and for what is no number: others refuse that. */
    private static long declared(RoutingContext http) {
        var length = http.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }

    private String write(Problem problem) {
        try {
            return json.writeValueAsString(problem);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
