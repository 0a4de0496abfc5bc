package org.openmash.audit.sequencer;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;
import org.openmash.audit.tree.LogPolicy;
import org.openmash.audit.tree.TreeException;

/**
 * Has the newest checkpoint cosigned and keeps the export up to date. One instance at a time: whoever gets PostgreSQL's advisory
 * lock. A slow witness or a full disk holds up neither the sequencer nor any answer.
 */
@Singleton
class LogPublisher {
    private static final Logger LOG = Logger.getLogger(LogPublisher.class);

    /** Of the lock; any number that is the same everywhere, and not the sequencer's. */
    static final long LOCK = 0x6f70656e6d617370L;

    /** Turns that may be missed, because another instance had them or the database was away for a moment. */
    private static final int MISSED = 6;

    private final AgroalDataSource dataSource;
    private final SequencerConfig config;
    private final Optional<LogWitnesses> witnesses;
    private final Optional<LogExport> export;
    private final Clock clock;
    private final Repeating repeating = new Repeating("log-publisher");
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var daemon = new Thread(work, "log-witness");
        daemon.setDaemon(true);
        return daemon;
    });
    /** When this instance last saw the export up to date; whatever fails, waits or hangs leaves it as it is. */
    private volatile Instant exported;

    LogPublisher(
            @DataSource("sequencer") AgroalDataSource dataSource,
            SequencerConfig config,
            LogKeys keys,
            LogMeters meters,
            Clock clock) {
        this.dataSource = dataSource;
        this.config = config;
        this.witnesses = config.witnessPolicy().map(file -> new LogWitnesses(policy(file), threads, meters));
        this.export = config.exportDirectory()
                .flatMap(directory ->
                        keys.key().map(key -> new LogExport(directory, config.beginExportAnew(), key, meters)));
        this.clock = clock;
        this.exported = clock.instant();
        meters.watchExport(this);
    }

    /**
     * How long ago this instance brought the export up to date, or was started if it never did; nothing where it does not export.
     */
    Duration exportDelay() {
        return export.isPresent() ? Duration.between(exported, clock.instant()) : Duration.ZERO;
    }

    /** Whether so many turns in a row were missed that somebody must look. */
    boolean isExportLate() {
        return exportDelay().compareTo(config.exportInterval().multipliedBy(MISSED)) > 0;
    }

    void start(@Observes StartupEvent event) {
        if (witnesses.isPresent() || export.isPresent()) {
            var unused = repeating.every(config.exportInterval(), this::publish);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        repeating.stop();
        threads.shutdownNow();
    }

    void publish() {
        try (var connection = dataSource.getConnection()) {
            if (asks(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
                try {
                    publish(connection);
                } finally {
                    asks(connection, "select pg_advisory_unlock(" + LOCK + ")");
                }
            }
        } catch (SQLException away) {
            LOG.warnf("the access log cannot be published: %s", away.getSQLState());
        }
    }

    private void publish(Connection connection) throws SQLException {
        try {
            if (witnesses.isPresent() && !witnesses.get().cosign(connection)) {
                LOG.warn("too few witnesses cosigned the newest checkpoint of the access log");
            }
            if (export.isPresent()) {
                export.get().update(connection);
                exported = clock.instant();
            }
        } catch (TreeException | LogStateException contradiction) {
            LOG.errorf("ALARM: the export contradicts the access log: %s", contradiction.getMessage());
        } catch (UncheckedIOException refused) {
            LOG.errorf("ALARM: the access log cannot be exported: %s", refused.getMessage());
        }
    }

    private static boolean asks(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private static LogPolicy policy(Path file) {
        try {
            return LogPolicy.parse(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new IllegalStateException("openmash.audit.sequencer.witness-policy cannot be read", unreadable);
        }
    }
}
