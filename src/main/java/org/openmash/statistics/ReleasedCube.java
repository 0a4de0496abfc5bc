package org.openmash.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A cube as the ledger keeps it. The definition is kept as it was: a later catalogue must not change how an old cube is read.
 *
 * @param definition of the table then, JSON, byte for byte
 * @param digest SHA-256, hexadecimal, of all the rest, as the check in the database says it
 */
record ReleasedCube(
        String table,
        String period,
        int version,
        BigDecimal epsilon,
        String unit,
        int cap,
        String definition,
        List<Long> cells,
        String digest) {
    /** Our own, so that no setting of the service's JSON touches what is digested. */
    private static final JsonMapper JSON = new JsonMapper();

    ReleasedCube {
        cells = List.copyOf(cells);
    }

    /** The cube with its digest. */
    static ReleasedCube of(NoisyCube cube) {
        var table = cube.table();
        var definition = json(table);
        var content = List.of(
                table.name(),
                cube.period(),
                Integer.toString(cube.version()),
                cube.epsilon().toPlainString(),
                table.unit(),
                Integer.toString(table.cap()),
                definition,
                cube.cells().stream().map(String::valueOf).collect(Collectors.joining(",")));
        return new ReleasedCube(
                table.name(),
                cube.period(),
                cube.version(),
                cube.epsilon(),
                table.unit(),
                table.cap(),
                definition,
                cube.cells(),
                sha256(String.join("\n", content)));
    }

    /** As it is read. */
    NoisyCube cube() {
        try {
            return new NoisyCube(JSON.readValue(definition, TableDefinition.class), period, version, epsilon, cells);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("a stored definition of a table is not readable", unreadable);
        }
    }

    private static String json(TableDefinition table) {
        try {
            return JSON.writeValueAsString(table);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
