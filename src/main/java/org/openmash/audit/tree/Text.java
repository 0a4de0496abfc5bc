package org.openmash.audit.tree;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** The small grammar that the C2SP formats share, read strictly: one value has one spelling. */
final class Text {
    private static final Pattern DECIMAL = Pattern.compile("0|[1-9][0-9]{0,18}");

    private Text() {}

    /**
     * Reads UTF-8 without control characters other than the newline (C2SP signed-note, "Format").
     *
     * @throws TreeException for any other bytes
     */
    static String of(byte[] utf8) {
        return of(utf8, character -> character == '\n');
    }

    /** As {@link #of}, but tabs may stand in it (C2SP tlog-policy, "Character set"). */
    static String ofTabbed(byte[] utf8) {
        return of(utf8, character -> character == '\n' || character == '\t');
    }

    private static String of(byte[] utf8, IntPredicate allowed) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new TreeException("this is not UTF-8");
        }
        if (text.chars().anyMatch(character -> character < ' ' && !allowed.test(character))) {
            throw new TreeException("there is a control character in the text");
        }
        return text;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Reads standard base64 with its padding and no bits left over, which Java's own decoder would let pass. */
    static byte[] base64(String base64, String what) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (Base64.getEncoder().encodeToString(bytes).equals(base64)) {
                return bytes;
            }
        } catch (IllegalArgumentException malformed) {
            // refused below
        }
        throw new TreeException("the " + what + " is not base64");
    }

    /** Reads an ASCII decimal without sign or leading zeros, from 0 to 2^63-1. */
    static long decimal(String digits, String what) {
        try {
            if (DECIMAL.matcher(digits).matches()) {
                return Long.parseLong(digits);
            }
        } catch (NumberFormatException beyondLong) {
            // refused below
        }
        throw new TreeException("the " + what + " is not a number in plain decimal");
    }
}
