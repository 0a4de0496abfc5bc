package org.openmash.audit.tree;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/**
 * A named public key, as one is told it: {@code <name>+<key id in hex>+<base64 of type and key>} (C2SP signed-note,
 * "Verifier keys"). Only Ed25519 is known, of a log or of a witness.
 */
public final class VerifierKey {
    private static final Pattern WRITTEN = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+(.+)", Pattern.DOTALL);

    private static final Pattern PEM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----(.+)-----END PUBLIC KEY-----\\s*", Pattern.DOTALL);
    /** What stands before the 32 bytes: a sequence of the algorithm 1.3.101.112 and of a bit string. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final KeyName name;
    private final SignatureType type;
    private final byte[] key;

    private VerifierKey(KeyName name, SignatureType type, byte[] key) {
        this.name = name;
        this.type = type;
        this.key = key;
    }

    /**
     * Names a public key.
     *
     * @param key 32 bytes (RFC 8032)
     * @throws TreeException for a name with spaces or a plus, or bytes that are no point of the curve
     */
    public static VerifierKey of(String name, SignatureType type, byte[] key) {
        var named = new VerifierKey(new KeyName(name), type, key.clone());
        named.point();
        return named;
    }

    /**
     * Names a public key that another tool wrote.
     *
     * @param written a SubjectPublicKeyInfo (RFC 8410), as DER or as PEM
     * @throws TreeException for a key that is not of Ed25519, and as {@link #of}
     */
    public static VerifierKey ofX509(String name, SignatureType type, byte[] written) {
        var pem = PEM.matcher(new String(written, StandardCharsets.ISO_8859_1));
        byte[] der = pem.matches() ? Text.base64(pem.group(1).replaceAll("\\s", ""), "public key") : written;
        if (der.length != X509.length + Ed25519PublicKeyParameters.KEY_SIZE
                || !Arrays.equals(X509, 0, X509.length, der, 0, X509.length)) {
            throw new TreeException("the file is not an Ed25519 public key, as DER or as PEM");
        }
        return of(name, type, Arrays.copyOfRange(der, X509.length, der.length));
    }

    /**
     * Reads a key as it is handed out.
     *
     * @throws TreeException when it is malformed, of another type, or its id is not that of the key
     */
    public static VerifierKey parse(String written) {
        var matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw new TreeException("a verifier key is <name>+<id>+<key>");
        }
        byte[] typed = Text.base64(matcher.group(3), "verifier key");
        if (typed.length != 1 + Ed25519PublicKeyParameters.KEY_SIZE) {
            throw new TreeException("the verifier key is not 32 bytes long");
        }
        var key = of(matcher.group(1), SignatureType.of(typed[0]), Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.idInHex().equals(matcher.group(2))) {
            throw new TreeException("the id of the verifier key is not that of its name and bytes");
        }
        return key;
    }

    /** The name, for a log also the origin of its checkpoints. */
    public String name() {
        return name.value();
    }

    public SignatureType type() {
        return type;
    }

    /** First 4 bytes of {@code SHA-256(name || 0x0A || type || key)}. It finds a key; it proves nothing. */
    public int id() {
        return name.idOf(type, key);
    }

    /** Whether it is one key under two names. */
    boolean hasSameBytes(VerifierKey other) {
        return Arrays.equals(key, other.key);
    }

    private String idInHex() {
        return HexFormat.of().toHexDigits(id());
    }

    /** Whether the signature line was made by this key over the text; a line of another key is a different question. */
    boolean verifies(String text, NoteSignature signature) {
        return signature.isBy(this)
                && type.fits(signature)
                && verifies(type.message(text, signature), type.ed25519(signature));
    }

    private boolean verifies(byte[] message, byte[] ed25519) {
        var verifier = new Ed25519Signer();
        verifier.init(false, point());
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(ed25519);
    }

    private Ed25519PublicKeyParameters point() {
        try {
            return new Ed25519PublicKeyParameters(key);
        } catch (IllegalArgumentException noPoint) {
            throw new TreeException("the verifier key of " + name() + " is not an Ed25519 public key");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return id();
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return name() + "+" + idInHex() + "+" + Base64.getEncoder().encodeToString(type.typed(key));
    }
}
