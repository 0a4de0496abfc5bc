package org.openmash.audit.sequencer;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The log's key as configured; none outside production means that checkpoints are not made. */
@Singleton
class LogKeys {
    private static final Logger LOG = Logger.getLogger(LogKeys.class);

    private final Optional<LogKey> key;

    LogKeys(SequencerConfig config) {
        this.key = config.keyFile()
                .map(file -> LogKey.read(
                        file, config.groupMayReadKey(), config.formerKeys().orElse(List.of())));
        if (key.isEmpty()) {
            LOG.warn("no openmash.audit.sequencer.key-file: the access log is sequenced, but no checkpoint is signed");
        }
    }

    Optional<LogKey> key() {
        return key;
    }
}
