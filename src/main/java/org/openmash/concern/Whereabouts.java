package org.openmash.concern;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.openmash.concern.Accept.NotFuture;
import org.openmash.concern.Accept.Text;

/** Where the person is, and since when that is known. */
record Whereabouts(
        @Text(max = Accept.SHORT) @Nullable String text,
        @NotFuture @Nullable Instant asOf) {

    @Override
    public String toString() {
        return "Whereabouts";
    }
}
