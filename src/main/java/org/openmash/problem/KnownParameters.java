package org.openmash.problem;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses by its name a query parameter that the operation does not have, or that is given twice: whoever mistypes a filter
 * must not take the whole for the part. Operations that take the {@link UriInfo} read their parameters, and refuse the rest,
 * themselves.
 */
class KnownParameters {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    /** Asks nothing of a case, so the answer is the same for every id in the path. */
    @ServerRequestFilter
    public void refuseOthers(ResourceInfo resource, UriInfo uri) {
        var given = uri.getQueryParameters();
        var method = resource.getResourceMethod();
        if (given.isEmpty()
                || method == null
                || Arrays.asList(method.getParameterTypes()).contains(UriInfo.class)) {
            return;
        }
        var names = known.computeIfAbsent(method, KnownParameters::namesOf);
        given.forEach((name, values) -> {
            if (!names.contains(name)) {
                throw ProblemException.invalid(name, "is no parameter of this operation");
            }
            if (values.size() > 1) {
                throw ProblemException.invalid(name, "is given more than once");
            }
        });
    }

    private static Set<String> namesOf(Method method) {
        return Arrays.stream(method.getParameterAnnotations())
                .flatMap(Stream::of)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .collect(Collectors.toUnmodifiableSet());
    }
}
