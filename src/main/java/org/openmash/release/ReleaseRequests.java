package org.openmash.release;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is sent about a release. */
final class ReleaseRequests {
    private ReleaseRequests() {}

    /**
     * One item or one field of a case, to one agency. Exactly one of {@code item} and {@code field}.
     *
     * @param item a contribution; another agency's needs its agreement
     * @param field a field of the hub's record, such as {@code concern.summary}; for people of the council that runs the hub
     * @param agency the organisation code of the agency that may read the copy
     * @param purpose what it may be used for, a code of {@code codes/purpose.csv}
     * @param lawfulBasis a code of {@code codes/lawful-basis.csv}
     * @param reason why
     * @param until when it ends by itself; or {@code hours}
     * @param hours how long it lives from now
     * @param edited a text in place of the original's; only from whoever decides about the release
     */
    @Schema(name = "DisseminationRequest")
    record Release(
            @Nullable UUID item,
            @Nullable @Schema(examples = "concern.summary") String field,
            @Nullable @Schema(examples = "SCH-101") String agency,
            @Nullable @Schema(examples = "EARLY_HELP") String purpose,
            @Nullable @Schema(examples = "CA2004_S10") String lawfulBasis,

            @Nullable @Schema(examples = "The school plans the morning with her")
            String reason,

            @Nullable Instant until,
            @Nullable @Schema(examples = "48") Integer hours,
            @Nullable Edited edited) {}

    /**
     * A text in place of the original's, which is kept.
     *
     * @param text what is released
     * @param removed what was left out, in words
     * @param because why
     */
    @Schema(name = "EditedText")
    record Edited(
            @Nullable @Schema(examples = "Officers were called to the house.")
            String text,

            @Nullable @Schema(examples = "The name of the caller")
            String removed,

            @Nullable @Schema(examples = "Source to be protected")
            String because) {
        /** Nothing: it is case data. */
        @Override
        public String toString() {
            return "Edited";
        }
    }

    /**
     * The owner's answer.
     *
     * @param agreed whether the item may be released as asked
     * @param reason why
     * @param edited a text in place of the original's
     */
    @Schema(name = "DisseminationAnswer")
    record Answer(
            @Nullable Boolean agreed,

            @Nullable @Schema(examples = "The source is not at risk by it")
            String reason,

            @Nullable Edited edited) {}

    /**
     * An officer's or manager's part in an override.
     *
     * @param because a code of {@code codes/agreement-dispensation.csv}
     * @param reason why
     * @param edited a text in place of the original's; counts from whoever completes the override
     */
    @Schema(name = "DisseminationOverride")
    record OverrideRequest(
            @Nullable @Schema(examples = "IMMEDIATE_RISK") String because,

            @Nullable @Schema(examples = "She goes home with him at three")
            String reason,

            @Nullable Edited edited) {}

    /**
     * The reason of an act that needs nothing else.
     *
     * @param reason why
     */
    @Schema(name = "ReasonGiven")
    record WithReason(
            @Nullable @Schema(examples = "Filed on the wrong child")
            String reason) {}
}
