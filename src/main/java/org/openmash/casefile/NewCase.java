package org.openmash.casefile;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What opens a case.
 *
 * @param hub the hub that works it
 * @param personId the one subject
 * @param localAuthority the DfE code of the authority
 * @param receivedAt when the hub received it; every clock counts from here
 * @param dueAt when it must be rated
 * @param team the queue that is accountable until somebody takes it
 * @param contactType how it came, a code of the list
 */
public record NewCase(
        String hub,
        UUID personId,
        String localAuthority,
        Instant receivedAt,
        Instant dueAt,
        String team,
        @Nullable String contactType) {}
