package org.openmash.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes what was searched for (HMAC-SHA-256, RFC 2104), so that the log can tell who searched for the same thing again
 * without telling for what.
 */
final class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_SECRET = 32;

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException when the secret is shorter than 32 characters */
    KeyedHash(String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalArgumentException("openmash.audit.search-key is shorter than 32 characters");
        }
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /**
     * The hash of one term, base64url; equal for spellings that differ only in case, spaces or Unicode form.
     *
     * @param name the criterion, so that the same text under two criteria is not seen to be the same
     */
    String of(String name, String term) {
        String normal = Normalizer.normalize(term, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toUpperCase(Locale.ROOT);
        byte[] hash = mac((name + '\0' + normal).getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private byte[] mac(byte[] bytes) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
