package org.openmash.audit.sequencer;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.ops.RiskySetting;
import org.openmash.ops.StartupCheck;

/** Production signs its access log, with a key that is its own and that nobody else can read. */
@Singleton
class LogKeyCheck implements StartupCheck {
    private static final String KEY = "openmash.audit.sequencer.key-file";

    private final SequencerConfig config;

    LogKeyCheck(SequencerConfig config) {
        this.config = config;
    }

    @Override
    public Stream<RiskySetting> risks() {
        return risk().stream();
    }

    private Optional<RiskySetting> risk() {
        if (config.keyFile().isEmpty()) {
            return Optional.of(RiskySetting.stop(KEY, "name the file of the key that signs the access log."));
        }
        try {
            var key = LogKey.read(
                    config.keyFile().get(),
                    config.groupMayReadKey(),
                    config.formerKeys().orElse(List.of()));
            return key.isForDemonstration()
                    ? Optional.of(RiskySetting.stop(KEY, "this key is for demonstrations; make one of your own."))
                    : Optional.empty();
        } catch (IllegalStateException unusable) {
            return Optional.of(RiskySetting.stop(KEY, unusable.getMessage() + "."));
        }
    }
}
