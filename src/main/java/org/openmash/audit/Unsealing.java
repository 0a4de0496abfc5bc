package org.openmash.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who stands behind a token. */
final class Unsealing {
    private Unsealing() {}

    /**
     * What is asked: one of token and subject.
     *
     * @param actor the token of an account
     * @param subject an account known from elsewhere, whose token is asked for
     * @param reason why; stands in the log, so name nobody in it
     */
    @Schema(name = "UnsealingRequest")
    record Asked(
            @Nullable String actor,
            @Nullable String subject,
            @Nullable String reason) {}

    /**
     * The name, and until when entries show it to this auditor.
     *
     * @param token the token of the account
     * @param subject the account
     * @param name its name
     * @param agency its organisation code when it was last seen
     */
    @Schema(name = "Unsealed")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Given(
            UUID id,
            String token,
            String subject,
            @Nullable String name,
            @Nullable String agency,
            Instant until) {}
}
