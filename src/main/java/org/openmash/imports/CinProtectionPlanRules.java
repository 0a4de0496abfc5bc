package org.openmash.imports;

import static org.openmash.imports.CinCodes.ABUSE_CATEGORY;
import static org.openmash.imports.CinCodes.lacks;
import static org.openmash.imports.CinDate.before;
import static org.openmash.imports.CinDate.same;
import static org.openmash.imports.CinFields.CONFERENCE_DATE;
import static org.openmash.imports.CinFields.EPISODE_CONFERENCE;
import static org.openmash.imports.CinFields.INITIAL_CATEGORY;
import static org.openmash.imports.CinFields.LATEST_CATEGORY;
import static org.openmash.imports.CinFields.PROTECTION_END;
import static org.openmash.imports.CinFields.PROTECTION_START;
import static org.openmash.imports.CinFields.REFERRAL_DATE;
import static org.openmash.imports.CinFields.REFERRAL_NFA;
import static org.openmash.imports.CinFields.REVIEW_DATE;
import static org.openmash.imports.CinRule.rule;

import java.util.List;

/** Rules about child protection plans and their reviews. */
final class CinProtectionPlanRules {
    static final List<CinRule<CinPart<CinProtectionPlan>>> RULES = List.of(
            rule(
                    "1105",
                    "The plan begins before the referral.",
                    in -> before(in.it().start(), in.episode().referralDate()),
                    PROTECTION_START,
                    REFERRAL_DATE),
            rule(
                    "8832",
                    "A child protection plan is recorded on a referral marked as having led to no further action.",
                    in -> in.episode().endsHere(),
                    PROTECTION_START,
                    REFERRAL_NFA),
            rule(
                    "2885",
                    "The plan begins on another day than the initial child protection conference.",
                    in -> in.year().holds(in.it().start()) && !beginsWithConference(in),
                    PROTECTION_START,
                    CONFERENCE_DATE,
                    EPISODE_CONFERENCE),
            rule(
                    "8840",
                    "The plan begins and ends on the same day.",
                    in -> same(in.it().start(), in.it().end()),
                    PROTECTION_START,
                    PROTECTION_END),
            rule(
                    "8925",
                    "The plan ends before it begins.",
                    in -> before(in.it().end(), in.it().start()),
                    PROTECTION_START,
                    PROTECTION_END),
            rule(
                    "8930",
                    "The end of the plan is not within the year of the return.",
                    in -> in.year().leavesOut(in.it().end()),
                    PROTECTION_END),
            rule(
                    "8565",
                    CinClosureRules.AFTER_CLOSURE,
                    in -> before(in.episode().closureDate(), in.it().end()),
                    PROTECTION_END),
            rule(
                    "8905",
                    "The initial category of abuse is missing or is not a code of the list.",
                    in -> lacks(ABUSE_CATEGORY, in.it().initialCategory()),
                    INITIAL_CATEGORY),
            rule(
                    "8910",
                    "The latest category of abuse is missing or is not a code of the list.",
                    in -> lacks(ABUSE_CATEGORY, in.it().latestCategory()),
                    LATEST_CATEGORY),
            rule(
                    "8841",
                    "A review is on or before the day the plan begins.",
                    in -> in.it().reviews().stream()
                            .anyMatch(review -> before(review, in.it().start())
                                    || same(review, in.it().start())),
                    PROTECTION_START,
                    REVIEW_DATE),
            rule(
                    "8935",
                    "More than one child protection plan of this child is open.",
                    in -> in.it().end() == null && open(in.child()) > 1,
                    PROTECTION_END));

    private CinProtectionPlanRules() {}

    private static boolean beginsWithConference(CinPart<CinProtectionPlan> in) {
        return same(in.it().start(), in.episode().conferenceDate())
                || in.episode().enquiries().stream()
                        .anyMatch(enquiry -> same(in.it().start(), enquiry.conferenceDate()));
    }

    private static long open(CinChild child) {
        return child.episodes().stream()
                .flatMap(episode -> episode.protectionPlans().stream())
                .filter(plan -> plan.end() == null)
                .count();
    }
}
