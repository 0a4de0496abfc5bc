package org.openmash.openapi;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The examples of the API's description: {@code openapi-examples/<operationId>.<request or response>.<form>}. */
final class Examples {
    private static final String FOLDER = "/openapi-examples/";
    private static final JsonMapper JSON = new JsonMapper();
    /** Forms that are shown as text: a line each, or XML. */
    private static final List<String> TEXTS = List.of("ndjson", "xml", "csv");

    private Examples() {}

    /** The JSON value or the text of the example; empty when there is none. */
    static Optional<Object> of(String operationId, String side) {
        var name = FOLDER + operationId + "." + side + ".";
        return bytes(name + "json")
                .map(Examples::json)
                .or(() -> TEXTS.stream()
                        .flatMap(form -> bytes(name + form).stream())
                        .<Object>map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .findFirst());
    }

    private static Object json(byte[] bytes) {
        try {
            return JSON.readValue(bytes, Object.class);
        } catch (IOException malformed) {
            throw new UncheckedIOException("an example of the API is not JSON", malformed);
        }
    }

    private static Optional<byte[]> bytes(String name) {
        try (var file = Examples.class.getResourceAsStream(name)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
