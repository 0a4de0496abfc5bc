package org.openmash.audit;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openmash.identity.Caller;

/**
 * Who an entry is about. Only the subject is certain: of a token that contradicts itself nothing else is believed.
 *
 * @param tier {@code open}, {@code closed} or {@code anonymised}
 */
record Actor(
        String subject,
        @Nullable String name,
        @Nullable String familyName,
        @Nullable String agency,
        @Nullable String hub,
        @Nullable String sector,
        @Nullable String tier,
        List<String> duties,
        @Nullable String client,
        @Nullable String person,
        @Nullable String unit,
        @Nullable String requestId) {

    static Actor of(Caller caller) {
        var sector = caller.sector();
        var tier = caller.tier();
        return new Actor(
                caller.subject(),
                caller.name(),
                caller.familyName(),
                caller.agency(),
                caller.hub(),
                sector == null ? null : sector.name(),
                tier == null ? null : tier.name().toLowerCase(Locale.ROOT),
                caller.duties().stream().sorted().toList(),
                caller.client(),
                caller.person(),
                caller.unit(),
                caller.requestId());
    }

    static Actor contradictory(String subject, @Nullable String requestId) {
        return new Actor(subject, null, null, null, null, null, null, List.of(), null, null, null, requestId);
    }
}
