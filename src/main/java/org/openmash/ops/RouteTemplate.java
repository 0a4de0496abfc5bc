package org.openmash.ops;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.AnnotatedElement;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Where a call went, as the template of its path: the path itself may hold anything a caller wrote into it. */
public final class RouteTemplate {
    /** What stands for the path when no endpoint matched it. */
    public static final String UNKNOWN = "(unknown)";

    private static final String KEY = RouteTemplate.class.getName();

    private RouteTemplate() {}

    /** The template of the endpoint that was matched, such as {@code /v1/cases/{id}}; {@link #UNKNOWN} when none was. */
    public static String of(@Nullable ResourceInfo resource) {
        return resource == null || resource.getResourceMethod() == null
                ? UNKNOWN
                : path(resource.getResourceClass()) + path(resource.getResourceMethod());
    }

    /** The template as {@link Keeper} noted it; for what is not an endpoint, the fixed path of the route. */
    static String of(RoutingContext http) {
        String matched = http.get(KEY);
        if (matched != null) {
            return matched;
        }
        var route = http.currentRoute();
        return route == null || route.getPath() == null || route.getPath().length() < 2 ? UNKNOWN : route.getPath();
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        if (path == null || path.value().isEmpty() || path.value().equals("/")) {
            return "";
        }
        return path.value().startsWith("/") ? path.value() : "/" + path.value();
    }

    /** Notes the template with every answer of an endpoint, refusals included. */
    static final class Keeper {
        @ServerResponseFilter
        public void keep(@Nullable ResourceInfo resource, RoutingContext http) {
            http.put(KEY, of(resource));
        }
    }
}
