package org.openmash.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One referral and what came of it: module {@code CINdetails}. Values are as received; null when missing or empty.
 *
 * @param referralDate when the child was referred
 * @param referralSource code of the referral source list
 * @param primaryNeed code of the primary need list
 * @param closureDate when the episode ended; null while it is open
 * @param closureReason code of the closure reason list
 * @param conferenceDate initial child protection conference that no section 47 enquiry of this episode led to
 *     ({@code DateOfInitialCPC})
 * @param noFurtherAction {@code 1} or {@code true} when the referral led to nothing, {@code 0} or {@code false}
 *     otherwise ({@code ReferralNFA})
 * @param assessments single assessments
 * @param plans child in need plans
 * @param enquiries section 47 enquiries
 * @param protectionPlans child protection plans
 */
record CinEpisode(
        @Nullable CinDate referralDate,
        @Nullable String referralSource,
        @Nullable String primaryNeed,
        @Nullable CinDate closureDate,
        @Nullable String closureReason,
        @Nullable CinDate conferenceDate,
        @Nullable String noFurtherAction,
        List<CinAssessment> assessments,
        List<CinPlan> plans,
        List<CinEnquiry> enquiries,
        List<CinProtectionPlan> protectionPlans) {

    static CinEpisode of(CinBlock block) {
        return new CinEpisode(
                block.date("CINreferralDate"),
                block.text("ReferralSource"),
                block.text("PrimaryNeedCode"),
                block.date("CINclosureDate"),
                block.text("ReasonForClosure"),
                block.date("DateOfInitialCPC"),
                block.text("ReferralNFA"),
                block.parts("Assessments", "Assessments", CinAssessment::of),
                block.parts("CINPlanDates", "CINplanDates", CinPlan::of),
                block.parts("Section47", "Section47", CinEnquiry::of),
                block.parts("ChildProtectionPlans", "ChildProtectionPlans", CinProtectionPlan::of));
    }

    /** Whether the referral is marked as one that led to no further action. */
    boolean endsHere() {
        return isYes(noFurtherAction);
    }

    /** Whether the referral is marked as one that led to further action. */
    boolean goesOn() {
        return "0".equals(noFurtherAction) || "false".equalsIgnoreCase(noFurtherAction);
    }

    /** Whether it went on and has not been closed. */
    boolean isOpen() {
        return goesOn() && closureDate == null;
    }

    /** Whether {@code value} is the yes of a return: {@code 1} or {@code true}. */
    static boolean isYes(@Nullable String value) {
        return "1".equals(value) || "true".equalsIgnoreCase(value);
    }
}
