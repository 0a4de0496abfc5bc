package org.openmash.audit.sequencer;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * How far the signed tree is behind the log, as every instance finds out for itself, whoever sequences. Nothing is asked for a
 * request: a look a second serves them all.
 */
@Singleton
public class LogProgress {
    private static final Logger LOG = Logger.getLogger(LogProgress.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration COVERED = Duration.ofMillis(50);

    private final AgroalDataSource dataSource;
    private final SequencerConfig config;
    private final boolean signs;
    private final Clock clock;
    private final Map<UUID, CompletableFuture<Boolean>> awaited = new ConcurrentHashMap<>();
    private final Repeating repeating = new Repeating("log-progress");
    private volatile Duration delay = Duration.ZERO;
    private volatile boolean behind;
    private volatile int disputes;
    private Instant seen;
    /** When, by the database's clock, every leaf was seen to be signed. */
    private Instant covered = Instant.EPOCH;

    private boolean lateBefore;
    private boolean alarmed;

    LogProgress(
            @DataSource("sequencer") AgroalDataSource dataSource,
            SequencerConfig config,
            LogKeys keys,
            MeterRegistry meters,
            Clock clock) {
        this.dataSource = dataSource;
        this.config = config;
        this.signs = keys.key().isPresent();
        this.clock = clock;
        this.seen = clock.instant();
        meters.gauge("openmash.audit.witness.disputes.open", this, progress -> progress.disputes);
        meters.gauge("openmash.audit.backlog.seconds", this, progress -> progress.delay.toMillis() / 1e3);
    }

    void start(@Observes StartupEvent event) {
        var unused = List.of(repeating.every(LOOK, this::look), repeating.every(COVERED, this::tellCovered));
    }

    void stop(@Observes ShutdownEvent event) {
        repeating.stop();
    }

    /** Whether entries have waited so long for a signed checkpoint that ordinary reads of cases must wait too. */
    public boolean isBehind() {
        return behind;
    }

    /** Whether answers wait for the checkpoint over their entry, and not only for the entry. */
    public boolean isStrict() {
        return config.strict();
    }

    /** How long the oldest entry without a signed checkpoint has waited; as of the last look. */
    Duration delay() {
        return delay;
    }

    /** How many witnesses remember another history; as of the last look. */
    int disputes() {
        return disputes;
    }

    boolean isAlarming() {
        return delay.compareTo(config.alarmAfter()) > 0;
    }

    /**
     * Waits until a signed checkpoint covers the entry.
     *
     * @return whether one does, within {@code openmash.audit.sequencer.strict-timeout}
     */
    public boolean awaitCheckpoint(UUID entry) {
        var covered = awaited.computeIfAbsent(entry, id -> new CompletableFuture<>());
        try {
            return covered.completeOnTimeout(false, config.strictTimeout().toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } finally {
            awaited.remove(entry);
        }
    }

    void look() {
        try (var connection = dataSource.getConnection()) {
            var found = ProgressQuery.look(connection);
            delay = longer(since(found.oldestQueued(), found.now()), unsigned(found));
            disputes = found.disputes();
            seen = clock.instant();
        } catch (SQLException away) {
            LOG.warnf("how far the signed tree is cannot be seen: %s", away.getSQLState());
            // What cannot be seen is taken to stand still since it was seen last.
            delay = longer(Duration.between(seen, clock.instant()), delay);
        }
        judge();
    }

    /**
     * How long the oldest leaf without a signature has waited, at most: it became one after the newest signature, and after the
     * last look that saw none; before the first signature of all, since this instance looked first.
     */
    private Duration unsigned(ProgressQuery.Seen found) {
        if (!signs || !found.unsigned() || (found.lastSigned().isEmpty() && covered.equals(Instant.EPOCH))) {
            covered = found.now();
            return Duration.ZERO;
        }
        return since(
                found.lastSigned().filter(signed -> signed.isAfter(covered)).or(() -> Optional.of(covered)),
                found.now());
    }

    private static Duration since(Optional<Instant> start, Instant now) {
        return start.map(moment -> longer(Duration.between(moment, now), Duration.ZERO))
                .orElse(Duration.ZERO);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Two looks in a row: an entry of a long transaction is old when it appears, and gone at the next look. */
    private void judge() {
        boolean late = delay.compareTo(config.refuseAfter()) > 0;
        behind = late && (lateBefore || behind);
        lateBefore = late;
        if (isAlarming() != alarmed) {
            alarmed = !alarmed;
            if (alarmed) {
                LOG.errorf("ALARM: an entry of the access log has waited %d s for a checkpoint", delay.toSeconds());
            } else {
                LOG.info("the access log is under signed checkpoints again");
            }
        }
    }

    private void tellCovered() {
        if (awaited.isEmpty()) {
            return;
        }
        try (var connection = dataSource.getConnection()) {
            ProgressQuery.covered(connection, awaited.keySet()).forEach(id -> {
                var waiting = awaited.get(id);
                if (waiting != null) {
                    waiting.complete(true);
                }
            });
        } catch (SQLException away) {
            LOG.debugf("checkpoints cannot be seen: %s", away.getSQLState());
        }
    }
}
