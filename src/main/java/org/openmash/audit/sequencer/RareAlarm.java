package org.openmash.audit.sequencer;

import java.time.Duration;
import java.time.Instant;

/** Lets an alarm that goes on be told once a minute. */
final class RareAlarm {
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private Instant last = Instant.EPOCH;

    boolean isDue(Instant now) {
        boolean due = now.isAfter(last.plus(AGAIN));
        if (due) {
            last = now;
        }
        return due;
    }
}
