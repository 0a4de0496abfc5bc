package org.openmash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One operation of the published description, which each build and each test run writes afresh from the code. */
public record PublishedOperation(String id, String method, String path, JsonNode said) {
    private static final Path DOCUMENT = Path.of("openapi", "openapi.json");

    public static List<PublishedOperation> all() {
        List<PublishedOperation> all = new ArrayList<>();
        read().get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> all.add(new PublishedOperation(
                                operation.getValue().path("operationId").asText("(without an operationId)"),
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue()))));
        return all;
    }

    /** The media type of the body it takes; null when it takes none. */
    public @Nullable String mediaType() {
        var content = said.at("/requestBody/content");
        return content.isEmpty() ? null : content.fieldNames().next();
    }

    /** The example of the body, as it is sent. */
    public String example() {
        var example = said.at("/requestBody/content")
                .path(String.valueOf(mediaType()))
                .path("example");
        return example.isTextual() ? example.textValue() : example.toString();
    }

    /** Whether the description promises the header on success. */
    boolean promises(String header) {
        return said.get("responses").properties().stream()
                .anyMatch(response -> response.getKey().startsWith("2")
                        && response.getValue().path("headers").has(header));
    }

    private static JsonNode read() {
        try {
            return new JsonMapper().readTree(DOCUMENT.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
