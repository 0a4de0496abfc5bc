package org.openmash.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Proof that an entry is on the log, to be checked without asking anybody (C2SP tlog-proof). Extra data is read past: it is
 * not authenticated.
 *
 * @param index of the entry, from 0
 * @param path inclusion proof in the tree of the checkpoint
 * @param checkpoint signed by the log, perhaps cosigned
 */
public record TlogProof(long index, List<Hash> path, SignedNote checkpoint) {
    private static final String HEADER = "c2sp.org/tlog-proof@v1";

    /** Hashes that the path of a tree of up to 2^63-1 entries can have. */
    private static final int MAX_HASHES = 63;

    public TlogProof {
        path = List.copyOf(path);
    }

    /**
     * Reads a proof.
     *
     * @throws TreeException when it is not of the form
     */
    public static TlogProof parse(byte[] file) {
        if (file.length > SignedNote.MAX_LENGTH) {
            throw new TreeException("the proof is too long");
        }
        String text = Text.of(file);
        int split = text.indexOf("\n\n");
        if (split < 0) {
            throw new TreeException("the proof has no empty line before a checkpoint");
        }
        var lines = lines(text.substring(0, split));
        var checkpoint = SignedNote.parse(Text.bytes(text.substring(split + 2)));
        return new TlogProof(index(lines), hashes(lines.subList(1, lines.size())), checkpoint);
    }

    /** The index and the hashes, behind the header and the extra data. */
    private static List<String> lines(String head) {
        var lines = new ArrayList<>(List.of(head.split("\n", -1)));
        if (!lines.remove(0).equals(HEADER)) {
            throw new TreeException("the first line is not " + HEADER);
        }
        if (!lines.isEmpty() && lines.get(0).startsWith("extra ")) {
            Text.base64(lines.remove(0).substring("extra ".length()), "extra data");
        }
        return lines;
    }

    private static long index(List<String> head) {
        if (head.isEmpty() || !head.get(0).startsWith("index ")) {
            throw new TreeException("the proof has no index");
        }
        return Text.decimal(head.get(0).substring("index ".length()), "index");
    }

    private static List<Hash> hashes(List<String> lines) {
        if (lines.size() > MAX_HASHES) {
            throw new TreeException("the proof has too many hashes");
        }
        return lines.stream().map(Hash::parse).toList();
    }

    /**
     * Holds when the entry is on the log that the policy trusts. A path alone proves nothing, so there is no way to verify
     * one without the signature it hangs on.
     *
     * @return the checkpoint under which it is
     * @throws TreeException when the checkpoint is not accepted or the path does not lead to its root
     */
    public Checkpoint verify(byte[] entry, LogPolicy policy) {
        var opened = policy.open(checkpoint);
        new InclusionProof(index, opened.size(), path).verify(Hash.ofLeaf(entry), opened.root());
        return opened;
    }

    /** As it is stored and sent. */
    public byte[] toBytes() {
        return Text.bytes(toString());
    }

    @Override
    public String toString() {
        var proof = new StringBuilder(HEADER + "\nindex " + index + "\n");
        path.forEach(hash -> proof.append(hash.toBase64()).append('\n'));
        return proof.append('\n').append(checkpoint).toString();
    }
}
