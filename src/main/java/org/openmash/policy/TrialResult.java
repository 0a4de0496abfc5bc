package org.openmash.policy;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What another matrix would have made of the reads on the log. It names fields and kinds of account, never a person, a case or a value.
 *
 * @param version the matrix tried
 * @param against the matrix in force
 * @param since the oldest read looked at
 * @param reads how many were looked at
 * @param wouldShowLess of how many a field that was shown would have been refused
 * @param wouldShowMore in how many a field that was withheld would have been shown
 * @param rows the cells that differ
 * @param effects the same by field and kind of account
 */
@Schema(name = "PolicyTrial")
record TrialResult(
        String version,
        String against,
        Instant since,
        long reads,
        long wouldShowLess,
        long wouldShowMore,
        List<Cell> rows,
        List<Effect> effects) {

    /** A cell that differs. */
    @Schema(name = "PolicyCell")
    record Cell(String field, String column, String was, String is) {}

    /**
     * What happens to one field for one kind of account.
     *
     * @param effect LESS or MORE
     * @param reads how many
     * @param entries the newest of their entries on the log, 20 at most, for the auditor
     */
    @Schema(name = "PolicyEffect")
    record Effect(
            String field,
            String sector,
            String tier,
            @Nullable String purpose,
            Direction effect,
            long reads,
            List<UUID> entries) {}

    /** Which way. */
    @Schema(name = "PolicyDirection")
    enum Direction {
        LESS,
        MORE
    }
}
