package org.openmash.ops;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The settings of an installation that is fit for production, to be spoilt one at a time. */
record Settings(Map<String, String> values) {
    static final Settings SOUND = new Settings(Map.ofEntries(
            Map.entry("quarkus.oidc.auth-server-url", "https://id.example.org/realms/openmash"),
            Map.entry("quarkus.oidc.token.audience", "openmash-api"),
            Map.entry("openmash.disclosure.token-key", "a-token-key-nobody-else-ever-sees-1"),
            Map.entry("openmash.audit.search-key", "a-search-key-nobody-else-ever-sees-1"),
            Map.entry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db.example.org/openmash?sslmode=verify-full"),
            Map.entry("quarkus.datasource.username", "openmash_app"),
            Map.entry("quarkus.datasource.log.username", "openmash_log"),
            Map.entry("quarkus.datasource.sequencer.username", "openmash_sequencer"),
            Map.entry("quarkus.flyway.username", "openmash_owner"),
            Map.entry("quarkus.flyway.password", "secret"),
            Map.entry("quarkus.flyway.migrate-at-start", "true"),
            Map.entry("quarkus.flyway.clean-disabled", "true"),
            Map.entry("quarkus.hibernate-orm.schema-management.strategy", "none")));

    Settings with(String key, String value) {
        var changed = new HashMap<>(values);
        changed.put(key, value);
        return new Settings(changed);
    }

    Config config() {
        return new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build();
    }

    /** The keys that stop the start. */
    Stream<String> stopping() {
        return all().filter(RiskySetting::stops).map(RiskySetting::key);
    }

    /** The keys that are warned of. */
    Stream<String> warned() {
        return all().filter(risk -> !risk.stops()).map(RiskySetting::key);
    }

    private Stream<RiskySetting> all() {
        var config = config();
        return Stream.of(
                        new IdentityChecks(config),
                        new SecretChecks(config),
                        new DatabaseChecks(config),
                        new DatabaseTlsCheck(config))
                .flatMap(StartupCheck::risks);
    }
}
