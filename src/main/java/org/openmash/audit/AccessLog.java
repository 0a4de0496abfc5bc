package org.openmash.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.openmash.audit.sequencer.LogProgress;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

/**
 * The access log. Reads use {@link #recordDurably}: the answer is released only after it returned. Writes use
 * {@link #record}: the entry is in the same transaction as the change. Refusals and failures are recorded for everybody by
 * {@link RefusalRecorder}; services only throw.
 */
@ApplicationScoped
public class AccessLog {
    private static final Logger LOG = Logger.getLogger(AccessLog.class);

    private final AgroalDataSource dataSource;
    private final GroupWriter writer;
    private final Sealer sealer;
    private final AuditConfig config;
    private final LogProgress progress;

    AccessLog(
            AgroalDataSource dataSource, GroupWriter writer, Sealer sealer, AuditConfig config, LogProgress progress) {
        this.dataSource = dataSource;
        this.writer = writer;
        this.sealer = sealer;
        this.config = config;
        this.progress = progress;
    }

    /**
     * Records an access in the caller's transaction: the change and its entry are durable together or not at all.
     *
     * @return the id of the entry
     * @throws IllegalStateException when no transaction is active
     * @throws ProblemException {@link ProblemType#LOG_UNAVAILABLE} when it cannot be stored; the transaction is lost
     */
    public UUID record(Access access) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_ACTIVE) {
            throw new IllegalStateException("the entry of a change belongs into the transaction of the change");
        }
        var entry = sealer.seal(access.unsequenced(progress.isBehind()));
        try (var connection = dataSource.getConnection()) {
            EntryInsert.into(connection, List.of(entry));
            return entry.id();
        } catch (SQLException failure) {
            LOG.errorf("an entry of the access log was not stored with its change: %s", failure.getSQLState());
            throw unavailable();
        }
    }

    /**
     * Records an access and waits until its entry is durable. Call it outside a transaction, with the answer ready.
     *
     * @return the id of the entry
     * @throws ProblemException {@link ProblemType#LOG_UNAVAILABLE} when the entry is not known to be durable in time,
     *     {@link ProblemType#LOG_BEHIND} when ordinary reads of cases must wait for the log's signatures; then nothing may be
     *     released
     */
    public UUID recordDurably(Access access) {
        if (access.isOrdinaryReadOfCases() && progress.isBehind()) {
            throw behind();
        }
        var id = durable(access);
        if (progress.isStrict()) {
            awaitCheckpoint(id, access.isOrdinaryReadOfCases());
        }
        return id;
    }

    /** What may not wait does not wait for a checkpoint that is known to be late. */
    private void awaitCheckpoint(UUID id, boolean ordinary) {
        if ((ordinary || !progress.isBehind()) && !progress.awaitCheckpoint(id) && ordinary) {
            throw behind();
        }
    }

    private UUID durable(Access access) {
        try {
            return submitted(access).get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw unavailable();
        } catch (ExecutionException | TimeoutException unknown) {
            throw unavailable();
        }
    }

    /**
     * Records an access without waiting: for threads that must not block.
     *
     * @return completes with the id of the entry when it is durable, on a thread that must not be held up; else with a
     *     {@link ProblemException} of {@link ProblemType#LOG_UNAVAILABLE}
     */
    public CompletionStage<UUID> submit(Access access) {
        return submitted(access)
                .orTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(unknown -> {
                    throw unavailable();
                });
    }

    private CompletableFuture<UUID> submitted(Access access) {
        return writer.submit(sealer.seal(access.unsequenced(progress.isBehind())));
    }

    private static ProblemException behind() {
        return new ProblemException(
                ProblemType.LOG_BEHIND,
                "Nothing was shown: the access log waits for its signatures. Cases rated RED or not rated yet can be read,"
                        + " alone or in a list of such cases only; concerns, ratings and decisions are taken as always.");
    }

    static ProblemException unavailable() {
        return new ProblemException(
                ProblemType.LOG_UNAVAILABLE, "The access could not be recorded; nothing was shown or changed.");
    }
}
