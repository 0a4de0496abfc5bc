package org.openmash.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges one child of a return by DfE's validation rules, as published with their numbers by data-to-insight in
 * CIN-validator (since 2026 csc-validator-be-cin), in their state for 2025-26. Here are the rules that one child's
 * record can be judged by and that bear on casework; {@link CinReturnChecks} has those about the return as a whole.
 */
final class CinRules {
    private final CinCase of;
    private final List<CinIssue> issues;

    private CinRules(CinCase of) {
        this.of = of;
        this.issues = new ArrayList<>(of.child().issues());
    }

    /** What is wrong with this child: first with the record as written, then by rule; nothing twice. */
    static List<CinIssue> check(CinHeader header, CinChild child) {
        var rules = new CinRules(new CinCase(CensusYear.of(header), child));
        rules.judgeChild();
        return rules.issues.stream().distinct().toList();
    }

    private void judgeChild() {
        judge(CinIdentifierRules.RULES, of, "");
        judge(CinUpnRules.RULES, of, "");
        judge(CinCharacteristicRules.RULES, of, "");
        int number = 0;
        for (var episode : of.child().episodes()) {
            judgeEpisode(episode, "Referral " + ++number);
        }
    }

    private void judgeEpisode(CinEpisode episode, String where) {
        judge(CinReferralRules.RULES, new CinPart<>(of, episode, episode), where + ": ");
        judge(CinClosureRules.RULES, new CinPart<>(of, episode, episode), where + ": ");
        judgeEach(CinAssessmentRules.RULES, episode, episode.assessments(), where + ", assessment ");
        judgeEach(CinFactorRules.RULES, episode, episode.assessments(), where + ", assessment ");
        judgeEach(CinPlanRules.RULES, episode, episode.plans(), where + ", child in need plan ");
        judgeEach(CinEnquiryRules.RULES, episode, episode.enquiries(), where + ", section 47 enquiry ");
        judgeEach(CinProtectionPlanRules.RULES, episode, episode.protectionPlans(), where + ", child protection plan ");
    }

    private <T> void judgeEach(List<CinRule<CinPart<T>>> rules, CinEpisode episode, List<T> parts, String where) {
        int number = 0;
        for (var part : parts) {
            judge(rules, new CinPart<>(of, episode, part), where + ++number + ": ");
        }
    }

    private <T> void judge(List<CinRule<T>> rules, T thing, String where) {
        rules.forEach(rule -> rule.check(thing, where).forEach(issues::add));
    }
}
