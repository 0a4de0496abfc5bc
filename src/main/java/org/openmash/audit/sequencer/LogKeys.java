package org.openmash.audit.sequencer;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The log's key as configured; none outside production means that checkpoints are not made. */
@Singleton
class LogKeys {
    private static final Logger LOG = Logger.getLogger(LogKeys.class);

    private final Optional<LogKey> key;
    private final Optional<IllegalStateException> unusable;

    LogKeys(SequencerConfig config) {
        Optional<LogKey> found = Optional.empty();
        Optional<IllegalStateException> refused = Optional.empty();
        try {
            found = LogKey.of(config);
            if (found.isEmpty()) {
                LOG.warn(
                        "no openmash.audit.sequencer.key-file and no token: the access log is sequenced, but no checkpoint is"
                                + " signed");
            }
        } catch (IllegalStateException unusable) {
            refused = Optional.of(unusable);
        }
        this.key = found;
        this.unusable = refused;
    }

    /** @throws IllegalStateException when the one that is configured cannot be used */
    Optional<LogKey> key() {
        if (unusable.isPresent()) {
            throw unusable.get();
        }
        return key;
    }
}
