package org.openmash.ops;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request an id, before anyone asks who is calling: the caller's own {@code X-Request-ID} when it is one to
 * 64 letters, digits, points, hyphens or underscores, else a new UUID. Log lines, problems and the access log name it, and
 * every answer returns it, so that a caller and the operator can speak of the same request.
 */
@Singleton
class RequestIdFilter {
    static final String HEADER = "X-Request-ID";
    /** The key of the log context under which the id of the request stands. */
    static final String KEY = "requestId";

    /** Higher runs first; Quarkus authenticates at 200 and answers CORS at 300. */
    private static final int BEFORE_ALL_OTHERS = 1000;

    private static final Pattern ACCEPTED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    void register(@Observes Filters filters) {
        filters.register(this::begin, BEFORE_ALL_OTHERS);
    }

    private void begin(RoutingContext http) {
        var id = idOf(http.request().getHeader(HEADER));
        MDC.put(KEY, id);
        http.response().putHeader(HEADER, id);
        AccessLine.atTheEndOf(http, id);
        http.next();
    }

    static String idOf(@Nullable String sent) {
        return sent != null && ACCEPTED.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
