package org.openmash.audit.sequencer;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.stream.Stream;
import org.openmash.ops.RiskySetting;
import org.openmash.ops.StartupCheck;

/**
 * Production signs its access log, with a key that is its own and that nobody else can read, and where it signs, something outside
 * the database remembers what it signed: a log that was set back must not be signed anew unseen.
 */
@Singleton
class LogKeyCheck implements StartupCheck {
    private static final String KEY = "openmash.audit.sequencer.key-file";
    private static final String EXPORT = "openmash.audit.sequencer.export-directory";
    private static final String ANEW = "openmash.audit.sequencer.begin-export-anew";

    private final SequencerConfig config;
    private final LogKeys keys;

    LogKeyCheck(SequencerConfig config, LogKeys keys) {
        this.config = config;
        this.keys = keys;
    }

    @Override
    public Stream<RiskySetting> risks() {
        return Stream.of(risk(), forgets(), beginsAnew()).flatMap(Optional::stream);
    }

    private Optional<RiskySetting> forgets() {
        return config.enabled()
                        && config.exportDirectory().isEmpty()
                        && config.witnessPolicy().isEmpty()
                ? Optional.of(RiskySetting.stop(
                        EXPORT, "name a directory for the export of the access log, or witness-policy, or both."))
                : Optional.empty();
    }

    private Optional<RiskySetting> beginsAnew() {
        return config.beginExportAnew()
                ? Optional.of(RiskySetting.warning(
                        ANEW,
                        "while it is set, an export that was lost goes unnoticed; take it away after this start."))
                : Optional.empty();
    }

    private Optional<RiskySetting> risk() {
        try {
            var key = keys.key();
            if (key.isEmpty()) {
                return Optional.of(RiskySetting.stop(
                        KEY, "name the file of the key that signs the access log, or openmash.audit.sequencer.token."));
            }
            return key.get().isForDemonstration()
                    ? Optional.of(RiskySetting.stop(KEY, "this key is for demonstrations; make one of your own."))
                    : Optional.empty();
        } catch (IllegalStateException unusable) {
            return Optional.of(RiskySetting.stop(KEY, unusable.getMessage() + "."));
        }
    }
}
