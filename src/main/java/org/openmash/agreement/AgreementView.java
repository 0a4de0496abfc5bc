package org.openmash.agreement;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An agreement and where it stands today.
 *
 * @param state PROPOSED, NOT_STARTED, IN_FORCE, LAPSED or SUSPENDED
 * @param warning ENDS_WITHIN_60_DAYS, ENDS_WITHIN_14_DAYS or REVIEW_OVERDUE, while it is in force
 * @param proposedBy the account that proposed it
 * @param approvedBy the account of another person that approved it
 * @param suspensionSignatures how many people have signed that it be suspended; two suspend it
 */
@Schema(name = "SharingAgreement")
record AgreementView(
        UUID id,
        String title,
        List<String> parties,
        List<String> purposes,
        List<String> dataCategories,
        List<String> legalBasis,
        LocalDate startsOn,
        LocalDate endsOn,
        LocalDate reviewOn,
        String contact,
        AgreementState state,
        @Nullable String warning,
        String proposedBy,
        @Nullable String approvedBy,
        int suspensionSignatures) {
    private static final int WARN_AGAIN = 14;

    static AgreementView of(Agreement agreement, LocalDate today) {
        return new AgreementView(
                agreement.id(),
                agreement.title(),
                List.copyOf(agreement.parties()),
                List.copyOf(agreement.purposes()),
                List.copyOf(agreement.dataCategories()),
                List.copyOf(agreement.legalBasis()),
                agreement.startsOn(),
                agreement.endsOn(),
                agreement.reviewOn(),
                agreement.contact(),
                agreement.state(today),
                warning(agreement, today),
                agreement.signatures().proposedBy(),
                agreement.signatures().approvedBy(),
                agreement.signatures().suspendedBy());
    }

    private static @Nullable String warning(Agreement agreement, LocalDate today) {
        if (agreement.state(today) != AgreementState.IN_FORCE) {
            return null;
        }
        long days = ChronoUnit.DAYS.between(today, agreement.endsOn());
        if (days <= WARN_AGAIN) {
            return "ENDS_WITHIN_14_DAYS";
        }
        if (days <= Agreements.WARN_FIRST) {
            return "ENDS_WITHIN_60_DAYS";
        }
        return today.isAfter(agreement.reviewOn()) ? "REVIEW_OVERDUE" : null;
    }
}
