package org.openmash.disclosure;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Cursors and ETags: what the caller carries for us without being able to read meaning into it or to change it
 * (HMAC-SHA-256, RFC 2104).
 */
@ApplicationScoped
public class OpaqueTokens {
    private static final int TAG_BYTES = 16;

    /** Settings of the disclosure. */
    @ConfigMapping(prefix = "openmash.disclosure")
    interface Settings {
        /** The secret that authenticates cursors and ETags; the same on every instance, at least 32 characters. */
        String tokenKey();
    }

    private final SecretKeySpec key;

    OpaqueTokens(Settings settings) {
        this.key = new SecretKeySpec(settings.tokenKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256");
    }

    /** A short tag of the parts; equal parts give equal tags, and nobody else can make one. */
    public String tag(String use, String... parts) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(use, String.join("\u0000", parts)));
    }

    /** A token that carries the text for one use. */
    public String seal(String use, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        byte[] token = Arrays.copyOf(mac(use, text), TAG_BYTES + content.length);
        System.arraycopy(content, 0, token, TAG_BYTES, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** The text of a token made by {@link #seal} for the same use; empty for any other. */
    public Optional<String> open(String use, String token) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length < TAG_BYTES) {
            return Optional.empty();
        }
        var text = new String(bytes, TAG_BYTES, bytes.length - TAG_BYTES, StandardCharsets.UTF_8);
        boolean genuine = MessageDigest.isEqual(mac(use, text), Arrays.copyOf(bytes, TAG_BYTES));
        return genuine ? Optional.of(text) : Optional.empty();
    }

    private byte[] mac(String use, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(use.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), TAG_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
