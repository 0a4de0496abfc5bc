package org.openmash.agreement;

/** What the agreements say of a read (MAIS drafts, domain reference 6.6). It judges the agreement, never the risk. */
public enum Verdict {
    /** An agreement in force covers it. */
    PERMIT,
    /** None in force covers it: it goes on, is flagged in its entry and reported to governance by day. */
    REVIEW,
    /** The agreement that would cover it is suspended, and none other is in force. */
    DENY
}
