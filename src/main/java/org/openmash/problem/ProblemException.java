package org.openmash.problem;

import java.util.List;

/** The one exception of the service: a problem, what is wrong in words, and the fields concerned. Never personal data. */
public class ProblemException extends RuntimeException {
    private final ProblemType type;
    private final transient List<Violation> violations;
    private long retryAfterSeconds;

    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    public ProblemException(ProblemType type, String detail, List<Violation> violations) {
        super(detail);
        this.type = type;
        this.violations = List.copyOf(violations);
    }

    /** A 429 that says when to come back. */
    public static ProblemException tooMany(long retryAfterSeconds) {
        var exception = new ProblemException(
                ProblemType.TOO_MANY_REQUESTS,
                "Your client has sent too much; try again after the time in Retry-After.");
        exception.retryAfterSeconds = retryAfterSeconds;
        return exception;
    }

    /** A 400 that names one field. */
    public static ProblemException invalid(String field, String message) {
        return new ProblemException(
                ProblemType.INVALID_REQUEST, field + " " + message + ".", List.of(new Violation(field, message)));
    }

    /** The answer for what does not exist and for what the caller may not know of: they must not differ. */
    public static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is nothing here that you may know of.");
    }

    public ProblemType type() {
        return type;
    }

    public List<Violation> violations() {
        return violations;
    }

    /** After how many seconds the caller should try again; zero when there is nothing to wait for. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** The sentence for the caller. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
