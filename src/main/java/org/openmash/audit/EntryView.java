package org.openmash.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry as an auditor reads it: references and names of fields, never a value of a case. After its details were erased
 * only what stands in the leaf is left.
 *
 * @param purposeLive whether the purpose was live for the reader on the case; null where that was not decided, as in lists
 * @param people the subjects of the cases named, each by a token; an officer of the hub can resolve one
 */
@Schema(name = "AuditEntry")
record EntryView(
        UUID id,
        Instant recordedAt,
        ActorView actor,
        Action action,
        @Nullable String operation,
        Outcome outcome,
        @Nullable String problem,
        @Nullable String purpose,
        @Nullable Boolean purposeLive,
        @Nullable String lawfulBasis,
        @Nullable String reason,
        @Nullable String agreementVerdict,
        List<UUID> agreements,
        List<UUID> cases,
        List<UUID> people,
        List<UUID> items,
        List<UUID> under,
        List<String> shown,
        List<WithheldView> withheld,
        @Nullable String recordVersion,
        String policyVersion,
        @Nullable String requestId,
        @Nullable String sequencing) {

    /** What stands in the leaf, for ever. */
    record Lasting(
            UUID id, Instant recordedAt, @Nullable String agency, Action action, Outcome outcome, String policy) {}

    /**
     * What a reader may see beside the entry itself.
     *
     * @param unsealed the tokens of accounts whose names were unsealed to it
     * @param notTold human beings whose names it must not see all the same
     * @param subjects the person of each case
     */
    record Sight(Set<String> unsealed, Set<String> notTold, Map<UUID, UUID> subjects) {
        private boolean isSealed(Detail said) {
            return said.actorToken() == null
                    || !unsealed.contains(said.actorToken())
                    || said.person() == null
                    || notTold.contains(said.person());
        }
    }

    static EntryView of(EntrySelect.Found found, Sight sight) {
        var lasting = found.lasting();
        var said = found.detail();
        var cases = orEmpty(said.cases());
        return new EntryView(
                lasting.id,
                lasting.recordedAt,
                ActorView.of(lasting.agency, said, sight.isSealed(said)),
                lasting.action,
                said.operation(),
                lasting.outcome,
                said.problem(),
                said.purpose(),
                said.purposeLive(),
                said.lawfulBasis(),
                said.reason(),
                said.agreementVerdict(),
                orEmpty(said.agreements()),
                cases,
                cases.stream()
                        .filter(sight.subjects::containsKey)
                        .map(sight.subjects::get)
                        .distinct()
                        .toList(),
                orEmpty(said.items()),
                orEmpty(said.under()),
                orEmpty(said.shown()),
                orEmpty(said.withheld()).stream().map(WithheldView::of).toList(),
                said.recordVersion(),
                lasting.policy,
                said.requestId(),
                said.sequencing());
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /**
     * Who it was.
     *
     * @param token stands for the account, always the same
     * @param person stands for the human being, the same for all accounts of theirs
     * @param subject the account; null until its name is unsealed
     * @param name its name; null likewise
     */
    @Schema(name = "AuditActor")
    record ActorView(
            @Nullable String token,
            @Nullable String person,
            @Nullable String subject,
            @Nullable String name,
            @Nullable String agency,
            @Nullable String sector,
            @Nullable String tier,
            List<String> duties,
            @Nullable String client) {
        static ActorView of(@Nullable String agency, Detail said, boolean sealed) {
            return new ActorView(
                    said.actorToken(),
                    said.personToken(),
                    sealed ? null : said.subject(),
                    sealed ? null : said.name(),
                    agency,
                    said.sector(),
                    said.tier(),
                    orEmpty(said.duties()),
                    said.client());
        }
    }

    /** A field that was withheld, and why. */
    @Schema(name = "AuditWithheld")
    record WithheldView(String field, String reason) {
        static WithheldView of(String fieldAndReason) {
            int colon = fieldAndReason.lastIndexOf(':');
            return new WithheldView(fieldAndReason.substring(0, colon), fieldAndReason.substring(colon + 1));
        }
    }
}
