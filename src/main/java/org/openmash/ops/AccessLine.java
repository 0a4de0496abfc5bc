package org.openmash.ops;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * One line of the operator's log for each request: what was called, how it ended, how long it took, by which account. It
 * holds references only: the route's template instead of the path, never a query string, a body or a name. It is not the
 * access log of who saw which case.
 */
final class AccessLine {
    private static final Logger LOG = Logger.getLogger("org.openmash.access");

    private final long start = System.nanoTime();
    private final AtomicBoolean written = new AtomicBoolean();
    private final RoutingContext http;
    private final String requestId;

    private AccessLine(RoutingContext http, String requestId) {
        this.http = http;
        this.requestId = requestId;
    }

    static void atTheEndOf(RoutingContext http, String requestId) {
        var line = new AccessLine(http, requestId);
        // Quarkus takes the end handler for itself when it turns a body away as too large, so that alone would miss it.
        http.addBodyEndHandler(body -> line.write(String.valueOf(http.response().getStatusCode())));
        http.addEndHandler(end -> line.write("aborted"));
    }

    private void write(String status) {
        if (written.compareAndSet(false, true)) {
            LOG.infof(
                    "%s %s status=%s ms=%d requestId=%s subject=%s",
                    http.request().method(),
                    RouteTemplate.of(http),
                    status,
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start),
                    requestId,
                    subject());
        }
    }

    /** The account's id; the name that usually stands for a user is a person's. */
    private String subject() {
        return http.user() instanceof QuarkusHttpUser user
                        && user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token
                ? String.valueOf(token.getSubject())
                : "-";
    }
}
