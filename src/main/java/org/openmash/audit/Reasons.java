package org.openmash.audit;

import org.jspecify.annotations.Nullable;
import org.openmash.problem.ProblemException;

/** The reason in words that an act must state. */
public final class Reasons {
    private static final int LONGEST = 2_000;

    private Reasons() {}

    /**
     * The reason given.
     *
     * @throws ProblemException 400 when it is missing, blank, or longer than 2,000 characters
     */
    public static String required(@Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw ProblemException.invalid("reason", "is required");
        }
        if (reason.length() > LONGEST || reason.indexOf('\0') >= 0) {
            throw ProblemException.invalid("reason", "is not a text of at most " + LONGEST + " characters");
        }
        return reason;
    }
}
