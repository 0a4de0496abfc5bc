package org.openmash.release;

/** Where a release stands. */
enum DisseminationState {
    /** Asked of the owner, not answered. */
    AWAITING_OWNER,
    /** The owner said no. */
    DECLINED,
    /** The copy can be read. */
    LIVE,
    /** The item was corrected or taken back, or its place protected, since. */
    STOPPED,
    REVOKED,
    /** Its time is over. */
    EXPIRED
}
