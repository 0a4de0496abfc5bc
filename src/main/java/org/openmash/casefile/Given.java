package org.openmash.casefile;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openmash.problem.ProblemException;

/** Checks of what somebody sends; each names the field. */
public final class Given {
    private static final int LONGEST = 20_000;

    private Given() {}

    public static String text(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw ProblemException.invalid(field, "is required");
        }
        if (value.length() > LONGEST) {
            throw ProblemException.invalid(field, "is longer than " + LONGEST + " characters");
        }
        if (value.indexOf('\u0000') >= 0) {
            throw ProblemException.invalid(field, "holds a character that is not text");
        }
        return value;
    }

    public static String oneOf(String field, @Nullable String value, Set<String> allowed) {
        if (value == null || !allowed.contains(value)) {
            throw ProblemException.invalid(field, "is not one of " + String.join(", ", new TreeSet<>(allowed)));
        }
        return value;
    }

    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw ProblemException.invalid("body", "is required");
        }
        return body;
    }
}
