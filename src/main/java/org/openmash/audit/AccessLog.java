package org.openmash.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
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

    AccessLog(AgroalDataSource dataSource, GroupWriter writer, Sealer sealer, AuditConfig config) {
        this.dataSource = dataSource;
        this.writer = writer;
        this.sealer = sealer;
        this.config = config;
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
        var entry = sealer.seal(access);
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
     * @throws ProblemException {@link ProblemType#LOG_UNAVAILABLE} when the entry is not known to be durable in time; then
     *     nothing may be released
     */
    public UUID recordDurably(Access access) {
        try {
            return writer.submit(sealer.seal(access)).get(config.timeout().toMillis(), TimeUnit.MILLISECONDS);
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
        return writer.submit(sealer.seal(access))
                .orTimeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(unknown -> {
                    throw unavailable();
                });
    }

    static ProblemException unavailable() {
        return new ProblemException(
                ProblemType.LOG_UNAVAILABLE, "The access could not be recorded; nothing was shown or changed.");
    }
}
