package org.openmash.concern;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.openmash.identity.Caller;

/** A concern as received, byte for byte, and what its sender was told. Never changed. */
@Entity
@Immutable
@Table(schema = "casework", name = "concern_receipt")
@SuppressWarnings("UnusedVariable") // written and read by Hibernate
class Concern {
    @Id
    private UUID id;

    private String hub;
    private String agency;
    private String client;

    @Column(name = "submitted_by")
    private String submittedBy;

    @Column(name = "idempotency_key")
    private String idempotencyKey;

    private byte[] body;

    @Column(name = "body_sha256")
    private byte[] bodySha256;

    private String reference;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "response_due_at")
    private Instant responseDueAt;

    @Column(name = "immediate_danger")
    private boolean immediateDanger;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Warning> warnings;

    @Column(name = "set_aside")
    @JdbcTypeCode(SqlTypes.JSON)
    private List<SetAside> setAside;

    @Column(name = "contribution_ids")
    @JdbcTypeCode(SqlTypes.ARRAY)
    private UUID[] contributionIds;

    @Column(name = "call_team")
    private String callTeam;

    @Column(name = "feedback_limited")
    private boolean feedbackLimited;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Concern() {}

    /** Takes a concern in; the agency is the token's, never the body's. */
    static Concern raise(Submission submission, ReadConcern read, Arrival arrival) {
        var concern = new Concern();
        var caller = submission.caller();
        concern.id = arrival.concernId();
        concern.takeFrom(caller);
        concern.idempotencyKey = submission.idempotencyKey();
        concern.body = submission.body();
        concern.bodySha256 = submission.sha256();
        concern.reference = arrival.reference();
        concern.receivedAt = arrival.receivedAt();
        concern.responseDueAt = arrival.responseDueAt();
        concern.immediateDanger = read.request().immediateDanger();
        concern.warnings = read.warnings();
        concern.setAside = read.setAside();
        concern.contributionIds = arrival.contributionIds().toArray(UUID[]::new);
        concern.callTeam = arrival.team();
        concern.feedbackLimited = read.request().referrer().isProtected();
        return concern;
    }

    private void takeFrom(Caller caller) {
        hub = caller.hub();
        agency = caller.agency();
        client = caller.client();
        submittedBy = caller.subject();
    }

    boolean isSameAs(Submission submission) {
        return java.security.MessageDigest.isEqual(bodySha256, submission.sha256());
    }

    UUID id() {
        return id;
    }

    /** What the sender is told, with the feedback of the moment. */
    ConcernReceipt receipt(Heard heard) {
        var feedback = feedbackLimited ? Feedback.RECEIVED : heard.feedback();
        return new ConcernReceipt(
                id,
                reference,
                receivedAt,
                feedback,
                feedbackLimited ? null : heard.decidedAt(),
                feedback.whatHappensNext(),
                responseDueAt,
                callTeam,
                warnings,
                immediateDanger ? ConcernReceipt.NO_EMERGENCY_LINE : null,
                List.of(contributionIds));
    }

    @Override
    public String toString() {
        return "concern " + id;
    }
}
