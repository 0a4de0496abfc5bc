package org.openmash.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartupChecksTest {
    private static final String URL = "quarkus.datasource.jdbc.url";

    @Test
    void sound_settings_raise_nothing() {
        assertThat(Settings.SOUND.stopping()).isEmpty();
        assertThat(Settings.SOUND.warned()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "missing",
            value = {
                "quarkus.oidc.auth-server-url, http://id.example.org/realms/openmash",
                "quarkus.oidc.auth-server-url, ''",
                "quarkus.oidc.token.audience, ''",
                "quarkus.oidc.tls.verification, none",
                "quarkus.oidc.tls.verification, certificate-validation",
                "quarkus.tls.trust-all, true",
                "openmash.disclosure.token-key, ''",
                "openmash.disclosure.token-key, thirty-one-characters-are-few..",
                "openmash.audit.search-key, ''",
                "openmash.audit.search-key, thirty-one-characters-are-few..",
                "openmash.audit.search-key, for-tests-only-not-a-secret-000000",
                "openmash.audit.search-key, for-the-local-demonstration-only-0",
                "openmash.disclosure.token-key, for-the-local-demonstration-only-0",
                "quarkus.datasource.username, ''",
                "quarkus.datasource.username, openmash_owner",
                "quarkus.datasource.username, postgres",
                "quarkus.datasource.log.username, openmash_owner",
                "quarkus.datasource.log.username, openmash_app",
                "quarkus.flyway.username, ''",
                "quarkus.flyway.password, ''",
                "quarkus.flyway.clean-disabled, false",
                "quarkus.flyway.clean-disabled, ''",
                "quarkus.flyway.clean-at-start, true",
                "quarkus.hibernate-orm.schema-management.strategy, drop-and-create",
                "quarkus.hibernate-orm.schema-management.strategy, validate",
                "quarkus.hibernate-orm.log.bind-parameters, true"
            })
    void one_risky_setting_stops_the_start_by_name(String key, String value) {
        assertThat(Settings.SOUND.with(key, value).stopping()).containsExactly(key);
    }

    @Test
    void any_login_that_flyway_works_as_is_an_owner() {
        var both = Settings.SOUND
                .with("quarkus.flyway.username", "dba")
                .with("quarkus.datasource.username", "dba")
                .with("quarkus.datasource.log.username", "dba");

        assertThat(both.stopping())
                .containsExactly(
                        "quarkus.datasource.username",
                        "quarkus.datasource.log.username",
                        "quarkus.datasource.log.username");
    }

    @Test
    void without_migration_at_start_the_service_needs_no_owner() {
        var elsewhere = Settings.SOUND
                .with("quarkus.flyway.migrate-at-start", "false")
                .with("quarkus.flyway.username", "")
                .with("quarkus.flyway.password", "");

        assertThat(elsewhere.stopping()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example.org/openmash",
                "jdbc:postgresql://db.example.org:5432/openmash?sslmode=require",
                "jdbc:postgresql://db.example.org/openmash?ApplicationName=x&sslmode=disable",
                "jdbc:postgresql://localhost,db.example.org/openmash",
                "jdbc:postgresql://localhost.example.org/openmash",
                "jdbc:postgresql://10.0.0.127/openmash"
            })
    void a_way_to_the_database_that_can_be_listened_to_is_warned_of(String url) {
        var settings = Settings.SOUND.with(URL, url);

        assertThat(settings.warned()).containsExactly(URL);
        assertThat(settings.stopping()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://db.example.org/openmash?sslrootcert=/ca.crt&sslmode=verify-full",
                "jdbc:postgresql://a.example.org:5432,b.example.org/openmash?sslmode=verify-ca",
                "jdbc:postgresql://localhost:5432/openmash",
                "jdbc:postgresql://127.0.0.1,[::1]:5433/openmash",
                "jdbc:postgresql:///openmash",
                "jdbc:postgresql:openmash",
                "jdbc:postgresql://openmash/openmash?socketFactory=org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg"
            })
    void a_protected_or_local_way_to_the_database_is_fine(String url) {
        assertThat(Settings.SOUND.with(URL, url).warned()).isEmpty();
    }

    @Test
    void the_refusal_names_every_setting_and_no_secret() {
        var risks = List.of(
                RiskySetting.stop("one.key", "mend it."),
                RiskySetting.warning("lesser.key", "mend it soon."),
                RiskySetting.stop("other.key", "mend it too."));

        assertThatThrownBy(() -> StartupChecks.refuse(risks))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "OpenMASH does not start in production like this:\n- one.key: mend it.\n- other.key: mend it too.");
    }

    @Test
    void warnings_alone_let_it_start() {
        assertThatCode(() -> StartupChecks.refuse(List.of(RiskySetting.warning("lesser.key", "mend it soon."))))
                .doesNotThrowAnyException();
    }

    @Test
    void the_secrets_in_the_source_are_known() {
        assertThat(SecretChecks.published()).hasSizeGreaterThanOrEqualTo(2).doesNotContain("");
    }

    @ParameterizedTest
    @CsvSource({
        "NORMAL, prod, true",
        "NORMAL, prod|local, true",
        "NORMAL, staging, true",
        "NORMAL, local, false",
        "NORMAL, test, false",
        "TEST, prod, false",
        "DEVELOPMENT, dev, false"
    })
    void whatever_is_packaged_and_not_a_demonstration_is_production(
            LaunchMode mode, String profiles, boolean expected) {
        assertThat(Production.is(mode, List.of(profiles.split("\\|")))).isEqualTo(expected);
    }
}
