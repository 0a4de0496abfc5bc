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
 * sequencing goes on, so that nothing is lost while somebody finds out.
 */
final class Signing {
    private static final Logger LOG = Logger.getLogger(Signing.class);
    private static final Duration ALARM_AGAIN = Duration.ofMinutes(1);

    private final Connection connection;
    private final LogKey key;
    private final OutsideNotes outside;
    private final LogMeters meters;
    private final Clock clock;
    private final Duration interval;
    private @Nullable CheckpointSigner signer;
    private Instant last = Instant.EPOCH;
    private Instant lastAlarm = Instant.EPOCH;

    Signing(Connection connection, LogKey key, OutsideNotes outside, LogMeters meters, Clock clock, Duration interval) {
        this.connection = connection;
        this.key = key;
        this.outside = outside;
        this.meters = meters;
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
            var resumed = signer == null ? CheckpointSigner.resume(connection, key, outside, meters, clock) : signer;
            signer = resumed;
            if (resumed.isDue(durable)) {
                last = now;
                resumed.sign(durable);
            }
        } catch (LogStateException | TreeException | TokenException refusal) {
            refused(now, refusal);
        }
    }

    private void refused(Instant now, RuntimeException refusal) throws SQLException {
        connection.rollback();
        signer = null;
        last = now;
        meters.refusedToSign();
        if (now.isAfter(lastAlarm.plus(ALARM_AGAIN))) {
            lastAlarm = now;
            LOG.errorf("ALARM: the access log is not signed any more: %s", refusal.getMessage());
        }
    }
}
