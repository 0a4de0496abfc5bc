package org.openmash.openapi;

import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The headers of answers, and which schemas of the code answers no longer refer to. */
final class ResponseParts {
    /** Answers about many records: each of them has an entry of its own in the log. */
    private static final Set<String> MANY_ENTRIES = Set.of("postConcernBatch", "importCinReturn");
    /** What the scanner found inside the disclosed views, which write their JSON themselves. */
    private static final List<String> MACHINERY = List.of(
            "DisclosedView",
            "Page",
            "Page2",
            "Bulletin",
            "Page1",
            "Found",
            "ChronologyLine",
            "Sheet",
            "Asked",
            "Caller",
            "ArrayNode",
            "JsonNodeFactory",
            "ObjectNode",
            "JsonNode",
            "JsonNodeType",
            "Decision",
            "CaseField",
            "Storage",
            "Right",
            "Purpose",
            "Sector",
            "Tier",
            "Reason");

    private ResponseParts() {}

    static void addHeaders(Operation operation, String status, APIResponse response) {
        response.addHeader("Cache-Control", OASFactory.createHeader().ref("CacheControl"));
        if (!MANY_ENTRIES.contains(operation.getOperationId())) {
            response.addHeader("Audit-Entry", OASFactory.createHeader().ref("AuditEntry"));
        }
        if (status.equals("201")) {
            response.addHeader("Location", OASFactory.createHeader().ref("Location"));
        }
        if ("exportEntries".equals(operation.getOperationId())) {
            response.addHeader("Export-Signature", OASFactory.createHeader().ref("ExportSignature"));
            response.addHeader("Export-Next", OASFactory.createHeader().ref("ExportNext"));
        }
        if ("readCase".equals(operation.getOperationId())) {
            response.addHeader("ETag", OASFactory.createHeader().ref("ETag"));
        }
    }

    static void removeMachinery(OpenAPI document) {
        MACHINERY.forEach(document.getComponents()::removeSchema);
    }
}
