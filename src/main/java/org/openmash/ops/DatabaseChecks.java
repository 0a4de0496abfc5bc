package org.openmash.ops;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/** The four logins stay apart, Flyway alone changes the schema and never empties it, and no value reaches the log. */
@Singleton
class DatabaseChecks implements StartupCheck {
    private static final String APP = "quarkus.datasource.username";
    private static final String LOG = "quarkus.datasource.log.username";
    private static final String SEQUENCER = "quarkus.datasource.sequencer.username";
    private static final String OWNER = "quarkus.flyway.username";
    private static final String OWNER_PASSWORD = "quarkus.flyway.password";
    private static final String STRATEGY = "quarkus.hibernate-orm.schema-management.strategy";
    private static final String CLEAN_DISABLED = "quarkus.flyway.clean-disabled";
    private static final String CLEAN_AT_START = "quarkus.flyway.clean-at-start";
    private static final String MIGRATE_AT_START = "quarkus.flyway.migrate-at-start";
    private static final String BIND_PARAMETERS = "quarkus.hibernate-orm.log.bind-parameters";
    private static final Set<String> OWNERS = Set.of("openmash_owner", "postgres");

    private final Config config;

    DatabaseChecks(Config config) {
        this.config = config;
    }

    @Override
    public Stream<RiskySetting> risks() {
        return Stream.of(
                        owner(),
                        ownerPassword(),
                        unprivileged(APP),
                        unprivileged(LOG),
                        unprivileged(SEQUENCER),
                        separateLogins(),
                        schemaStrategy(),
                        cleanDisabled(),
                        cleanAtStart(),
                        bindParameters())
                .flatMap(Optional::stream);
    }

    private Optional<RiskySetting> owner() {
        return text(OWNER).isEmpty() && isOn(MIGRATE_AT_START)
                ? Optional.of(RiskySetting.stop(OWNER, "name the login that owns the schema, for Flyway alone."))
                : Optional.empty();
    }

    /** With a name alone Flyway takes the service's own login, and says nothing. */
    private Optional<RiskySetting> ownerPassword() {
        return text(OWNER_PASSWORD).isEmpty() && isOn(MIGRATE_AT_START)
                ? Optional.of(RiskySetting.stop(OWNER_PASSWORD, "set it, else Flyway works as the service's login."))
                : Optional.empty();
    }

    private Optional<RiskySetting> unprivileged(String key) {
        var login = text(key);
        if (login.isEmpty()) {
            return Optional.of(RiskySetting.stop(key, "name the login; deploy/database/roles.sql makes it."));
        }
        return login.equals(text(OWNER)) || OWNERS.contains(login.get())
                ? Optional.of(RiskySetting.stop(key, "the service must not work as the owner of the schema."))
                : Optional.empty();
    }

    private Optional<RiskySetting> separateLogins() {
        return text(APP).isPresent() && text(APP).equals(text(LOG))
                ? Optional.of(RiskySetting.stop(LOG, "the access log needs a login of its own, which may only insert."))
                : Optional.empty();
    }

    private Optional<RiskySetting> schemaStrategy() {
        return text(STRATEGY)
                .filter(strategy -> !strategy.equals("none"))
                .map(strategy -> RiskySetting.stop(STRATEGY, "only Flyway changes the schema: none."));
    }

    private Optional<RiskySetting> cleanDisabled() {
        return isOn(CLEAN_DISABLED)
                ? Optional.empty()
                : Optional.of(
                        RiskySetting.stop(CLEAN_DISABLED, "Flyway must not be able to empty the database: true."));
    }

    private Optional<RiskySetting> cleanAtStart() {
        return isOn(CLEAN_AT_START)
                ? Optional.of(RiskySetting.stop(CLEAN_AT_START, "this empties the database at each start: false."))
                : Optional.empty();
    }

    private Optional<RiskySetting> bindParameters() {
        return isOn(BIND_PARAMETERS)
                ? Optional.of(RiskySetting.stop(BIND_PARAMETERS, "this writes people's data into the log: false."))
                : Optional.empty();
    }

    private Optional<String> text(String key) {
        return config.getOptionalValue(key, String.class);
    }

    private boolean isOn(String key) {
        return config.getOptionalValue(key, Boolean.class).orElse(false);
    }
}
