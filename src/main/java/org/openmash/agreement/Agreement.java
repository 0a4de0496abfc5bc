package org.openmash.agreement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An information sharing agreement. Pure.
 *
 * @param parties organisation codes, two at least
 * @param purposes codes of {@code codes/purpose.csv}
 * @param dataCategories groups of the disclosure matrix, such as {@code health}
 * @param legalBasis codes of {@code codes/lawful-basis.csv}
 * @param endsOn the last day it is in force
 * @param contact whom to ask about it
 */
record Agreement(
        UUID id,
        String title,
        Set<String> parties,
        Set<String> purposes,
        Set<String> dataCategories,
        Set<String> legalBasis,
        LocalDate startsOn,
        LocalDate endsOn,
        LocalDate reviewOn,
        String contact,
        Signatures signatures) {
    private static final int ENOUGH = 2;

    /**
     * Who signed what: one proposes, another approves; two suspend.
     *
     * @param suspendedAt when the second signed; null while there are fewer
     */
    record Signatures(
            String proposedBy,
            String proposedByPerson,
            Instant proposedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            int suspendedBy,
            @Nullable Instant suspendedAt) {}

    AgreementState state(LocalDate today) {
        if (signatures.approvedAt() == null) {
            return AgreementState.PROPOSED;
        }
        if (signatures.suspendedBy() >= ENOUGH) {
            return AgreementState.SUSPENDED;
        }
        if (today.isBefore(startsOn)) {
            return AgreementState.NOT_STARTED;
        }
        return today.isAfter(endsOn) ? AgreementState.LAPSED : AgreementState.IN_FORCE;
    }

    /** Whether it was begun knowing of the suspension of another: such a one takes the other's place. */
    boolean isNewerThanSuspensionOf(Agreement other) {
        var suspendedAt = other.signatures.suspendedAt();
        return suspendedAt != null && signatures.proposedAt().isAfter(suspendedAt);
    }

    boolean isBetween(String one, String other) {
        return parties.contains(one) && parties.contains(other);
    }
}
