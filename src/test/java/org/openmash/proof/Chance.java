package org.openmash.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * What stands in a cell, drawn from the seed and the cell's own name: one more table or column changes no other cell, and the
 * same cell of two worlds is equal unless the world's name is part of what is asked.
 */
record Chance(long seed) {
    /** What every marked value begins with, followed by twelve hexadecimal digits. */
    static final String MARK = "ZQ";

    private ByteBuffer hash(Object... of) {
        return ByteBuffer.wrap(sha256(seed + "/" + Arrays.asList(of)));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** From 0 to {@code below} - 1. */
    int below(int below, Object... of) {
        return Math.floorMod(hash(of).getInt(), below);
    }

    boolean oneIn(int times, Object... of) {
        return below(times, of) == 0;
    }

    <T> T of(List<T> choices, Object... of) {
        return choices.get(below(choices.size(), of));
    }

    /** A text nobody else writes. */
    String mark(Object... of) {
        return MARK + HexFormat.of().formatHex(hash(of).array(), 0, 6);
    }

    /** An id that sorts before any the service makes. */
    UUID id(Object... of) {
        var hash = hash(of);
        return new UUID(
                0x0190_0000_0000_7000L | (hash.getInt() & 0xFFFL), 0x8000_0000_0000_0000L | (hash.getLong() >>> 2));
    }

    /** A valid NHS number of the range for tests. */
    String nhsNumber(Object... of) {
        for (int attempt = 0; ; attempt++) {
            var nine = "999%06d".formatted(below(1_000_000, "nhs", attempt, List.of(of)));
            int sum = 0;
            for (int i = 0; i < nine.length(); i++) {
                sum += (10 - i) * (nine.charAt(i) - '0');
            }
            int check = (11 - sum % 11) % 11;
            if (check < 10) {
                return nine + check;
            }
        }
    }
}
