package org.openmash.disclosure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openmash.codes.CodeList;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;
import org.openmash.problem.Violation;

/** The purposes a caller may state ({@code codes/purpose.csv}). */
public final class Purposes {
    /** The request header that states the purpose. */
    public static final String HEADER = "Access-Purpose";

    private static final CodeList KNOWN = CodeList.load("purpose");

    private Purposes() {}

    /**
     * The purpose stated for a read of case data.
     *
     * @throws ProblemException 400 when it is missing or not on the list
     */
    public static Purpose stated(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw refused("is required on every read of case data; give a code such as TRIAGE");
        }
        if (!KNOWN.contains(header)) {
            throw refused("is not a code of the purpose list");
        }
        return new Purpose(header);
    }

    /** Checks codes given in a body, such as the purposes of a participation. */
    public static void requireKnown(String field, List<String> codes) {
        codes.stream().filter(code -> !KNOWN.contains(code)).findFirst().ifPresent(code -> {
            throw ProblemException.invalid(field, "holds a code that is not on the purpose list");
        });
    }

    private static ProblemException refused(String message) {
        return new ProblemException(
                ProblemType.PURPOSE_REQUIRED, HEADER + " " + message + ".", List.of(new Violation(HEADER, message)));
    }
}
