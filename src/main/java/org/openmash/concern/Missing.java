package org.openmash.concern;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openmash.concern.Accept.NotFuture;

/**
 * Missing from home, care or school.
 *
 * @param missingNow null when the sender does not say, which is not no
 * @param since when the person was last seen
 * @param earlierEpisodes how often before, 0 to 9999
 */
record Missing(
        @Nullable Boolean missingNow,
        @NotFuture @Nullable Instant since,
        @Nullable Integer earlierEpisodes) {

    @Override
    public String toString() {
        return "Missing";
    }
}
