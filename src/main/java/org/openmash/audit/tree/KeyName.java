package org.openmash.audit.tree;

import java.nio.ByteBuffer;
import org.bouncycastle.crypto.digests.SHA256Digest;

/**
 * The name of a key: not empty, without Unicode spaces and plus signs (C2SP signed-note, "Format").
 *
 * @param value as written, by recommendation a URL without its scheme
 */
record KeyName(String value) {
    KeyName {
        if (value.isEmpty() || value.indexOf('+') >= 0 || value.codePoints().anyMatch(KeyName::isSpace)) {
            throw new TreeException("a key name is not empty and has no space and no plus sign");
        }
    }

    /** Java's two ideas of a space together are Unicode's White_Space, but for U+0085; controls are refused as well. */
    private static boolean isSpace(int character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }

    int idOf(SignatureType type, byte[] key) {
        byte[] named = Text.bytes(value + "\n");
        byte[] typed = type.typed(key);
        var digest = new SHA256Digest();
        digest.update(named, 0, named.length);
        digest.update(typed, 0, typed.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return ByteBuffer.wrap(hash).getInt();
    }
}
