package org.openmash.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Completes each operation of the API's description by the same rules: who may call it, what it can be refused with, its headers
 * and an example of both sides. What operations share stands in {@code META-INF/openapi.yaml}.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class PublishedOperations implements OASFilter {
    private static final String SCHEME = "keycloak";
    /** Schemas of JSON that the disclosure writes key by key: what a scanner sees there is the machinery, not the JSON. */
    private static final Map<String, String> DISCLOSED = Map.of(
            "readCase", "CaseView",
            "listCases", "CaseList",
            "readChronology", "Chronology",
            "searchCases", "FoundCases",
            "listDisseminations", "ReleasedList");
    /** Bodies that are a map of criteria, with the schema that names them. */
    private static final Map<String, String> CRITERIA = Map.of("searchCases", "SearchCriteria");
    /** Bodies of a line each, with the schema of one line. */
    private static final Map<String, String> LINES = Map.of(
            "postConcernBatch.request", "BatchLine",
            "postConcernBatch.response", "BatchLineResult",
            "exportEntries.response", "AuditEntry");

    /** What these paths name has a state, which may not allow what is asked. */
    private static final List<String> MOVED =
            List.of("/v1/cases/{", "/v1/agreements/{", "/v1/policy/versions", "/v1/statistics/releases");

    private static final String NDJSON = "application/x-ndjson";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Problems.addTo(document.getComponents());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    // Without a name it cannot be completed, and the lint of the description refuses it.
                    if (operation.getOperationId() != null) {
                        complete(path, method, operation, document);
                    }
                }));
        ResponseParts.removeMachinery(document);
    }

    private static void complete(String path, HttpMethod method, Operation operation, OpenAPI document) {
        nameRoles(operation);
        var parameters = operation.getParameters() == null ? List.<Parameter>of() : operation.getParameters();
        parameters.forEach(RequestParts::describe);
        RequestParts.addShared(operation, document.getComponents());
        refuse(path, method, operation);
        answer(operation);
        ask(operation);
    }

    /** Of the roles listed any one is enough, which a security requirement of OpenID Connect cannot say. */
    private static void nameRoles(Operation operation) {
        var roles = operation.getSecurity() == null
                ? List.<String>of()
                : operation.getSecurity().stream()
                        .flatMap(requirement -> requirement.getSchemes().values().stream())
                        .flatMap(List::stream)
                        .distinct()
                        .toList();
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(SCHEME)));
        if (!roles.isEmpty()) {
            var who = "Realm roles, one of: " + String.join(", ", roles) + ".";
            operation.setDescription(operation.getDescription() == null ? who : operation.getDescription() + " " + who);
        }
    }

    private static void refuse(String path, HttpMethod method, Operation operation) {
        List.of(400, 401, 403, 406, 500, 503).forEach(status -> Problems.refer(operation, status));
        if (path.contains("{")) {
            Problems.refer(operation, 404);
        }
        if (operation.getRequestBody() != null) {
            List.of(413, 415).forEach(status -> Problems.refer(operation, status));
        }
        if (method == HttpMethod.POST && MOVED.stream().anyMatch(path::startsWith)) {
            Problems.refer(operation, 409);
        }
        if (RequestParts.takes(operation, "If-Match")) {
            List.of(412, 428).forEach(status -> Problems.refer(operation, status));
        }
        if (RequestParts.takes(operation, "Idempotency-Key")) {
            Problems.refer(operation, 422);
        }
        boolean limited = path.startsWith("/v1/concerns") || path.endsWith("/emergency-access");
        if (limited && method == HttpMethod.POST) {
            Problems.refer(operation, 429);
        }
    }

    private static void answer(Operation operation) {
        operation.getResponses().removeAPIResponse("204");
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (status.startsWith("2")) {
                ResponseParts.addHeaders(operation, status, response);
                response.getContent().getMediaTypes().forEach((type, content) -> {
                    content.setSchema(schema(operation, type, "response", content.getSchema()));
                    if (!isFile(type)) {
                        Examples.of(operation.getOperationId(), "response").ifPresent(content::setExample);
                    }
                });
            }
        });
    }

    private static void ask(Operation operation) {
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().getContent().getMediaTypes().forEach((type, content) -> {
                content.setSchema(schema(operation, type, "request", content.getSchema()));
                Examples.of(operation.getOperationId(), "request").ifPresent(content::setExample);
            });
        }
    }

    private static @Nullable Schema schema(
            Operation operation, String mediaType, String side, @Nullable Schema scanned) {
        if (mediaType.equals(NDJSON)) {
            return OASFactory.createSchema()
                    .addType(Schema.SchemaType.STRING)
                    .description("One JSON text a line, each as the schema of the content")
                    .contentMediaType("application/json")
                    .contentSchema(OASFactory.createSchema().ref(LINES.get(operation.getOperationId() + "." + side)));
        }
        if (side.equals("response") && isFile(mediaType)) {
            return OASFactory.createSchema().addType(Schema.SchemaType.STRING).contentMediaType(mediaType);
        }
        var disclosed = (side.equals("request") ? CRITERIA : DISCLOSED).get(operation.getOperationId());
        return disclosed == null ? scanned : OASFactory.createSchema().ref(disclosed);
    }

    /** Answers that are written by a form's own writer: what the code returns says nothing about their bytes. */
    private static boolean isFile(String mediaType) {
        return !mediaType.equals(NDJSON) && !mediaType.equals("application/json");
    }
}
