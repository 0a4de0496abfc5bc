package org.openmash.imports;

import static org.openmash.imports.CinDate.before;
import static org.openmash.imports.CinFields.PLAN_END;
import static org.openmash.imports.CinFields.PLAN_START;
import static org.openmash.imports.CinFields.PROTECTION_END;
import static org.openmash.imports.CinFields.PROTECTION_START;
import static org.openmash.imports.CinFields.REFERRAL_DATE;
import static org.openmash.imports.CinFields.REFERRAL_NFA;
import static org.openmash.imports.CinRule.rule;

import java.util.List;
import java.util.stream.Stream;

/** Rules about child in need plans, which never run beside a child protection plan. */
final class CinPlanRules {
    static final List<CinRule<CinPart<CinPlan>>> RULES = List.of(
            rule(
                    "4000",
                    "A child in need plan is recorded on a referral marked as having led to no further action.",
                    in -> in.episode().endsHere(),
                    PLAN_START,
                    REFERRAL_NFA),
            rule(
                    "4011",
                    "The plan ends before it begins.",
                    in -> before(in.it().end(), in.it().start()),
                    PLAN_END,
                    PLAN_START),
            rule(
                    "4013",
                    "The end of the plan is not within the year of the return.",
                    in -> in.year().leavesOut(in.it().end()),
                    PLAN_END),
            rule(
                    "4015",
                    "The plan begins before the referral.",
                    in -> before(in.it().start(), in.episode().referralDate()),
                    PLAN_START,
                    REFERRAL_DATE),
            rule(
                    "8565",
                    CinClosureRules.AFTER_CLOSURE,
                    in -> before(in.episode().closureDate(), in.it().start())
                            || before(in.episode().closureDate(), in.it().end()),
                    PLAN_START,
                    PLAN_END),
            rule(
                    "4001",
                    "The plan has no end, nor has a child protection plan of the same episode.",
                    in -> in.it().end() == null
                            && in.episode().protectionPlans().stream().anyMatch(other -> other.end() == null),
                    PLAN_END,
                    PROTECTION_END),
            rule(
                    "4016",
                    "The plan begins while a child protection plan runs.",
                    in -> protectionPlans(in)
                            .anyMatch(other -> in.year().during(in.it().start(), other.start(), other.end())),
                    PLAN_START,
                    PROTECTION_START,
                    PROTECTION_END),
            rule(
                    "4017",
                    "A child protection plan begins while this plan runs.",
                    in -> protectionPlans(in)
                            .anyMatch(other -> in.year()
                                    .during(
                                            other.start(),
                                            in.it().start(),
                                            in.it().end())),
                    PLAN_START,
                    PLAN_END,
                    PROTECTION_START));

    private CinPlanRules() {}

    private static Stream<CinProtectionPlan> protectionPlans(CinPart<CinPlan> in) {
        return in.child().episodes().stream().flatMap(episode -> episode.protectionPlans().stream());
    }
}
