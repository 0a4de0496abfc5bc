package org.openmash.me;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openmash.identity.Caller;

/**
 * Who the caller is here, all from its token.
 *
 * @param subject the account
 * @param name its name
 * @param agency the organisation code
 * @param sector the agency's sector
 * @param tier OPEN, CLOSED or ANONYMISED
 * @param duties what the account may do
 * @param hub the hub it works in
 * @param person the human being behind it
 * @param unit the part of the agency
 * @param client the client it calls through
 */
@Schema(name = "Me")
record MeView(
        String subject,
        String name,
        String agency,
        @Nullable String sector,
        @Nullable String tier,
        List<String> duties,
        String hub,
        String person,
        @Nullable String unit,
        String client) {

    static MeView of(Caller caller) {
        var sector = caller.sector();
        var tier = caller.tier();
        return new MeView(
                caller.subject(),
                caller.name(),
                caller.agency(),
                sector == null ? null : sector.name(),
                tier == null ? null : tier.name(),
                caller.duties().stream().sorted().toList(),
                caller.hub(),
                caller.person(),
                caller.unit(),
                caller.client());
    }
}
