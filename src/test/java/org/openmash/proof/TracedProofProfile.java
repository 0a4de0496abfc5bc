package org.openmash.proof;

import java.util.HashMap;
import java.util.Map;

/** The same with traces, which the product has switched off until an operator says where they go. */
public class TracedProofProfile extends ProofProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> all = new HashMap<>(super.getConfigOverrides());
        all.put("quarkus.otel.sdk.disabled", "false");
        all.put("quarkus.otel.exporter.otlp.enabled", "false");
        return all;
    }
}
