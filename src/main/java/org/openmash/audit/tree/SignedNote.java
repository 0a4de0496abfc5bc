package org.openmash.audit.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A text with signatures (C2SP signed-note), read as strictly as Go's {@code golang.org/x/mod/sumdb/note}, and base64 more
 * so. The text means nothing until {@link #verify} has passed.
 *
 * @param text with its final newline
 * @param signatures in the order of their lines
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** Longest note in bytes, as in Go. */
    public static final int MAX_LENGTH = 1_000_000;

    private static final int MAX_SIGNATURES = 100;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw new TreeException("a note is a text that ends in a newline, and 1 to 100 signatures");
        }
    }

    /**
     * Reads a note.
     *
     * @throws TreeException when it is not exactly of the form
     */
    public static SignedNote parse(byte[] note) {
        if (note.length > MAX_LENGTH) {
            throw new TreeException("the note is too long");
        }
        String whole = Text.of(note);
        int split = whole.lastIndexOf("\n\n");
        if (split < 0 || !whole.endsWith("\n")) {
            throw new TreeException("the note has no signature lines after an empty line");
        }
        return new SignedNote(whole.substring(0, split + 1), parseLines(whole.substring(split + 2)));
    }

    /**
     * Reads signature lines alone, as a witness answers them.
     *
     * @throws TreeException when one is not of the form
     */
    public static List<NoteSignature> parseLines(String lines) {
        if (!lines.isEmpty() && !lines.endsWith("\n")) {
            throw new TreeException("the last signature line has no newline");
        }
        return lines.lines().map(NoteSignature::parse).toList();
    }

    /** Signs a text. */
    public static SignedNote sign(String text, NoteSigner signer) {
        return new SignedNote(text, List.of(signer.sign(text)));
    }

    /** The same text with more signatures; a line that is there already is not repeated. */
    public SignedNote with(Collection<NoteSignature> more) {
        var all = new LinkedHashSet<>(signatures);
        all.addAll(more);
        return new SignedNote(text, new ArrayList<>(all));
    }

    /**
     * The known keys that signed, at least one. Signatures of other keys are passed over.
     *
     * @throws TreeException when no known key signed, or a signature in a known key's name is not its own
     */
    public Set<VerifierKey> verify(Collection<VerifierKey> known) {
        var signed = signers(known);
        if (signed.isEmpty()) {
            throw new TreeException("no known key signed this text");
        }
        return signed;
    }

    /**
     * The known keys that signed, perhaps none.
     *
     * @throws TreeException when the first signature under a known key's name and id is not by that key
     */
    Set<VerifierKey> signers(Collection<VerifierKey> known) {
        var signed = new LinkedHashSet<VerifierKey>();
        for (VerifierKey key : known) {
            signatures.stream().filter(line -> line.isBy(key)).findFirst().ifPresent(line -> {
                if (!key.verifies(text, line)) {
                    throw new TreeException("the signature of " + key.name() + " is not its signature of this text");
                }
                signed.add(key);
            });
        }
        return signed;
    }

    /** The note as it is stored and sent. */
    public byte[] toBytes() {
        return Text.bytes(toString());
    }

    @Override
    public String toString() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(note::append);
        return note.toString();
    }
}
