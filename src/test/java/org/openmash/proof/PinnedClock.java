package org.openmash.proof;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The time of a pair of runs: the same in both, a microsecond later each time it is asked, so that entries of the log keep
 * their order. The system's time while none is set.
 */
@Alternative
@Singleton
class PinnedClock extends Clock {
    private static final AtomicReference<Instant> PINNED = new AtomicReference<>();
    private static final AtomicLong ASKED = new AtomicLong();

    static void pin(Instant time) {
        ASKED.set(0);
        PINNED.set(time);
    }

    static void release() {
        PINNED.set(null);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Instant instant() {
        var pinned = PINNED.get();
        return pinned == null ? Instant.now() : pinned.plusNanos(1_000 * ASKED.incrementAndGet());
    }
}
