package org.openmash.agreement;

/** Where an agreement stands on a day. */
enum AgreementState {
    /** One person has proposed it; another must approve it. */
    PROPOSED,
    /** Approved, and its first day is to come. */
    NOT_STARTED,
    IN_FORCE,
    /** Its last day has passed. */
    LAPSED,
    /** Two people have signed that it must not be relied on. */
    SUSPENDED
}
