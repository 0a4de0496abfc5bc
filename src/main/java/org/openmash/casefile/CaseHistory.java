package org.openmash.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a statutory return tells of a case that was worked elsewhere.
 *
 * @param primaryNeed the DfE code
 * @param closedAt when it was closed; null while it is open
 * @param closureReason the DfE code RC1 to RC9
 * @param outcome the outcome in shared wording
 */
public record CaseHistory(
        @Nullable String primaryNeed,
        @Nullable Instant closedAt,
        @Nullable String closureReason,
        @Nullable String outcome) {}
