package org.openmash.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.support.LocalDatabase;
import org.openmash.support.LocalKeycloak;

/** What {@code check-restore.sql} and {@code check-log.sql} say of a sound database and of one that lost something on the way. */
@QuarkusTest
@QuarkusTestResource(LocalDatabase.class)
@QuarkusTestResource(LocalKeycloak.class)
class RestoreCheckTest {
    private static final Path FOLDER = Path.of("deploy", "database");

    @Test
    void a_sound_database_has_nothing_wrong() throws SQLException, IOException {
        try (var superuser = superuser()) {
            assertThat(wrong(superuser))
                    .isNotEmpty()
                    .allSatisfy((what, found) -> assertThat(found).isIn("0", "none"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop trigger never_emptied on audit.entry | WRONG tables of the access log that can be emptied | 1",
                "alter table audit.detail_2026_11 disable trigger only_grows | WRONG tables of the access log that can be changed | 1",
                "alter table casework.case_open no force row level security"
                        + " | WRONG case tables without forced row level security | case_open",
                "alter role openmash_app inherit | WRONG logins with too many rights | openmash_app",
                "alter role openmash_log nologin | WRONG logins that are missing | openmash_log",
                "insert into audit.entry (id, recorded_at, leaf, action, outcome, policy_version)"
                        + " select gen_random_uuid(), now(), '{}', 'SEARCH', 'PERMITTED', 'x'"
                        + " | WRONG entries without detail | 1",
                "with e as (insert into audit.entry (id, recorded_at, leaf, action, outcome, policy_version)"
                        + " select gen_random_uuid(), now(), '{\"commitment\": \"x\"}', 'SEARCH', 'PERMITTED', 'x' returning id)"
                        + " insert into audit.detail select id, now(), '\\x00', '{}', 'a', '{}' from e"
                        + " | WRONG details that do not fit their entry | 1"
            })
    void what_was_lost_or_changed_is_found(String damage, String what, String found) throws SQLException, IOException {
        try (var superuser = superuser();
                var statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute(damage);

            assertThat(wrong(superuser)).containsEntry(what, found);

            superuser.rollback();
        }
    }

    private static Map<String, String> wrong(Connection connection) throws SQLException, IOException {
        Map<String, String> wrong = new TreeMap<>();
        for (var check : List.of("check-restore.sql", "check-log.sql")) {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(Files.readString(FOLDER.resolve(check)))) {
                while (rows.next()) {
                    if (rows.getString("what").startsWith("WRONG")) {
                        wrong.put(rows.getString("what"), rows.getString("found"));
                    }
                }
            }
        }
        return wrong;
    }

    private static Connection superuser() throws SQLException {
        var url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        return DriverManager.getConnection(url.replaceAll("\\?.*", ""), "postgres", "");
    }
}
