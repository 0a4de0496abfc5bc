package org.openmash.problem;

/** Every problem the service answers with (RFC 9457): its slug stands in {@code type}, its title never changes. */
public enum ProblemType {
    INVALID_REQUEST("invalid-request", "The request is not valid", 400),
    PURPOSE_REQUIRED("purpose-required", "State the purpose of this access", 400),
    UNAUTHENTICATED("unauthenticated", "Authentication is required", 401),
    CONTRADICTORY_TOKEN("contradictory-token", "The token does not name exactly one role of each kind", 403),
    FORBIDDEN("forbidden", "Your role does not allow this", 403),
    AGREEMENT_SUSPENDED("agreement-suspended", "The agreement under which you would read is suspended", 403),
    NOT_FOUND("not-found", "Not found", 404),
    METHOD_NOT_ALLOWED("method-not-allowed", "Method not allowed here", 405),
    NOT_ACCEPTABLE("not-acceptable", "No such representation", 406),
    MOVE_NOT_ALLOWED("move-not-allowed", "The case does not allow this now", 409),
    SECOND_PERSON_NEEDED("second-person-needed", "This needs another person, or was done before", 409),
    STALE("stale", "The case has changed since you read it", 412),
    TOO_LARGE("too-large", "The request is too large", 413),
    UNSUPPORTED_MEDIA_TYPE("unsupported-media-type", "Unsupported media type", 415),
    IDEMPOTENCY_KEY_REUSED("idempotency-key-reused", "This Idempotency-Key was used for another request", 422),
    PRECONDITION_REQUIRED("precondition-required", "Name the version you saw in If-Match", 428),
    TOO_MANY_REQUESTS("too-many-requests", "Too many requests", 429),
    INTERNAL("internal", "The service failed", 500),
    LOG_UNAVAILABLE("log-unavailable", "The access could not be recorded, so nothing is shown", 503),
    UNAVAILABLE("unavailable", "The service cannot answer at the moment", 503);

    private final String slug;
    private final String title;
    private final int status;

    ProblemType(String slug, String title, int status) {
        this.slug = slug;
        this.title = title;
        this.status = status;
    }

    /** The URN that identifies this problem, {@code urn:openmash:problem:<slug>}. */
    public String urn() {
        return "urn:openmash:problem:" + slug;
    }

    public String title() {
        return title;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }
}
