package org.openmash.oversight;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is asked and answered about alerts. */
final class Alerts {
    private Alerts() {}

    /** How a review ended. */
    enum ReviewOutcome {
        /** There was a good reason. */
        LEGITIMATE,
        /** It goes on, outside this service. */
        NEEDS_INQUIRY,
        MISUSE,
        CANNOT_TELL
    }

    /**
     * A flag, never a value.
     *
     * @param actor the token of the account; of one of them for TWO_ACCOUNTS
     * @param person the token of the human being, where the rule is about one
     * @param caseId the case, where the rule is about one
     * @param observed what was counted
     * @param expected what would have been usual
     * @param explanation the rule and the numbers in words
     * @param reviewed the outcome of the latest review; null until there is one
     */
    @Schema(name = "Alert")
    record Alert(
            UUID id,
            Instant raisedAt,
            AlertKind kind,
            String actor,
            @Nullable String person,
            @Nullable UUID caseId,
            double observed,
            @Nullable Double expected,
            Instant firstAt,
            Instant lastAt,
            String explanation,
            @Nullable ReviewOutcome reviewed) {}

    /** The newest alerts, 200 at most; older ones by {@code before}. */
    @Schema(name = "AlertList")
    record Listed(List<Alert> alerts) {}

    /** A window to compute. */
    @Schema(name = "AlertRunRequest")
    record Run(@Nullable Instant from, @Nullable Instant to) {}

    /** How many alerts are new. */
    @Schema(name = "AlertRunResult")
    record Raised(int raised) {}

    /** What a review found, and why. */
    @Schema(name = "AlertReviewRequest")
    record Review(@Nullable ReviewOutcome outcome, @Nullable String reason) {}

    /** The review. */
    @Schema(name = "AlertReview")
    record Reviewed(UUID id, UUID alert, ReviewOutcome outcome) {}
}
