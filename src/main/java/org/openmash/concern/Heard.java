package org.openmash.concern;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What became of a concern since it was received, as its referrer may hear it. */
record Heard(Feedback feedback, @Nullable Instant decidedAt) {
    static final Heard NOTHING_YET = new Heard(Feedback.RECEIVED, null);
}
