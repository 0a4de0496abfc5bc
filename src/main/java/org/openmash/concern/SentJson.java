package org.openmash.concern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/**
 * Reads a body as JSON and loses nothing of it: repeated names stay, and each value knows its own text. Strict RFC 8259 in
 * UTF-8; at most {@value #MAX_BYTES} bytes, {@value #MAX_VALUES} values and {@value #MAX_DEPTH} levels.
 */
final class SentJson {
    /** The most one concern may take, 1 MiB. */
    static final int MAX_BYTES = 1 << 20;

    static final int MAX_DEPTH = 100;
    /** Several times what a full concern holds; more would only fill the memory. */
    static final int MAX_VALUES = 50_000;

    /** Single values need no limit of their own within a limited body; names must not gather in a shared table. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_BYTES)
                    .maxNameLength(MAX_BYTES)
                    .maxNumberLength(MAX_BYTES)
                    .build())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private final String body;
    private final JsonParser parser;
    private int values;

    private SentJson(String body, JsonParser parser) {
        this.body = body;
        this.parser = parser;
    }

    /**
     * Reads one JSON value.
     *
     * @throws ProblemException TOO_LARGE, or INVALID_REQUEST naming {@code body} when it is empty, no UTF-8, no JSON or more
     *     than one value
     */
    static SentValue parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new ProblemException(ProblemType.TOO_LARGE, "A concern may take 1 MiB at most.");
        }
        var body = text(bytes);
        if (body.isBlank()) {
            throw ProblemException.invalid("body", "is empty");
        }
        try (var parser = JSON.createParser(body)) {
            parser.nextToken();
            var value = new SentJson(body, parser).value("");
            if (parser.nextToken() != null) {
                throw ProblemException.invalid("body", "holds more than one JSON value");
            }
            return value;
        } catch (JsonProcessingException notJson) {
            throw ProblemException.invalid("body", "is not JSON" + place(notJson));
        } catch (IOException impossible) {
            throw new IllegalStateException("A text in memory cannot fail to be read", impossible);
        }
    }

    private static String text(byte[] bytes) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            throw ProblemException.invalid("body", "is not UTF-8");
        }
    }

    private static String place(JsonProcessingException notJson) {
        var location = notJson.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private SentValue value(String path) throws IOException {
        if (++values > MAX_VALUES) {
            throw new ProblemException(ProblemType.TOO_LARGE, "A concern may hold " + MAX_VALUES + " values at most.");
        }
        int start = (int) parser.currentTokenLocation().getCharOffset();
        var token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            var properties = properties(path);
            return SentValue.object(path, since(start), properties);
        }
        if (token == JsonToken.START_ARRAY) {
            var items = items(path);
            return SentValue.array(path, since(start), items);
        }
        var text = parser.getText();
        return SentValue.scalar(path, kind(token), since(start), text);
    }

    private Map<String, List<SentValue>> properties(String path) throws IOException {
        Map<String, List<SentValue>> properties = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            properties.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value(SentValue.child(path, name)));
        }
        return properties;
    }

    private List<SentValue> items(String path) throws IOException {
        List<SentValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path + "[" + items.size() + "]"));
        }
        return items;
    }

    private SentValue.Stretch since(int start) {
        return new SentValue.Stretch(body, start, (int) parser.currentLocation().getCharOffset());
    }

    private static SentValue.Kind kind(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> SentValue.Kind.STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> SentValue.Kind.NUMBER;
            case VALUE_TRUE, VALUE_FALSE -> SentValue.Kind.BOOLEAN;
            case VALUE_NULL -> SentValue.Kind.NULL;
            default -> throw new IllegalStateException("No JSON value begins with " + token);
        };
    }
}
