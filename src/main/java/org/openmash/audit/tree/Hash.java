package org.openmash.audit.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A SHA-256 hash in a Merkle tree, 32 bytes (RFC 6962, section 2.1). */
public final class Hash {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    private static final byte LEAF = 0x00;
    private static final byte NODE = 0x01;
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hash::sha256);

    /** The root of the tree without leaves: the hash of nothing. */
    public static final Hash OF_NOTHING = new Hash(SHA_256.get().digest());

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a hash computed elsewhere.
     *
     * @throws TreeException when it is not 32 bytes long
     */
    public static Hash of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new TreeException("a hash is " + LENGTH + " bytes long, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /** Reads standard base64, as checkpoints and proofs write it. */
    static Hash parse(String base64) {
        return of(Text.base64(base64, "hash"));
    }

    /** The hash of an entry as a leaf: {@code SHA-256(0x00 || entry)}. */
    public static Hash ofLeaf(byte[] entry) {
        var digest = SHA_256.get();
        digest.update(LEAF);
        return new Hash(digest.digest(entry));
    }

    /** The hash of an interior node: {@code SHA-256(0x01 || left || right)}. */
    public static Hash ofNode(Hash left, Hash right) {
        return ofNode(left.bytes, right.bytes);
    }

    static Hash ofNode(byte[] left, byte[] right) {
        var digest = SHA_256.get();
        digest.update(NODE);
        digest.update(left);
        return new Hash(digest.digest(right));
    }

    /** The Merkle Tree Hash over leaf hashes, or over the roots of complete subtrees of one height. */
    public static Hash ofTree(List<Hash> hashes) {
        int count = hashes.size();
        if (count == 0) {
            return OF_NOTHING;
        }
        if (count == 1) {
            return hashes.get(0);
        }
        int left = Integer.highestOneBit(count - 1);
        return ofNode(ofTree(hashes.subList(0, left)), ofTree(hashes.subList(left, count)));
    }

    public byte[] toBytes() {
        return bytes.clone();
    }

    void copyTo(byte[] target, int position) {
        System.arraycopy(bytes, 0, target, position, LENGTH);
    }

    /** Standard base64. */
    public String toBase64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Lower-case hexadecimal. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
