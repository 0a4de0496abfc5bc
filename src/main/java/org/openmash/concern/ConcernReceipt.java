package org.openmash.concern;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What the referrer gets at once, and by {@code GET /v1/concerns/{id}} later. The same whether a case was opened, joined or
 * waits for a decision; never case content.
 *
 * @param id of the concern
 * @param reference to quote on the telephone
 * @param receivedAt when the hub had it
 * @param feedback the kind of response
 * @param decidedAt when the response was decided; absent until then
 * @param whatHappensNext in plain English
 * @param responseDueBy by when the referrer hears the type of response: one working day (Working Together)
 * @param callTeam whom to call
 * @param warnings what was kept aside because it was malformed; empty unless {@code immediateDanger}
 * @param notice present with {@code immediateDanger}: {@link #NO_EMERGENCY_LINE}
 * @param contributionIds in the order sent, to correct or recall by; an item kept aside has none
 */
@Schema(name = "ConcernReceipt", description = "What the hub confirms to the referrer; never case content")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConcernReceipt(
        UUID id,
        String reference,
        Instant receivedAt,
        Feedback feedback,
        @Nullable Instant decidedAt,
        String whatHappensNext,
        Instant responseDueBy,
        String callTeam,
        List<Warning> warnings,
        @Nullable String notice,
        List<UUID> contributionIds) {

    /** Said to whoever sends a concern with {@code immediateDanger}. */
    static final String NO_EMERGENCY_LINE =
            "This is not an emergency line, and nobody may be reading at this moment. Ring 999 now, then ring the hub.";

    ConcernReceipt {
        warnings = List.copyOf(warnings);
        contributionIds = List.copyOf(contributionIds);
    }
}
