package org.openmash.audit;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openmash.audit.sequencer.LogKeys;
import org.openmash.audit.sequencer.LogProgress;
import org.openmash.audit.sequencer.PublishedLog;
import org.openmash.audit.tree.TreeException;
import org.openmash.disclosure.DatabaseRole;
import org.openmash.disclosure.Session;
import org.openmash.identity.Caller;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/** What an auditor checks the log with; each look is an entry too, durable before the answer. */
@ApplicationScoped
class LogTreeService {
    private static final String ROLE = "auditor";
    private static final String PURPOSE = "AUDIT";

    private final DatabaseRole databaseRole;
    private final AgroalDataSource dataSource;
    private final LogProgress progress;
    private final AccessLog log;
    private final LogKeys logKeys;
    private final ExportKey exportKey;

    LogTreeService(
            DatabaseRole databaseRole,
            AgroalDataSource dataSource,
            LogProgress progress,
            AccessLog log,
            LogKeys logKeys,
            ExportKey exportKey) {
        this.databaseRole = databaseRole;
        this.dataSource = dataSource;
        this.progress = progress;
        this.log = log;
        this.logKeys = logKeys;
        this.exportKey = exportKey;
    }

    /** The public halves of the keys that are in use. */
    Recorded<PublicKeys> keys(Caller caller) {
        var keys = new PublicKeys(logKeys.verifierKeys(), exportKey.publicKey());
        return recorded("GET /v1/audit/keys", List.of(), keys, caller);
    }

    private interface Question<T> {
        T ask(PublishedLog published) throws SQLException;
    }

    /**
     * The newest signed checkpoint.
     *
     * @throws ProblemException 404 when none was made yet
     */
    Recorded<String> checkpoint(Caller caller) {
        var note = ask(caller, PublishedLog::checkpoint).orElseThrow(ProblemException::notFound);
        return recorded("GET /v1/audit/checkpoint", List.of(), note, caller);
    }

    /**
     * A tile, or a bundle of entries.
     *
     * @param path as tlog-tiles writes it, without {@code tile/}
     * @throws ProblemException 404 when there is none of that path and width
     */
    Recorded<byte[]> tile(String path, Caller caller) {
        try {
            var tile = ask(caller, published -> published.tile("tile/" + path));
            return recorded("GET /v1/audit/tiles/{path}", List.of(), tile, caller);
        } catch (TreeException none) {
            throw ProblemException.notFound();
        }
    }

    /**
     * The proof that an entry is in the log, with the checkpoint it proves it for. An entry that is not yet under a checkpoint
     * is waited for.
     *
     * @throws ProblemException 404 when there is no such entry, 503 when no checkpoint covers it in time
     */
    Recorded<String> proof(UUID id, Caller caller) {
        var proof = ask(caller, published -> published.proof(id))
                .or(() -> exists(id, caller) && progress.awaitCheckpoint(id)
                        ? ask(caller, published -> published.proof(id))
                        : Optional.empty())
                .orElseThrow(() -> exists(id, caller) ? notYet() : ProblemException.notFound());
        return recorded("GET /v1/audit/entries/{id}/proof", List.of(id), proof, caller);
    }

    private boolean exists(UUID id, Caller caller) {
        return !databaseRole
                .call(Session.job(ROLE, caller), () -> {
                    try (var connection = dataSource.getConnection()) {
                        // Of any hub: the log is one tree, and a proof holds hashes only.
                        return EntrySelect.byId(id, null).newest(connection, 1);
                    }
                })
                .isEmpty();
    }

    private <T> T ask(Caller caller, Question<T> question) {
        return databaseRole.call(Session.job(ROLE, caller), () -> {
            try (Connection connection = dataSource.getConnection()) {
                return question.ask(new PublishedLog(connection));
            }
        });
    }

    private <T> Recorded<T> recorded(String operation, List<UUID> entries, T body, Caller caller) {
        var access = Access.of(caller, Action.AUDIT, operation).purpose(PURPOSE).items(entries);
        return new Recorded<>(log.recordDurably(access), body);
    }

    private static ProblemException notYet() {
        return new ProblemException(
                ProblemType.UNAVAILABLE, "No signed checkpoint covers this entry yet; try again in a moment.");
    }
}
