package org.openmash.audit.tree;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The kinds of signature that are read (C2SP signed-note, "Signature types"); every other is passed over. */
public enum SignatureType {
    /** Ed25519 over the text, by the log. */
    LOG(0x01, 0),
    /** Ed25519 over the text and a time, by a witness (C2SP tlog-cosignature, "Ed25519 signed message"). */
    COSIGNATURE(0x04, Long.BYTES);

    private static final int ED25519_LENGTH = 64;

    private final byte identifier;
    private final int timeLength;

    SignatureType(int identifier, int timeLength) {
        this.identifier = (byte) identifier;
        this.timeLength = timeLength;
    }

    static SignatureType of(byte identifier) {
        return Arrays.stream(values())
                .filter(type -> type.identifier == identifier)
                .findFirst()
                .orElseThrow(() ->
                        new TreeException("signature type " + identifier + " is not Ed25519 of a log or witness"));
    }

    byte[] typed(byte[] key) {
        return ByteBuffer.allocate(1 + key.length).put(identifier).put(key).array();
    }

    boolean fits(NoteSignature signature) {
        return signature.bytes().length == timeLength + ED25519_LENGTH && (this == LOG || time(signature) >= 0);
    }

    byte[] ed25519(NoteSignature signature) {
        return Arrays.copyOfRange(signature.bytes(), timeLength, timeLength + ED25519_LENGTH);
    }

    /** The bytes that were signed. */
    byte[] message(String text, NoteSignature signature) {
        return message(text, this == LOG ? 0 : time(signature));
    }

    byte[] message(String text, long time) {
        String head = this == LOG ? "" : "cosignature/v1\ntime " + time + "\n";
        return Text.bytes(head + text);
    }

    /** The signature's bytes, behind the time if the type has one. */
    byte[] timed(byte[] ed25519, long time) {
        var bytes = ByteBuffer.allocate(timeLength + ed25519.length);
        if (this == COSIGNATURE) {
            bytes.putLong(time);
        }
        return bytes.put(ed25519).array();
    }

    static long time(NoteSignature signature) {
        return ByteBuffer.wrap(signature.bytes()).getLong();
    }
}
