package org.openmash.identity;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.openmash.support.LocalDatabase;

/** The service with a {@link SigningProvider} of its own, which is open when the service starts. */
public class OwnProvider implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(CallerResource.WANTED, "true", "quarkus.oidc.token.forced-jwk-refresh-interval", "0S");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(LocalDatabase.class), new TestResourceEntry(Provider.class));
    }

    /** Starts the provider before the service. */
    public static class Provider implements QuarkusTestResourceLifecycleManager {
        static final SigningProvider PROVIDER = new SigningProvider(SigningProvider.freePort());

        @Override
        public Map<String, String> start() {
            PROVIDER.publish("key-1");
            PROVIDER.open();
            return Map.of("quarkus.oidc.auth-server-url", PROVIDER.issuer());
        }

        @Override
        public void stop() {
            PROVIDER.shut();
        }
    }
}
