package org.openmash.oversight;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openmash.disclosure.Decision;
import org.openmash.disclosure.DisclosedView;

/**
 * What one account could see of a case at a moment.
 *
 * @param caseId the case
 * @param actor the token of the account
 * @param policyVersion the disclosure matrix of then
 * @param role as whom it acted, from the entry nearest before
 * @param known whether it could know of the case at all
 * @param because the rule that decided that
 * @param fields what it could read, for any purpose first, then for each purpose that was live
 * @param releases the released copies it could read
 * @param agreements those its agency was party to and how they stood; approved ones only
 * @param changedSince fields of which the value of then is not kept; none is given for them. Only with values
 * @param values the case as it stood then, as far as its reader may see it now and the account could see it then; for officers
 *     and managers only
 */
@Schema(name = "Replay")
record Replay(
        UUID caseId,
        String actor,
        Instant at,
        String policyVersion,
        RoleThen role,
        boolean known,
        Because because,
        List<Fields> fields,
        List<UUID> releases,
        List<AgreementThen> agreements,
        List<String> changedSince,

        @Schema(ref = "#/components/schemas/CaseView") @Nullable
        DisclosedView values) {

    /** Why a case could be known of, or not. */
    @Schema(name = "ReplayBecause")
    enum Because {
        NO_CASE_YET,
        NO_ROLE_THAT_READS,
        OTHER_HUB,
        EXCLUDED,
        RESTRICTED,
        NAMED_ON_A_RESTRICTED_CASE,
        /** Closed; it opened to an officer for a few purposes only, and only when one of them was stated. */
        CLOSED_BUT_FOR_SOME_PURPOSES,
        EMERGENCY_GRANT,
        OFFICER_OF_THE_HUB,
        TAKES_PART,
        TAKES_NO_PART
    }

    /**
     * An agreement.
     *
     * @param state IN_FORCE, NOT_STARTED, LAPSED or SUSPENDED
     */
    @Schema(name = "ReplayAgreement")
    record AgreementThen(UUID id, String state) {}

    /**
     * Names of fields, never values.
     *
     * @param purpose the live purpose, EMERGENCY under a grant; null for fields readable for any
     * @param withheld each {@code field:REASON}
     */
    @Schema(name = "ReplayFields")
    record Fields(@Nullable String purpose, List<String> shown, List<String> withheld) {
        static Fields of(@Nullable String purpose, Decision decision) {
            return new Fields(purpose, decision.shownNames(), decision.withheldNames());
        }
    }

    /**
     * As whom an account acted.
     *
     * @param entry the entry that says so
     */
    @Schema(name = "ReplayRole")
    record RoleThen(
            UUID entry,
            Instant recordedAt,
            @Nullable String agency,
            @Nullable String sector,
            @Nullable String tier,
            List<String> duties) {}
}
