package org.openmash.audit.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads the vectors of this package. */
final class Vectors {
    private Vectors() {}

    static JsonNode read(String file) {
        try (var json = Objects.requireNonNull(Vectors.class.getResourceAsStream("/vectors/" + file))) {
            return JsonMapper.builder().build().readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    static byte[] bytes(JsonNode hex) {
        return HexFormat.of().parseHex(hex.asText());
    }

    static Hash hash(JsonNode hex) {
        return Hash.of(bytes(hex));
    }

    /** A consistency probe gives a text as root, where only equality counts: a hash stands in for it, as ours have one length. */
    static Hash anyRoot(JsonNode hex) {
        byte[] bytes = bytes(hex);
        return bytes.length == Hash.LENGTH ? Hash.of(bytes) : Hash.ofLeaf(bytes);
    }

    static List<Hash> hashes(JsonNode array) {
        return each(array).map(Vectors::hash).toList();
    }
}
