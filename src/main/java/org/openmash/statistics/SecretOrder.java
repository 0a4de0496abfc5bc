package org.openmash.statistics;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An order of referrals that nobody can foresee or repeat: by HMAC-SHA-256 under a key that is drawn for one release and
 * forgotten with it.
 */
final class SecretOrder {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Mac mac;

    SecretOrder(SecureRandom random) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The place in the order of one referral about one person. */
    long rank(UUID referral, UUID person) {
        var bytes = ByteBuffer.allocate(2 * Long.BYTES + 2 * Long.BYTES)
                .putLong(referral.getMostSignificantBits())
                .putLong(referral.getLeastSignificantBits())
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits());
        return ByteBuffer.wrap(mac.doFinal(bytes.array())).getLong();
    }
}
