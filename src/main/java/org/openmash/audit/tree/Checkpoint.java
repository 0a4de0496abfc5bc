package org.openmash.audit.tree;

import java.util.Collection;
import java.util.List;

/**
 * What a log signs (C2SP tlog-checkpoint). Extension lines are read past, as they prove nothing, and never written.
 *
 * @param origin identity of the log, as {@code hub.example/audit/2026}
 * @param size number of entries
 * @param root Merkle Tree Hash over them
 */
public record Checkpoint(String origin, long size, Hash root) {
    private static final int LINES = 3;

    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0) {
            throw new TreeException("a checkpoint has an origin of one line and a size from 0");
        }
    }

    /**
     * Reads the text of a note. Nothing is verified.
     *
     * @throws TreeException when it is not of the form
     */
    public static Checkpoint parse(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        boolean ends = lines.get(lines.size() - 1).isEmpty();
        var content = lines.subList(0, lines.size() - 1);
        if (!ends || content.size() < LINES || content.stream().anyMatch(String::isEmpty)) {
            throw new TreeException("a checkpoint is at least three lines, none of them empty");
        }
        return new Checkpoint(content.get(0), parseSize(content.get(1)), Hash.parse(content.get(2)));
    }

    /**
     * Reads a tree size, from 0 to 2^63-1.
     *
     * @throws TreeException when it is not in plain decimal
     */
    public static long parseSize(String digits) {
        return Text.decimal(digits, "tree size");
    }

    /**
     * Opens a signed checkpoint of the log that the keys belong to.
     *
     * @param keys of the log, all of one name: more than one while a key is being replaced
     * @throws TreeException when no key signed it, a signature is wrong, or its origin is not the keys' name
     */
    public static Checkpoint open(SignedNote note, Collection<VerifierKey> keys) {
        var signed = note.verify(keys);
        var checkpoint = parse(note.text());
        if (signed.stream().anyMatch(key -> !key.name().equals(checkpoint.origin))) {
            throw new TreeException(
                    "the checkpoint is one of " + checkpoint.origin + ", not of the log that was asked for");
        }
        return checkpoint;
    }

    /** Signs it, as the log. */
    public SignedNote sign(NoteSigner signer) {
        if (!signer.key().name().equals(origin)) {
            throw new TreeException("the key " + signer.key().name() + " is not that of " + origin);
        }
        return SignedNote.sign(toText(), signer);
    }

    /** The text that is signed. */
    public String toText() {
        return origin + "\n" + size + "\n" + root.toBase64() + "\n";
    }
}
