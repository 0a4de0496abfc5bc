package org.openmash.audit.sequencer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.openmash.audit.token.TokenException;
import org.openmash.audit.tree.TreeException;

/**
 * Signs from time to time, as long as what is stored allows it and the key is there. When not, it says so and tries again:
 * sequencing goes on, so that nothing is lost while somebody finds out. Whether another instance should try, it tells.
 */
final class Signing {
    private static final Logger LOG = Logger.getLogger(Signing.class);
    /** More than a token that was restarted costs, and soon enough that another instance signs before reads are refused. */
    private static final int MOST_FAILURES = 3;

    private final Connection connection;
    private final LogKey key;
    private final OutsideNotes outside;
    private final LogMeters meters;
    private final RareAlarm alarm;
    private final Clock clock;
    private final Duration interval;
    private @Nullable CheckpointSigner signer;
    private Instant last = Instant.EPOCH;
    /** Of the key itself, one after the other. */
    private int failures;

    Signing(
            Connection connection,
            LogKey key,
            OutsideNotes outside,
            LogMeters meters,
            RareAlarm alarm,
            Clock clock,
            Duration interval) {
        this.connection = connection;
        this.key = key;
        this.outside = outside;
        this.meters = meters;
        this.alarm = alarm;
        this.clock = clock;
        this.interval = interval;
    }

    /** Signs the durable tree if there is something new and the last signature is long enough ago. */
    void signIfDue(TreeState durable) throws SQLException {
        var now = clock.instant();
        if (durable.size() == 0 || now.isBefore(last.plus(interval))) {
            return;
        }
        try {
            var resumed = signer == null ? resume() : signer;
            signer = resumed;
            if (resumed.isDue(durable)) {
                last = now;
                resumed.sign(durable);
            }
            failures = 0;
        } catch (TokenException failure) {
            failures++;
            refused(now, failure);
        } catch (LogStateException | TreeException refusal) {
            refused(now, refusal);
        }
    }

    /** The key is tried first: its token may have been away since the start, and be another when it comes. */
    private CheckpointSigner resume() throws SQLException {
        key.probe();
        return CheckpointSigner.resume(connection, key, outside, meters, clock);
    }

    /**
     * Whether the key failed so often that another instance, with a token of its own, should lead. A log that contradicts itself
     * does so for every instance, and is no reason.
     */
    boolean hasNoKey() {
        return failures >= MOST_FAILURES;
    }

    private void refused(Instant now, RuntimeException refusal) throws SQLException {
        connection.rollback();
        signer = null;
        last = now;
        meters.refusedToSign();
        if (alarm.isDue(now)) {
            LOG.errorf("ALARM: the access log is not signed any more: %s", refusal.getMessage());
        }
    }
}
