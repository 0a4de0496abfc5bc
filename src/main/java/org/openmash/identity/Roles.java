package org.openmash.identity;

/** The duties of the realm {@code openmash}, as they stand in {@code realm_access.roles}. */
public final class Roles {
    /** May post concerns for its agency and hear what became of them. */
    public static final String REFERRER = "referrer";
    /** Reads the cases its agency takes part in and says what the agency knows. */
    public static final String PRACTITIONER = "practitioner";
    /** Safeguarding officer of the hub: triage. */
    public static final String OFFICER = "officer";
    /** Manager in the hub. */
    public static final String MANAGER = "manager";
    /** Checks the access log; sees no case content. */
    public static final String AUDITOR = "auditor";
    /** Reads published statistics only. */
    public static final String ANALYST = "analyst";
    /** Information governance: agreements, matrix, subject access, retention. */
    public static final String GOVERNANCE = "governance";

    private Roles() {}
}
