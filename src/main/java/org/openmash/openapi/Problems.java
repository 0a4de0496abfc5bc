package org.openmash.openapi;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.openmash.problem.Problem;
import org.openmash.problem.ProblemType;

/** Every error the service answers with, as one response a status that the operations refer to. */
final class Problems {
    private static final String SOME_REQUEST = "0197f6a2-3c1e-7a44-9b0e-5d2f8a61c7e3";
    /** Statuses whose answer says in Retry-After when to come back. */
    private static final List<Integer> TRANSIENT = List.of(429, 503);

    private Problems() {}

    static void addTo(Components components) {
        Arrays.stream(ProblemType.values())
                // No operation answers it: it is the answer where there is none.
                .filter(type -> type != ProblemType.METHOD_NOT_ALLOWED)
                .collect(Collectors.groupingBy(ProblemType::status, LinkedHashMap::new, Collectors.toList()))
                .forEach((status, types) -> components.addResponse(name(status), response(status, types)));
    }

    /** Makes the operation refer to the response of that status, in the place of what was said before. */
    static void refer(Operation operation, int status) {
        operation
                .getResponses()
                .addAPIResponse(
                        Integer.toString(status), OASFactory.createAPIResponse().ref(name(status)));
    }

    private static String name(int status) {
        return "Problem" + status;
    }

    private static APIResponse response(int status, List<ProblemType> types) {
        var content =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref("Problem"));
        types.forEach(type -> addExample(content, type));
        var titles = types.stream().map(ProblemType::title).collect(Collectors.joining("; or: "));
        var response = OASFactory.createAPIResponse()
                .description(titles)
                .content(OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, content));
        return TRANSIENT.contains(status)
                ? response.addHeader("Retry-After", OASFactory.createHeader().ref("RetryAfter"))
                : response;
    }

    private static void addExample(MediaType content, ProblemType type) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", type.urn());
        problem.put("title", type.title());
        problem.put("status", type.status());
        problem.put("detail", type.title() + ".");
        problem.put("requestId", SOME_REQUEST);
        content.addExample(
                type.name(), OASFactory.createExample().summary(type.title()).value(problem));
    }
}
