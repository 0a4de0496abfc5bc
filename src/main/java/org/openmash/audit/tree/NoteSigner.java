package org.openmash.audit.tree;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Signs texts under a name, with a private key that need not be here. */
public final class NoteSigner {
    private static final Pattern WRITTEN = Pattern.compile("PRIVATE\\+KEY\\+([^+]+)\\+([0-9a-f]{8})\\+(.+)");

    private final VerifierKey key;
    private final UnaryOperator<byte[]> ed25519;

    /**
     * Signs with a key kept elsewhere, as in a PKCS#11 token.
     *
     * @param key its public half
     * @param ed25519 gives the 64 bytes of the plain Ed25519 signature (RFC 8032) over a message
     */
    public NoteSigner(VerifierKey key, UnaryOperator<byte[]> ed25519) {
        this.key = key;
        this.ed25519 = ed25519;
    }

    /** Signs with the private key of a seed of 32 bytes (RFC 8032, section 5.1.5). */
    public static NoteSigner ofSeed(String name, SignatureType type, byte[] seed) {
        if (seed.length != Ed25519PrivateKeyParameters.KEY_SIZE) {
            throw new TreeException("the seed of an Ed25519 key is 32 bytes long");
        }
        var secret = new Ed25519PrivateKeyParameters(seed);
        var key = VerifierKey.of(name, type, secret.generatePublicKey().getEncoded());
        return new NoteSigner(key, message -> signature(secret, message));
    }

    /**
     * Reads a private key as Go's {@code note} package writes it: {@code PRIVATE+KEY+<name>+<id>+<base64 of type and seed>}.
     *
     * @throws TreeException when it is malformed, or its id is not that of the key; the message shows nothing of it
     */
    public static NoteSigner parse(String written) {
        var matcher = WRITTEN.matcher(written);
        if (!matcher.matches()) {
            throw new TreeException("a signing key is PRIVATE+KEY+<name>+<id>+<key>");
        }
        byte[] typed = Text.base64(matcher.group(3), "signing key");
        if (typed.length != 1 + Ed25519PrivateKeyParameters.KEY_SIZE) {
            throw new TreeException("the seed of an Ed25519 key is 32 bytes long");
        }
        var signer = ofSeed(matcher.group(1), SignatureType.of(typed[0]), Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().toHexDigits(signer.key.id()).equals(matcher.group(2))) {
            throw new TreeException("the id of the signing key is not that of its name and bytes");
        }
        return signer;
    }

    /** A new private key in the form that {@link #parse} reads. Keep it secret. */
    public static String generate(String name, SignatureType type) {
        var secret = new Ed25519PrivateKeyParameters(new SecureRandom());
        var key = VerifierKey.of(name, type, secret.generatePublicKey().getEncoded());
        return "PRIVATE+KEY+" + name + "+" + HexFormat.of().toHexDigits(key.id()) + "+"
                + Base64.getEncoder().encodeToString(type.typed(secret.getEncoded()));
    }

    /** The public half, to be handed out. */
    public VerifierKey key() {
        return key;
    }

    /**
     * Signs a text as a log.
     *
     * @throws TreeException when what was made is no signature by this key
     */
    public NoteSignature sign(String text) {
        return sign(text, SignatureType.LOG, 0);
    }

    /**
     * Signs a checkpoint as a witness (C2SP tlog-cosignature).
     *
     * @param time of the signature, to the second
     * @throws TreeException when what was made is no signature by this key
     */
    public NoteSignature cosign(String text, Instant time) {
        return sign(text, SignatureType.COSIGNATURE, time.getEpochSecond());
    }

    private NoteSignature sign(String text, SignatureType type, long time) {
        if (key.type() != type || time < 0) {
            throw new TreeException("the key " + key.name() + " makes no signature of this type");
        }
        byte[] made = ed25519.apply(type.message(text, time));
        var signature = NoteSignature.by(key, type.timed(made, time));
        if (!key.verifies(text, signature)) { // another key than the public half says, or a device that fails
            throw new TreeException("the signature that was made is not by the key " + key);
        }
        return signature;
    }

    private static byte[] signature(Ed25519PrivateKeyParameters secret, byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, secret);
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }
}
