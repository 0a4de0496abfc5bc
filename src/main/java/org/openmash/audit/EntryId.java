package org.openmash.audit;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Ids of entries: UUID version 7 (RFC 9562, section 5.7) made from the time recorded, so that they sort as the log does and
 * tell which month an entry stands in. The 12 bits after the milliseconds carry the microseconds (section 6.2, method 3).
 */
final class EntryId {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final int MICROS_OF_MILLI = 1_000;
    private static final long STEPS = 4_096;

    private EntryId() {}

    static UUID at(Instant time) {
        long fraction = time.get(ChronoField.MICRO_OF_SECOND) % MICROS_OF_MILLI * STEPS / MICROS_OF_MILLI;
        return new UUID(time.toEpochMilli() << 16 | VERSION_7 | fraction, VARIANT | RANDOM.nextLong() >>> 2);
    }

    /** The start of the millisecond in which an entry of this id was recorded. */
    static Instant millisecondOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** The start of the next one. */
    static Instant millisecondAfter(UUID id) {
        return millisecondOf(id).plus(1, ChronoUnit.MILLIS);
    }
}
