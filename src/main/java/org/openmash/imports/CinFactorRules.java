package org.openmash.imports;

import static org.openmash.imports.CinCodes.lacks;
import static org.openmash.imports.CinFields.ASSESSMENT_AUTHORISED;
import static org.openmash.imports.CinFields.ASSESSMENT_FACTORS;
import static org.openmash.imports.CinFields.CLOSURE_REASON;
import static org.openmash.imports.CinRule.rule;

import java.util.List;
import java.util.Set;

/** Rules about the factors found by a single assessment. */
final class CinFactorRules {
    private static final String NO_FACTOR = "21";
    private static final Set<String> CLOSED_AFTER_ASSESSMENT = Set.of("RC8", "RC9");

    static final List<CinRule<CinPart<CinAssessment>>> RULES = List.of(
            rule(
                    "8614",
                    "Factors are given although the assessment is not completed.",
                    in -> in.it().authorised() == null && !in.it().factors().isEmpty(),
                    ASSESSMENT_AUTHORISED,
                    ASSESSMENT_FACTORS),
            rule(
                    "8897Q",
                    "The factors are missing, or one is not a code of the list, on a completed assessment.",
                    in -> isCompletedSinceStart(in)
                            && lacks(CinCodes.FACTOR, in.it().factors()),
                    ASSESSMENT_AUTHORISED,
                    ASSESSMENT_FACTORS),
            rule(
                    "8898",
                    "A factor is given more than once.",
                    in -> in.it().factors().stream().distinct().count()
                            < in.it().factors().size(),
                    ASSESSMENT_FACTORS),
            rule(
                    "8869",
                    "The factor that says none was identified (21) is given together with others.",
                    in -> in.it().factors().contains(NO_FACTOR)
                            && in.it().factors().stream().distinct().count() > 1,
                    ASSESSMENT_FACTORS),
            rule(
                    "8873Q",
                    "Please check: the only assessment identified no factor (21), but the reason for closure is neither"
                            + " RC8 nor RC9.",
                    CinFactorRules::contradictsClosure,
                    ASSESSMENT_FACTORS,
                    CLOSURE_REASON),
            rule(
                    "8945Q",
                    "Please check: factor 18A is no longer used; use 18B or 18C.",
                    in -> in.it().factors().contains("18A"),
                    ASSESSMENT_FACTORS),
            rule(
                    "8950Q",
                    "Please check: factor 19A is no longer used; use 19B or 19C.",
                    in -> in.it().factors().contains("19A"),
                    ASSESSMENT_FACTORS));

    private CinFactorRules() {}

    private static boolean isCompletedSinceStart(CinPart<CinAssessment> in) {
        return in.year().holds(in.it().authorised())
                || in.year().endsBefore(in.it().authorised());
    }

    private static boolean contradictsClosure(CinPart<CinAssessment> in) {
        var reason = in.episode().closureReason();
        return in.it().authorised() != null
                && in.it().factors().contains(NO_FACTOR)
                && in.episode().assessments().size() == 1
                && (reason == null || !CLOSED_AFTER_ASSESSMENT.contains(reason));
    }
}
