package org.openmash.release;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Who read what an agency gave.
 *
 * @param reads by day, item, agency, duty and purpose, oldest first
 */
@Schema(name = "ReadReceipt")
record ReadReceipt(List<Read> reads) {
    /**
     * Reads of one item on one day by one kind of reader.
     *
     * @param item the contribution
     * @param caseId its case
     * @param day in London
     * @param agency of the readers
     * @param duty of the readers, such as {@code practitioner}
     * @param purpose a code of the purpose list; {@code PROTECTED_PURPOSE}; or {@code PURPOSE_NOT_LIVE} for one that was stated and
     *     not live for the reader on the case
     * @param reads how many
     */
    @Schema(name = "ItemRead")
    record Read(
            UUID item,
            UUID caseId,
            LocalDate day,
            String agency,
            @Nullable String duty,
            @Nullable String purpose,
            int reads) {}
}
