package org.openmash.audit.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A public key that another tool made and wrote. */
class VerifierKeyTest {
    private static final String NAME = "hub.example/audit/2026";

    @Test
    void key_that_java_wrote_verifies_what_java_signed() throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var key = VerifierKey.ofX509(NAME, SignatureType.LOG, pair.getPublic().getEncoded());

        assertThat(key.name()).isEqualTo(NAME);
        assertThat(new NoteSigner(key, message -> sign(pair.getPrivate(), message)).sign("text\n"))
                .isNotNull();
        assertThat(VerifierKey.ofX509(
                        NAME, SignatureType.LOG, pem(pair.getPublic().getEncoded())))
                .isEqualTo(key);
    }

    @Test
    void signer_hands_out_no_signature_of_another_key_than_its_public_half() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("Ed25519");
        var key = VerifierKey.ofX509(
                NAME, SignatureType.LOG, generator.generateKeyPair().getPublic().getEncoded());
        var other = generator.generateKeyPair().getPrivate();

        assertThatExceptionOfType(TreeException.class)
                .isThrownBy(() -> new NoteSigner(key, message -> sign(other, message)).sign("text\n"));
        assertThatExceptionOfType(TreeException.class)
                .isThrownBy(() -> new NoteSigner(key, message -> new byte[0]).sign("text\n"));
    }

    @Test
    void key_of_another_algorithm_or_cut_short_is_refused() throws GeneralSecurityException {
        for (var algorithm : new String[] {"X25519", "Ed448", "EC"}) {
            refuses(KeyPairGenerator.getInstance(algorithm)
                    .generateKeyPair()
                    .getPublic()
                    .getEncoded());
        }
        byte[] good = KeyPairGenerator.getInstance("Ed25519")
                .generateKeyPair()
                .getPublic()
                .getEncoded();
        refuses(Arrays.copyOf(good, good.length - 1));
        refuses(Arrays.copyOf(good, good.length + 1));
        refuses(pem(Arrays.copyOf(good, good.length - 1)));
        refuses(new byte[0]);
    }

    private static void refuses(byte[] written) {
        assertThatExceptionOfType(TreeException.class)
                .isThrownBy(() -> VerifierKey.ofX509(NAME, SignatureType.LOG, written));
    }

    private static byte[] pem(byte[] der) {
        return ("-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                        + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] sign(PrivateKey key, byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
