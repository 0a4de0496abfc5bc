package org.openmash.audit;

/** How an access ended. */
public enum Outcome {
    /** Everything asked for was released or done. */
    PERMITTED,
    /** Released with fields withheld. */
    PARTIAL,
    /** The caller may not do this. */
    REFUSED,
    /** Nothing was found, or nothing that the caller may know of. */
    NOT_FOUND,
    /** Released under an emergency grant. */
    EMERGENCY,
    /** The request was not valid, or the service failed. */
    ERROR;

    /** The outcome of a call that was answered with this HTTP status, 400 or more. */
    static Outcome ofStatus(int status) {
        return switch (status) {
            case 403 -> REFUSED;
            case 404 -> NOT_FOUND;
            default -> ERROR;
        };
    }
}
