package org.openmash.emergency;

import org.jspecify.annotations.Nullable;
import org.openmash.casefile.Given;
import org.openmash.codes.CodeList;

/** Why somebody takes emergency access: a code of {@code codes/emergency-reason.csv}, and words. */
record Reason(String code, String text) {
    private static final CodeList CODES = CodeList.load("emergency-reason");

    static Reason of(@Nullable String code, @Nullable String text) {
        return new Reason(Given.oneOf("reasonCode", code, CODES.codes()), Given.text("reason", text));
    }

    /** The code: the words are free text. */
    @Override
    public String toString() {
        return code;
    }
}
