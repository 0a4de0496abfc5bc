package org.openmash.disclosure;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openmash.identity.Caller;
import org.openmash.identity.Sector;
import org.openmash.identity.Tier;

/**
 * What a transaction may do and for whom: the database role it takes and the context that row level security reads.
 *
 * @param role the database role, such as {@code police_open} or a writing job such as {@code intake}
 * @param caller the caller; hub, agency, unit, person and officer are taken from it
 * @param purpose the purpose stated, if any; opens closed cases to an officer for a few purposes
 */
public record Session(String role, Caller caller, @Nullable String purpose) {

    /** Read by {@code casework.may_know}; no code of the purpose list, so nobody can state it. */
    private static final String UNDER_GRANT = "EMERGENCY_GRANT";

    /** Reads cases with the rights of the caller's sector and tier. */
    public static Session reading(Caller caller, @Nullable String purpose) {
        return new Session(reader(caller.requiredSector(), caller.requiredTier()), caller, purpose);
    }

    /** The database role of the readers of a sector and tier. */
    static String reader(Sector sector, Tier tier) {
        return sector + "_" + tier.name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads one case with the closed right of the caller's sector: row policies show it only while the caller's emergency grant on
     * it lives, and an officer is no officer meanwhile.
     */
    public static Session underGrant(Caller caller) {
        return new Session(caller.requiredSector() + "_closed", caller, UNDER_GRANT);
    }

    /** Whether row policies treat the caller as an officer. */
    boolean officer() {
        return caller.isOfficer() && !UNDER_GRANT.equals(purpose);
    }

    /** Does one of the jobs of the service: {@code intake}, {@code casework}, {@code auditor}. */
    public static Session job(String role, Caller caller) {
        return new Session(role, caller, null);
    }
}
