package org.openmash.imports;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openmash.problem.Problem;

/**
 * What became of a return.
 *
 * @param children one result a child, in the order of the file
 * @param returnIssues what is wrong with the return as a whole, by rule
 * @param unrecognised paths of what stood in the return outside the children and has no place here
 * @param problem why reading stopped before the end; the children before it are taken in
 */
@Schema(name = "CinImportResult")
record CinImportResult(
        List<Child> children,
        List<CinIssue> returnIssues,
        List<String> unrecognised,
        @Nullable Problem problem) {

    /**
     * What became of one child.
     *
     * @param position place in the file, from 1
     * @param result IMPORTED; ALREADY_IMPORTED when the same record was taken in before; REFUSED
     * @param cases the case files made, one for each referral
     * @param issues what is wrong, by rule; nothing is lost by it
     * @param setAside elements whose value could not be used and was kept as received
     * @param unrecognised paths that this version has no place for, kept as received
     * @param reason why it was refused
     */
    @Schema(name = "CinChildResult")
    record Child(
            int position,
            Result result,
            List<UUID> cases,
            List<CinIssue> issues,
            List<String> setAside,
            List<String> unrecognised,
            @Nullable String reason) {}

    /** What became of a child. */
    enum Result {
        IMPORTED,
        ALREADY_IMPORTED,
        REFUSED
    }
}
