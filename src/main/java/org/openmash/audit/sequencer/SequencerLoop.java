package org.openmash.audit.sequencer;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.openmash.audit.token.TokenException;
import org.openmash.audit.tree.TreeException;

/**
 * One of N instances sequences: whoever gets PostgreSQL's advisory lock. The lock only saves work; that there are never two is
 * held by the epoch in the tree's row, since a lock dies with a fail-over and means nothing behind a pooler.
 *
 * <p>Whoever cannot sign gives up the lead, since another instance may have a token that does. It comes back when nobody took the
 * lead: what waits must be sequenced also while nobody signs.
 */
@Singleton
class SequencerLoop {
    private static final Logger LOG = Logger.getLogger(SequencerLoop.class);
    /** Of the lock; any number that is the same everywhere. */
    private static final long LOCK = 0x6f70656e6d617368L;
    /** How long one waits for its turn, and after a failure. */
    private static final Duration REST = Duration.ofSeconds(1);
    /** How long one waits that cannot sign: some turns of those that can. */
    private static final Duration REST_WITHOUT_KEY = Duration.ofSeconds(5);

    private final AgroalDataSource dataSource;
    private final SequencerConfig config;
    private final Optional<LogKey> key;
    private final OutsideNotes outside;
    private final LogMeters meters;
    private final Clock clock;
    private final RareAlarm alarm = new RareAlarm();
    /** Whether the key failed this instance when it led, and has made no signature since; of the loop's thread. */
    private boolean withoutKey;

    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "log-sequencer");

    SequencerLoop(
            @DataSource("sequencer") AgroalDataSource dataSource,
            SequencerConfig config,
            LogKeys keys,
            OutsideNotes outside,
            LogMeters meters,
            Clock clock) {
        this.dataSource = dataSource;
        this.config = config;
        this.key = keys.key();
        this.outside = outside;
        this.meters = meters;
        this.clock = clock;
        thread.setDaemon(true);
    }

    void start(@Observes StartupEvent event) {
        if (config.enabled()) {
            thread.start();
        }
    }

    /** What waits stays pending: another instance, or the next start, goes on. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        closing.countDown();
        if (thread.isAlive()) {
            thread.join(REST.multipliedBy(5).toMillis());
        }
    }

    private void run() {
        do {
            try {
                withoutKey = withoutKey && !makesSignature();
                takeTurn();
            } catch (LeadershipLostException lost) {
                LOG.info(lost.getMessage());
            } catch (LogStateException | TreeException contradiction) {
                meters.refusedToSign();
                LOG.errorf("ALARM: the access log is not sequenced: %s", contradiction.getMessage());
            } catch (SQLException away) {
                LOG.warnf("the access log cannot be sequenced: %s", away.getSQLState());
            } catch (Throwable failure) { // the thread must outlive anything, else nothing is ever signed again
                LOG.errorf(
                        "the access log cannot be sequenced: %s",
                        failure.getClass().getName());
            }
        } while (!isClosedWithin(withoutKey ? REST_WITHOUT_KEY : REST));
    }

    private boolean makesSignature() {
        try {
            key.ifPresent(LogKey::probe);
            return true;
        } catch (TokenException failure) {
            return false;
        }
    }

    private void takeTurn() throws SQLException {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (asks(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
                    lead(connection);
                }
            } finally {
                connection.rollback();
                unlock(connection);
            }
        }
    }

    private void lead(Connection connection) throws SQLException {
        var sequencer = Sequencer.lead(connection, meters);
        var signing = key.map(present ->
                new Signing(connection, present, outside, meters, alarm, clock, config.checkpointInterval()));
        LOG.infof(
                "this instance sequences the access log, from %d",
                sequencer.state().size());
        Duration rest;
        do {
            boolean more = sequencer.sequence(config.batchSize()) == config.batchSize();
            rest = more ? Duration.ZERO : config.interval();
            if (signing.isPresent()) {
                signing.get().signIfDue(sequencer.state());
                withoutKey = signing.get().hasNoKey();
            }
        } while (!withoutKey && !isClosedWithin(rest));
        if (withoutKey) {
            LOG.warn("this instance cannot sign the access log, and leaves it to others for some seconds");
        }
    }

    private boolean isClosedWithin(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            return true;
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        }
        connection.commit();
    }

    private static boolean asks(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            return answer.next() && answer.getBoolean(1);
        }
    }
}
