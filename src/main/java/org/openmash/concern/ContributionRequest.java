package org.openmash.concern;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openmash.concern.Accept.Code;
import org.openmash.concern.Accept.Form;
import org.openmash.concern.Accept.Inseparable;
import org.openmash.concern.Accept.NotFuture;
import org.openmash.concern.Accept.Required;
import org.openmash.concern.Accept.Text;

/**
 * One item of what an agency knows.
 *
 * @param field the row of the disclosure matrix that rules the item, by what it says and not by who says it: any row of
 *     health, education, police, council or prevent. A {@code headline} row takes no text, for it is widely readable: only
 *     {@code eventType} and dates
 * @param eventType list {@code event-type}; of the same kind as {@code field}, or of any
 * @param eventDate the day of the event
 * @param dateAccuracy how sure day, month and year are: A accurate, E estimated, U unknown (MAIS person standard)
 * @param headline one line for the chronology
 * @param detail the account
 * @param grade police 3x5x2, such as {@code 1AP}: source 1-3, intelligence A-E, handling P or C
 * @param handlingConditions what may be done with it; required with handling code C
 * @param sourceReference the agency's own reference
 */
record ContributionRequest(
        @Required @Text(max = Accept.NAME) String field,
        @Code("event-type") @Nullable String eventType,
        @NotFuture @Nullable LocalDate eventDate,

        @Form(regexp = "[AEU]{3}", message = "must be three letters A, E or U, for day, month and year") @Nullable
        String dateAccuracy,

        @Text(max = Accept.SHORT) @Nullable String headline,
        @Text(max = Accept.LONG) @Nullable String detail,
        @Nullable Nature nature,

        @Inseparable
        @Form(regexp = "[123][A-E][PC]", message = "must be a 3x5x2 grade such as 1AP; the older 5x5x5 is not accepted")
        @Nullable
        String grade,

        @Inseparable @Text(max = Accept.SHORT) @Nullable String handlingConditions,
        @Text(max = Accept.SHORT) @Nullable String sourceReference) {

    /** Whether the agency knows it or thinks it. */
    @Schema(name = "ContributionNature")
    enum Nature {
        FACT,
        OPINION
    }

    /** True with handling code C: shared only under its conditions. */
    boolean isConditional() {
        return grade != null && grade.endsWith("C");
    }

    boolean hasText() {
        return headline != null || detail != null;
    }

    @Override
    public String toString() {
        return "ContributionRequest";
    }
}
