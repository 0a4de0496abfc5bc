package org.openmash.ops;

import java.security.SecureRandom;
import java.util.UUID;

/** Ids that sort by the time they were made (RFC 9562, UUID version 7), so that new rows lie together in an index. */
public final class TimeOrderedId {
    private static final SecureRandom RANDOM = new SecureRandom();

    private TimeOrderedId() {}

    /** A new id: 48 bits of Unix milliseconds, 74 random bits. */
    public static UUID next() {
        long random = RANDOM.nextLong();
        long high = (System.currentTimeMillis() << 16) | 0x7000L | (random & 0x0FFFL);
        long low = 0x8000000000000000L | (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL);
        return new UUID(high, low);
    }
}
