package org.openmash.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An entry as an auditor reads it: references and names of fields, never a value of a case. After its details were erased
 * only what stands in the leaf is left.
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
        @Nullable String lawfulBasis,
        @Nullable String reason,
        @Nullable String agreementVerdict,
        List<UUID> agreements,
        List<UUID> cases,
        List<UUID> items,
        List<String> shown,
        List<WithheldView> withheld,
        @Nullable String recordVersion,
        String policyVersion,
        @Nullable String requestId) {

    /** What stands in the leaf, for ever. */
    record Lasting(
            UUID id, Instant recordedAt, @Nullable String agency, Action action, Outcome outcome, String policy) {}

    static EntryView of(Lasting lasting, @Nullable Detail detail) {
        var said = detail == null ? Detail.ERASED : detail;
        return new EntryView(
                lasting.id,
                lasting.recordedAt,
                ActorView.of(lasting.agency, said),
                lasting.action,
                said.operation(),
                lasting.outcome,
                said.problem(),
                said.purpose(),
                said.lawfulBasis(),
                said.reason(),
                said.agreementVerdict(),
                orEmpty(said.agreements()),
                orEmpty(said.cases()),
                orEmpty(said.items()),
                orEmpty(said.shown()),
                orEmpty(said.withheld()).stream().map(WithheldView::of).toList(),
                said.recordVersion(),
                lasting.policy,
                said.requestId());
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    /** Who it was. */
    @Schema(name = "AuditActor")
    record ActorView(
            @Nullable String subject,
            @Nullable String name,
            @Nullable String agency,
            @Nullable String sector,
            @Nullable String tier,
            List<String> duties,
            @Nullable String client) {
        static ActorView of(@Nullable String agency, Detail said) {
            return new ActorView(
                    said.subject(),
                    said.name(),
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
