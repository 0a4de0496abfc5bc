package org.openmash.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, taken from the verified token and from nowhere else. Everything downstream, the access log included, asks
 * this record.
 *
 * @param subject the account ({@code sub})
 * @param name the account's name, for the access log
 * @param familyName the family name, if the token gives it: the log keeps it for alerts, no answer shows it
 * @param agency the organisation code
 * @param sector the agency's sector, absent for duties outside an agency sector (auditor, analyst, governance)
 * @param tier the highest tier the account reaches, absent likewise
 * @param duties what the account may do
 * @param hub the hub it works in
 * @param person the human being, the same for all accounts of one; rules of two people compare this
 * @param unit the part of the agency, if the token names one
 * @param client the OAuth client
 * @param machine true for a system's own account (client credentials)
 * @param requestId the id of this request
 */
public record Caller(
        String subject,
        String name,
        @Nullable String familyName,
        String agency,
        @Nullable Sector sector,
        @Nullable Tier tier,
        Set<String> duties,
        String hub,
        String person,
        @Nullable String unit,
        String client,
        boolean machine,
        String requestId) {

    public boolean has(String duty) {
        return duties.contains(duty);
    }

    /** A safeguarding officer or manager of the hub. */
    public boolean isOfficer() {
        return has(Roles.OFFICER) || has(Roles.MANAGER);
    }

    /** The sector; asked only where a sector role is required. */
    public Sector requiredSector() {
        return java.util.Objects.requireNonNull(sector, "sector");
    }

    /** The tier; asked only where a tier role is required. */
    public Tier requiredTier() {
        return java.util.Objects.requireNonNull(tier, "tier");
    }
}
