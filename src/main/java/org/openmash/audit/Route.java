package org.openmash.audit;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a call went, for the log: the template of the path, never the path itself, which a caller may have filled with
 * anything. Ids in the path are kept when they are UUIDs.
 *
 * @param operation method and template, e.g. {@code GET /v1/cases/{id}}; {@code GET (unknown)} when no endpoint matches
 * @param action what it would have been
 * @param cases the case of {@code /cases/{id}}
 * @param items the other ids in the path
 */
record Route(String operation, Action action, List<UUID> cases, List<UUID> items) {
    private static final Pattern PARAMETER = Pattern.compile("\\{\\s*(\\w+)[^{}]*}");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    static Route of(String verb, @Nullable ResourceInfo resource, MultivaluedMap<String, String> parameters) {
        if (resource == null || resource.getResourceMethod() == null) {
            return new Route(verb + " (unknown)", usual(verb), List.of(), List.of());
        }
        var method = resource.getResourceMethod();
        var type = resource.getResourceClass();
        String template = path(type) + path(method);
        var action = Stream.of(method, type)
                .map(element -> element.getAnnotation(Records.class))
                .flatMap(Stream::ofNullable)
                .map(Records::value)
                .findFirst()
                .orElse(usual(verb));
        return new Route(
                verb + " " + template, action, ids(template, parameters, true), ids(template, parameters, false));
    }

    private static Action usual(String verb) {
        return READING.contains(verb) ? Action.CONSULTATION : Action.ALTERATION;
    }

    private static String path(AnnotatedElement element) {
        var path = element.getAnnotation(Path.class);
        var bare = path == null ? "" : path.value().replaceAll("^/|/$", "");
        return bare.isEmpty() ? "" : "/" + bare;
    }

    private static List<UUID> ids(String template, MultivaluedMap<String, String> parameters, boolean ofCases) {
        List<UUID> ids = new ArrayList<>();
        var parameter = PARAMETER.matcher(template);
        while (parameter.find()) {
            if (template.substring(0, parameter.start()).endsWith("/cases/") == ofCases) {
                uuid(parameters.getFirst(parameter.group(1))).ifPresent(ids::add);
            }
        }
        return ids;
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(UUID::fromString);
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
