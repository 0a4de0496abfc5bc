package org.openmash.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A single assessment: module {@code Assessments}. Values are as received; null when missing or empty.
 *
 * @param start {@code AssessmentActualStartDate}
 * @param internalReview {@code AssessmentInternalReviewDate}, in older returns
 * @param authorised {@code AssessmentAuthorisationDate}; null while it goes on
 * @param factors codes of the assessment factor list
 */
record CinAssessment(
        @Nullable CinDate start,
        @Nullable CinDate internalReview,
        @Nullable CinDate authorised,
        List<String> factors) {

    static CinAssessment of(CinBlock block) {
        return new CinAssessment(
                block.date("AssessmentActualStartDate"),
                block.date("AssessmentInternalReviewDate"),
                block.date("AssessmentAuthorisationDate"),
                block.part("FactorsIdentifiedAtAssessment", "Assessments", list -> list.texts("AssessmentFactors")));
    }
}
