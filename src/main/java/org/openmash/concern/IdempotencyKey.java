package org.openmash.concern;

import org.jspecify.annotations.Nullable;
import org.openmash.problem.ProblemException;

/** The key under which a sender may repeat a request without raising a second concern. */
final class IdempotencyKey {
    private IdempotencyKey() {}

    static String required(@Nullable String key) {
        if (key == null || !key.matches(BatchLine.KEY)) {
            throw ProblemException.invalid(
                    "Idempotency-Key", "is required: 1 to 255 visible ASCII characters, one for each concern");
        }
        return key;
    }
}
