package org.openmash.audit;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.jboss.logging.Logger;
import org.openmash.ops.RiskySetting;
import org.openmash.ops.StartupCheck;

/**
 * The key that signs exports: Ed25519 (RFC 8032), from a file that only the service may read. Without a file a key is made
 * for this run, of which production warns.
 */
@Singleton
class ExportKey implements StartupCheck {
    private static final Logger LOG = Logger.getLogger(ExportKey.class);
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private final boolean kept;
    private final Ed25519PrivateKeyParameters key;

    ExportKey(AuditConfig config) {
        var file = config.exportKeyFile();
        this.kept = file.isPresent();
        this.key = file.map(ExportKey::read).orElseGet(() -> new Ed25519PrivateKeyParameters(new SecureRandom()));
        LOG.infof("exports of the access log are signed by key %s, public part %s", id(), publicPart());
    }

    @Override
    public Stream<RiskySetting> risks() {
        return kept
                ? Stream.empty()
                : Stream.of(RiskySetting.warning(
                        "openmash.audit.export-key-file",
                        "name the file of an Ed25519 key, else nobody can check an export after a restart."));
    }

    /** The thumbprint of the public key (RFC 7638, RFC 8037 section 2), base64url. */
    String id() {
        var jwk = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + publicPart() + "\"}";
        return BASE64URL.encodeToString(Sha256.of(jwk.getBytes(StandardCharsets.UTF_8)));
    }

    /** The public key, base64url: {@code x} of its JWK. */
    String publicPart() {
        return BASE64URL.encodeToString(key.generatePublicKey().getEncoded());
    }

    PublicKeys.Jwk publicKey() {
        return new PublicKeys.Jwk("OKP", "Ed25519", publicPart(), id());
    }

    /** A detached JSON Web Signature over the bytes as they are (RFC 7515 appendix F, RFC 7797). */
    String sign(byte[] content) {
        var header = "{\"alg\":\"EdDSA\",\"kid\":\"" + id() + "\",\"b64\":false,\"crit\":[\"b64\"]}";
        var head = BASE64URL.encodeToString(header.getBytes(StandardCharsets.UTF_8));
        var signer = new Ed25519Signer();
        signer.init(true, key);
        byte[] before = (head + ".").getBytes(StandardCharsets.US_ASCII);
        signer.update(before, 0, before.length);
        signer.update(content, 0, content.length);
        return head + ".." + BASE64URL.encodeToString(signer.generateSignature());
    }

    /** PKCS #8 in PEM (RFC 7468), as {@code openssl genpkey -algorithm ed25519} writes it. */
    private static Ed25519PrivateKeyParameters read(Path file) {
        try {
            var pem = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
            if (PrivateKeyFactory.createKey(Base64.getDecoder().decode(pem))
                    instanceof Ed25519PrivateKeyParameters key) {
                return key;
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("openmash.audit.export-key-file cannot be read", unreadable);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException("openmash.audit.export-key-file is no key in PEM", wrong);
        }
        throw new IllegalStateException("openmash.audit.export-key-file holds no Ed25519 key");
    }
}
