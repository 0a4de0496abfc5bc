package org.openmash.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The erasable half of an entry: who and what. Written as JSON once; those bytes are committed to, stored and read back,
 * never written again. The insert statement takes the columns of the search out of them by name.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Detail(
        @Nullable String subject,
        @Nullable String name,
        @Nullable String familyName,
        @Nullable String hub,
        @Nullable String sector,
        @Nullable String tier,
        @Nullable List<String> duties,
        @Nullable String client,
        @Nullable String person,
        @Nullable String unit,
        @Nullable String requestId,
        @Nullable String operation,
        @Nullable String problem,
        @Nullable String purpose,
        @Nullable String lawfulBasis,
        @Nullable String reason,
        @Nullable List<UUID> cases,
        @Nullable List<UUID> items,
        @Nullable List<UUID> under,
        @Nullable List<String> shown,
        @Nullable List<String> withheld,
        @Nullable String recordVersion,
        @Nullable Map<String, String> searched,
        @Nullable String sequencing,
        @Nullable String actorToken,
        @Nullable String personToken,
        @Nullable String agreementVerdict,
        @Nullable List<UUID> agreements,
        @Nullable Boolean purposeLive) {
    /** What an entry says that was written while the log was far behind its checkpoints. */
    static final String UNSEQUENCED = "UNSEQUENCED";

    /** Our own, so that no setting of the service's JSON touches what is committed to. */
    private static final JsonMapper JSON = new JsonMapper();

    static Detail of(Access access, Map<String, String> searchedHashes, StaffTokens tokens) {
        var actor = access.actor();
        var grounds = access.grounds();
        var references = access.references();
        return new Detail(
                actor.subject(),
                actor.name(),
                actor.familyName(),
                actor.hub(),
                actor.sector(),
                actor.tier(),
                actor.duties(),
                actor.client(),
                actor.person(),
                actor.unit(),
                actor.requestId(),
                access.operation(),
                access.result().problem(),
                grounds.purpose(),
                grounds.lawfulBasis(),
                grounds.reason(),
                references.cases(),
                references.items(),
                references.under(),
                references.shown(),
                references.withheld(),
                references.recordVersion(),
                searchedHashes,
                access.result().unsequenced() ? UNSEQUENCED : null,
                tokens.account(actor.subject()),
                tokens.person(actor.person()),
                grounds.agreementVerdict(),
                grounds.agreements(),
                grounds.purposeLive());
    }

    static Detail of(byte[] stored) {
        try {
            return JSON.readValue(stored, Detail.class);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("a stored detail of the access log is not JSON", unreadable);
        }
    }

    byte[] toBytes() {
        try {
            return JSON.writeValueAsBytes(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Nothing: it is personal data. */
    @Override
    public String toString() {
        return "Detail";
    }
}
