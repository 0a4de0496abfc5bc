package org.openmash.notice;

/** What a notice tells. */
public enum NoticeKind {
    /** An item you read was corrected: read the case again. */
    CONTRIBUTION_CORRECTED,
    /** An item you read was taken back by its agency: do not rely on it. */
    CONTRIBUTION_RECALLED,
    /** An item you read is from now on restricted by its agency. */
    CONTRIBUTION_RESTRICTED,
    /** Another agency asks to release an item of yours: agree or decline by the time given. */
    RELEASE_ASKED,
    /** A request to release an item was not answered in time. */
    RELEASE_ANSWER_OVERDUE,
    /** The owner agreed to the release you asked for. */
    RELEASE_AGREED,
    /** The owner declined the release you asked for. */
    RELEASE_DECLINED,
    /** An officer and a manager of the hub released an item of yours for a child at risk, without your agreement. */
    RELEASED_BY_OVERRIDE,
    /** A copy that was released to you was revoked. */
    RELEASE_REVOKED,
    /** Somebody took emergency access to a case your agency gave to, or of your hub. */
    EMERGENCY_ACCESS,
    /** Somebody sought emergency access to a restricted case and was not let in: ring them. */
    EMERGENCY_ACCESS_SOUGHT,
    /** An emergency access was not reviewed in time. */
    EMERGENCY_REVIEW_OVERDUE
}
