package org.openmash.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * What a log asks of a witness (C2SP tlog-witness, "add-checkpoint").
 *
 * @param oldSize of the checkpoint the witness signed last, as the log believes
 * @param proof that the new checkpoint extends it (RFC 6962, section 2.1.2); empty from size 0
 * @param checkpoint the new one, signed by the log
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedNote checkpoint) {
    private static final String OLD = "old ";
    private static final int MAX_HASHES = 63;

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /**
     * Reads the body of a request.
     *
     * @throws TreeException when it is not of the form
     */
    public static AddCheckpoint parse(byte[] body) {
        String text = Text.of(body);
        int split = text.indexOf("\n\n");
        if (split < 0 || !text.startsWith(OLD)) {
            throw new TreeException("the body is not an old size, a proof, an empty line and a checkpoint");
        }
        var lines = new ArrayList<>(List.of(text.substring(0, split).split("\n", -1)));
        long oldSize = Checkpoint.parseSize(lines.remove(0).substring(OLD.length()));
        if (lines.size() > MAX_HASHES) {
            throw new TreeException("the proof has too many hashes");
        }
        var checkpoint = SignedNote.parse(Text.bytes(text.substring(split + 2)));
        return new AddCheckpoint(oldSize, lines.stream().map(Hash::parse).toList(), checkpoint);
    }

    public byte[] toBytes() {
        var body = new StringBuilder(OLD + oldSize + "\n");
        proof.forEach(hash -> body.append(hash.toBase64()).append('\n'));
        return Text.bytes(body.append('\n').append(checkpoint).toString());
    }
}
