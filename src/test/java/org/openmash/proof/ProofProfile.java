package org.openmash.proof;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The service as it is, with a clock that can be pinned and without the limit of requests a minute. */
public class ProofProfile implements QuarkusTestProfile {
    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(PinnedClock.class);
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "openmash.intake.requests-per-minute", "1000000",
                "openmash.emergency.seeks-per-minute", "1000000",
                // Entries go with their world, and its clock stands still: no tree could keep up with that.
                "openmash.audit.sequencer.enabled", "false",
                "openmash.audit.sequencer.refuse-after", "P36500D",
                "openmash.audit.sequencer.alarm-after", "P36500D",
                // Every line is still written, to whoever listens; only the console stays readable.
                "quarkus.log.console.level", "WARN");
    }
}
