package org.openmash.imports;

import static org.openmash.imports.CinDate.before;
import static org.openmash.imports.CinFields.ASSESSMENT_AUTHORISED;
import static org.openmash.imports.CinFields.ASSESSMENT_START;
import static org.openmash.imports.CinFields.CLOSURE_DATE;
import static org.openmash.imports.CinFields.REFERRAL_DATE;
import static org.openmash.imports.CinFields.REFERRAL_NFA;
import static org.openmash.imports.CinRule.rule;

import java.util.List;

/** Rules about the dates of a single assessment. */
final class CinAssessmentRules {
    static final List<CinRule<CinPart<CinAssessment>>> RULES = List.of(
            rule(
                    "1103",
                    "The assessment begins before the referral.",
                    in -> before(in.it().start(), in.episode().referralDate()),
                    ASSESSMENT_START,
                    REFERRAL_DATE),
            rule(
                    "8608",
                    "The assessment ends before it begins.",
                    in -> before(in.it().authorised(), in.it().start()),
                    ASSESSMENT_START,
                    ASSESSMENT_AUTHORISED),
            rule(
                    "8696",
                    "The end of the assessment is not within the year of the return.",
                    in -> in.year().leavesOut(in.it().authorised()),
                    ASSESSMENT_AUTHORISED),
            rule(
                    "8565",
                    CinClosureRules.AFTER_CLOSURE,
                    in -> before(in.episode().closureDate(), in.it().start())
                            || before(in.episode().closureDate(), in.it().authorised()),
                    ASSESSMENT_START,
                    ASSESSMENT_AUTHORISED),
            rule(
                    "8831",
                    "An assessment is recorded on a referral marked as having led to no further action.",
                    in -> in.episode().endsHere()
                            && (in.it().start() != null || in.it().authorised() != null),
                    ASSESSMENT_START,
                    REFERRAL_NFA),
            rule(
                    "8867",
                    "The episode is closed, but this assessment is not completed.",
                    in -> in.episode().closureDate() != null && in.it().authorised() == null,
                    CLOSURE_DATE,
                    ASSESSMENT_AUTHORISED),
            rule(
                    "8896",
                    "More than one assessment of this episode is open.",
                    in -> in.it().authorised() == null && open(in.episode()) > 1,
                    ASSESSMENT_AUTHORISED),
            rule(
                    "8863Q",
                    "The assessment begins while another of this episode goes on.",
                    in -> in.episode().assessments().stream().anyMatch(other -> overlaps(in, other)),
                    ASSESSMENT_START,
                    ASSESSMENT_AUTHORISED));

    private CinAssessmentRules() {}

    private static long open(CinEpisode episode) {
        return episode.assessments().stream()
                .filter(assessment -> assessment.authorised() == null)
                .count();
    }

    private static boolean overlaps(CinPart<CinAssessment> in, CinAssessment other) {
        return !in.is(other) && in.year().duringOrAtEnd(in.it().start(), other.start(), other.authorised());
    }
}
