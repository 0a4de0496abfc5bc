package org.openmash.audit.sequencer;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.openmash.audit.tree.VerifierKey;

/** The log's key as configured; none outside production means that checkpoints are not made. */
@Singleton
public class LogKeys {
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
            } else if (config.enabled()) { // an instance that never signs needs no token, nor its module
                found.get().check().ifPresent(why -> LOG.errorf("ALARM: the access log cannot be signed yet: %s", why));
            }
        } catch (IllegalStateException unusable) {
            refused = Optional.of(unusable);
        }
        this.key = found;
        this.unusable = refused;
    }

    /** What its checkpoints are verified by: the present key first, then those it replaced; nothing where there is none. */
    public List<String> verifierKeys() {
        return key().stream()
                .flatMap(log -> Stream.concat(
                        Stream.of(log.signer().key()),
                        log.known().stream()
                                .filter(known -> !known.equals(log.signer().key()))))
                .map(VerifierKey::toString)
                .toList();
    }

    /** @throws IllegalStateException when the one that is configured cannot be used */
    Optional<LogKey> key() {
        if (unusable.isPresent()) {
            throw unusable.get();
        }
        return key;
    }
}
