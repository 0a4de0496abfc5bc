package org.openmash.concern;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How a concern was taken in: its id and reference, when, by when the sender hears, whose queue, the ids of its items. */
record Arrival(
        UUID concernId,
        String reference,
        Instant receivedAt,
        Instant responseDueAt,
        String team,
        List<UUID> contributionIds) {}
