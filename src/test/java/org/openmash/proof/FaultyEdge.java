package org.openmash.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.openmash.support.Samples;

/** Where faults are put into the running service: around its endpoints, in the test's own copy of it. Idle but for a fault. */
@Singleton
class FaultyEdge {
    private static final AtomicReference<Edge> ACTIVE = new AtomicReference<>(new Edge());

    private final ObjectMapper json;

    FaultyEdge(ObjectMapper json) {
        this.json = json;
    }

    /** What a fault does to a request and to an answer. */
    static class Edge {
        Response before(ContainerRequestContext request) {
            return null;
        }

        void after(Exchange exchange) {}

        /** Takes a query parameter away, so that the service does not refuse it; null when it is not there. */
        static String take(ContainerRequestContext request, String name, List<String> unless) {
            var value = request.getUriInfo().getQueryParameters().getFirst(name);
            if (value == null || unless.contains(value)) {
                return null;
            }
            request.setRequestUri(UriBuilder.fromUri(request.getUriInfo().getRequestUri())
                    .replaceQueryParam(name)
                    .build());
            return value;
        }
    }

    static void put(Edge edge) {
        ACTIVE.set(edge);
    }

    /** A request with its answer. */
    record Exchange(ContainerRequestContext request, ContainerResponseContext response, ObjectMapper json) {
        boolean is(String method, String pathPattern, int status) {
            return request.getMethod().equals(method) && path().matches(pathPattern) && response.getStatus() == status;
        }

        String path() {
            return request.getUriInfo().getPath();
        }

        String segment(int number) {
            return path().split("/", -1)[number];
        }

        ObjectNode body() {
            JsonNode tree = json.valueToTree(response.getEntity());
            return (ObjectNode) tree;
        }

        void answer(Object body) {
            response.setEntity(body);
        }

        void header(String name, String value) {
            response.getHeaders().putSingle(name, value);
        }
    }

    @ServerRequestFilter(preMatching = true)
    public Response before(ContainerRequestContext request) {
        return Objects.requireNonNull(ACTIVE.get()).before(request);
    }

    @ServerResponseFilter(priority = 1)
    public void after(ContainerRequestContext request, ContainerResponseContext response) {
        Objects.requireNonNull(ACTIVE.get()).after(new Exchange(request, response, json));
    }

    /** What no reader was shown: read as superuser. */
    static String hidden(String sql, Object... parameters) {
        return Samples.column(sql, parameters).stream()
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    /** A fault at the edge. */
    static Fault fault(java.util.function.Supplier<Edge> edge) {
        return new Fault() {
            @Override
            void begin(java.sql.Connection database) throws SQLException {
                put(edge.get());
            }

            @Override
            void end(java.sql.Connection database) throws SQLException {
                put(new Edge());
            }
        };
    }
}
