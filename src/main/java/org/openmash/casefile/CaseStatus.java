package org.openmash.casefile;

/** The plain stage every agency sees; it never names a panel or an enquiry. */
enum CaseStatus {
    RECEIVED,
    SCREENING,
    RATED,
    CHECKS,
    DECISION,
    IN_PROGRESS,
    CLOSED
}
