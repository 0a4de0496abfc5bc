package org.openmash.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/** PostgreSQL trusts every local login here, so each can be tried. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class DatabaseLoginsTest {
    @Test
    void the_logins_of_the_roles_file_are_fit() throws SQLException {
        try (var app = as("openmash_app");
                var log = as("openmash_log")) {
            assertThat(DatabaseLogins.pool(app)).isEmpty();
            assertThat(DatabaseLogins.log(log)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres", "openmash_owner"})
    void a_superuser_or_an_owner_is_fit_for_neither(String login) throws SQLException {
        try (var connection = as(login)) {
            assertThat(DatabaseLogins.pool(connection)).isPresent().get().matches(RiskySetting::stops);
            assertThat(DatabaseLogins.log(connection)).isPresent().get().matches(RiskySetting::stops);
        }
    }

    @Test
    void a_login_that_inherits_is_not_fit_for_the_pool() throws SQLException {
        try (var connection = as("openmash_log")) {
            assertThat(DatabaseLogins.pool(connection).orElseThrow().sentence()).contains("noinherit");
        }
    }

    private static Connection as(String login) throws SQLException {
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        return DriverManager.getConnection(url.replaceAll("\\?.*", ""), login, "");
    }
}
