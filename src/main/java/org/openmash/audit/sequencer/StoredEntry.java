package org.openmash.audit.sequencer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.tree.Hash;

/**
 * A row of {@code audit.entry}.
 *
 * @param leaf the bytes that are hashed
 * @param hash what PostgreSQL computed from them when the row was written
 * @param columns what is searched by, by its name in the bytes
 */
@SuppressWarnings("ArrayRecordComponent") // bytes to be hashed, compared by hand
record StoredEntry(byte[] leaf, byte[] hash, Map<String, String> columns) {
    private static final JsonMapper JSON = new JsonMapper();

    /** Reads the columns {@code leaf, leaf_hash, agency, action, outcome, policy_version}, the first of them at an index. */
    @Nullable
    static StoredEntry of(ResultSet row, int first) throws SQLException {
        byte[] leaf = row.getBytes(first);
        return leaf == null
                ? null
                : new StoredEntry(
                        leaf,
                        row.getBytes(first + 1),
                        Map.of(
                                "agency", String.valueOf(row.getString(first + 2)),
                                "action", String.valueOf(row.getString(first + 3)),
                                "outcome", String.valueOf(row.getString(first + 4)),
                                "policyVersion", String.valueOf(row.getString(first + 5))));
    }

    boolean givesItsHash() {
        return Arrays.equals(Hash.ofLeaf(leaf).toBytes(), hash);
    }

    /** Whether the columns and the key of the row say what the bytes say; bytes that cannot be read say nothing. */
    boolean says(UUID id, Instant recordedAt) {
        try {
            var said = JSON.readTree(leaf);
            return said.path("id").asText().equals(id.toString())
                    && Instant.parse(said.path("time").asText()).equals(recordedAt)
                    && columns.entrySet().stream()
                            .allMatch(column -> column.getValue().equals(text(said.path(column.getKey()))));
        } catch (IOException | DateTimeException unreadable) {
            return false;
        }
    }

    private static String text(JsonNode value) {
        return value.asText("null");
    }
}
