package org.openmash.concern;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.openmash.audit.Access;
import org.openmash.audit.AccessLog;
import org.openmash.audit.Action;
import org.openmash.audit.Recorded;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/**
 * Takes concerns in, each in one transaction: receipt, people, cases, items, tasks and the entry of the access log are
 * durable together before the sender hears 201, or not at all.
 */
@ApplicationScoped
class ConcernService {
    private final DatabaseRole role;
    private final ConcernReader reader;
    private final ConcernRepository concerns;
    private final ConcernFiling filing;
    private final AccessLog log;

    ConcernService(
            DatabaseRole role, ConcernReader reader, ConcernRepository concerns, ConcernFiling filing, AccessLog log) {
        this.role = role;
        this.reader = reader;
        this.concerns = concerns;
        this.filing = filing;
        this.log = log;
    }

    /**
     * Raises a concern, or answers a repeat with the first receipt.
     *
     * @throws ProblemException 400 naming what is wrong; 422 when the key was used for another body
     */
    Recorded<ConcernReceipt> raise(Submission submission) {
        return raise(submission, () -> reader.read(submission.body()));
    }

    /** The same, of a concern to be read in another way. A repeat is not read again: rules may have moved on since. */
    Recorded<ConcernReceipt> raise(Submission submission, Supplier<ReadConcern> read) {
        return role.call(Session.job("intake", submission.caller()), () -> {
            concerns.lock(submission);
            var earlier = concerns.earlier(submission);
            return earlier.isPresent() ? repeat(submission, earlier.get()) : first(submission, read.get());
        });
    }

    /** The receipt of a concern of the caller's agency, with what became of it. Never case content. */
    Recorded<ConcernReceipt> receipt(UUID id, Caller caller) {
        var receipt = role.call(
                Session.job("intake", caller),
                () -> concerns.ofAgency(id, caller)
                        .map(concern -> concern.receipt(concerns.heard(id)))
                        .orElseThrow(ProblemException::notFound));
        var access =
                Access.of(caller, Action.CONSULTATION, "GET /v1/concerns/{id}").items(List.of(id));
        return new Recorded<>(log.recordDurably(access), receipt);
    }

    private Recorded<ConcernReceipt> first(Submission submission, ReadConcern read) throws SQLException {
        var filed = filing.file(submission, read);
        concerns.persistAndFlush(filed.concern());
        var entry = log.record(Access.of(submission.caller(), Action.COLLECTION, submission.operation())
                .lawfulBasis(read.request().lawfulBasis())
                .cases(filed.cases())
                .items(List.of(filed.concern().id())));
        return new Recorded<>(entry, filed.concern().receipt(Heard.NOTHING_YET));
    }

    private Recorded<ConcernReceipt> repeat(Submission submission, Concern earlier) {
        if (!earlier.isSameAs(submission)) {
            throw new ProblemException(
                    ProblemType.IDEMPOTENCY_KEY_REUSED,
                    "This Idempotency-Key was used for a concern with another body; send new content under a new key.");
        }
        var entry = log.record(Access.of(submission.caller(), Action.COLLECTION, submission.operation())
                .items(List.of(earlier.id()))
                .reason("Repeat of a concern received before; nothing was added."));
        return new Recorded<>(entry, earlier.receipt(Heard.NOTHING_YET));
    }
}
