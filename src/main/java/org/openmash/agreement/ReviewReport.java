package org.openmash.agreement;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The reads of one day that went on without an agreement in force.
 *
 * @param day in the hub's time
 * @param reads by agency and purpose; nobody's name
 */
@Schema(name = "AgreementReviewReport")
record ReviewReport(LocalDate day, List<Reads> reads) {
    /** So many reads of an agency for a purpose. */
    @Schema(name = "ReviewedReads")
    record Reads(@Nullable String agency, @Nullable String purpose, long reads) {}
}
