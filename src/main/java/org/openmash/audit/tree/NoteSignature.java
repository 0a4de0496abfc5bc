package org.openmash.audit.tree;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * A signature line of a note (C2SP signed-note, "Signatures"). Whether it is a good one, only a {@link VerifierKey} says.
 *
 * @param name of the key
 * @param id of the key
 * @param bytes the signature, for a witness behind its time
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its line
public record NoteSignature(String name, int id, byte[] bytes) {
    private static final String PREFIX = "\u2014 ";

    static NoteSignature by(VerifierKey key, byte[] bytes) {
        return new NoteSignature(key.name(), key.id(), bytes);
    }

    /**
     * Reads a line without its newline.
     *
     * @throws TreeException when it is not spelled as specified
     */
    static NoteSignature parse(String line) {
        if (!line.startsWith(PREFIX)) {
            throw new TreeException("a signature line does not begin with a dash and a space");
        }
        int space = line.indexOf(' ', PREFIX.length());
        if (space < 0) {
            throw new TreeException("a signature line has no signature");
        }
        byte[] bytes = Text.base64(line.substring(space + 1), "signature");
        if (bytes.length <= Integer.BYTES) {
            throw new TreeException("a signature is too short");
        }
        return new NoteSignature(
                new KeyName(line.substring(PREFIX.length(), space)).value(),
                ByteBuffer.wrap(bytes).getInt(),
                Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** Whether the line names this key; not whether it is a good signature. */
    public boolean isBy(VerifierKey key) {
        return name.equals(key.name()) && id == key.id();
    }

    /** The line with its newline. */
    @Override
    public String toString() {
        byte[] identified = ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(id)
                .put(bytes)
                .array();
        return PREFIX + name + " " + Base64.getEncoder().encodeToString(identified) + "\n";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that && toString().equals(that.toString());
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
