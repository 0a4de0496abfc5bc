package org.openmash.proof;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The time of a pair of runs: the same in both, standing still during a request. The system's time while none is set. */
@Alternative
@Singleton
class PinnedClock extends Clock {
    private static final AtomicReference<Instant> PINNED = new AtomicReference<>();

    static void pin(Instant time) {
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
        return pinned == null ? Instant.now() : pinned;
    }
}
