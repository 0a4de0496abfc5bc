package org.openmash.openapi;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.openmash.codes.CodeList;

/** Headers, path and query parameters: the same name means the same everywhere. */
final class RequestParts {
    private static final Map<String, String> MEANINGS = Map.of(
            "Access-Purpose", "Why you read: a code of codes/purpose.csv",
            "If-Match", "The ETag of the case as you read it, or the etag of your last move",
            "Idempotency-Key", "A key of your own for this concern: a repeat with it returns the first answer",
            "id", "The id",
            "item", "The id of the item, from the receipt of your agency",
            "dissemination", "The id of the release",
            "grant", "The id of the emergency grant",
            "participation", "The id of the participation");
    private static final List<String> MUST = List.of("Access-Purpose", "If-Match", "Idempotency-Key");

    private RequestParts() {}

    static boolean takes(Operation operation, String name) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(parameter -> name.equals(parameter.getName()));
    }

    static void describe(Parameter parameter) {
        var meaning = MEANINGS.get(parameter.getName());
        if (meaning == null || parameter.getIn() == Parameter.In.QUERY) {
            return;
        }
        parameter.setDescription(meaning);
        if (parameter.getIn() == Parameter.In.PATH) {
            parameter.setSchema(string().format("uuid"));
        }
        if (MUST.contains(parameter.getName())) {
            parameter.setRequired(true);
            parameter.setSchema(header(parameter.getName()));
        }
    }

    /** Adds what {@code META-INF/openapi.yaml} holds for the operation under {@code <operationId>.<name>}. */
    static void addShared(Operation operation, Components components) {
        var own = operation.getOperationId() + ".";
        if (components.getParameters() != null) {
            components.getParameters().keySet().stream()
                    .filter(name -> name.startsWith(own))
                    .forEach(name ->
                            operation.addParameter(OASFactory.createParameter().ref(name)));
        }
    }

    private static Schema header(String name) {
        return switch (name) {
            case "Access-Purpose" ->
                string().enumeration(List.copyOf(
                        CodeList.load("purpose").codes().stream().sorted().toList()));
            case "Idempotency-Key" -> string().pattern("^[\\x21-\\x7E]{1,255}$");
            default -> string();
        };
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
