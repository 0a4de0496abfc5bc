package org.openmash.statistics;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The motivated intruder test of a release (ICO, Anonymisation guidance, 2025): what somebody with the means of the public could
 * learn about a person from it, together with what is public already.
 *
 * @param conductedOn the day
 * @param comparedWith what was held against it: earlier releases, newspapers, social media
 * @param findings in words, without names of people
 * @param passed whether nobody could be singled out, linked or inferred
 */
@Schema(name = "IntruderTest")
record IntruderTest(
        @Nullable @Schema(examples = "2026-11-02") LocalDate conductedOn,

        @Nullable @Schema(examples = "Earlier releases, local press of the quarter, social media")
        String comparedWith,

        @Nullable @Schema(examples = "Nobody could be singled out; one press case fits many cells.")
        String findings,

        @Nullable Boolean passed) {}
