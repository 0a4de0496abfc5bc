package org.openmash.concern;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Objects;
import org.openmash.disclosure.DisclosureMatrix;

/** Bodies of concerns for the tests of this package: the example of the API conventions, and a full one, with changes. */
final class Bodies {
    static final ObjectMapper JSON = new ObjectMapper();
    /** A Monday morning, 09:12 in London. */
    static final Instant NOW = Instant.parse("2026-03-02T09:12:00Z");

    private final ObjectNode body;

    private Bodies(ObjectNode body) {
        this.body = body;
    }

    static ConcernReader reader() {
        return readerAt(NOW);
    }

    static ConcernReader readerAt(Instant now) {
        return new ConcernReader(Clock.fixed(now, ZoneOffset.UTC), matrix());
    }

    static DisclosureMatrix matrix() {
        return DisclosureMatrix.of(file("/policy/disclosure-matrix.csv"));
    }

    static Bodies example() {
        return named("example");
    }

    static Bodies full() {
        return named("full");
    }

    static Bodies inDanger() {
        return example().with("/immediateDanger", "true");
    }

    /** Puts a JSON value in; a pointer that ends in {@code /-} adds to a list. */
    Bodies with(String pointer, String json) {
        var at = JsonPointer.compile(pointer);
        var parent = body.at(at.head());
        var value = parsed(json);
        var last = at.last().getMatchingProperty();
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (last.equals("-")) {
            ((ArrayNode) parent).add(value);
        } else {
            ((ArrayNode) parent).set(Integer.parseInt(last), value);
        }
        return this;
    }

    Bodies without(String pointer) {
        var at = JsonPointer.compile(pointer);
        ((ObjectNode) body.at(at.head())).remove(at.last().getMatchingProperty());
        return this;
    }

    ObjectNode tree() {
        return body;
    }

    String text() {
        return body.toString();
    }

    byte[] bytes() {
        return text().getBytes(UTF_8);
    }

    static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private static Bodies named(String name) {
        return new Bodies((ObjectNode) parsed(new String(file("/concern/" + name + ".json"), UTF_8)));
    }

    private static byte[] file(String path) {
        try (var file = Objects.requireNonNull(Bodies.class.getResourceAsStream(path), path)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
