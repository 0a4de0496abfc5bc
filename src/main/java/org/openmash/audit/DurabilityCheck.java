package org.openmash.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/**
 * Refuses to start when PostgreSQL would acknowledge a commit that it can still lose, or when a flush of the log could hang:
 * both would be noticed only when it is too late.
 */
@Singleton
class DurabilityCheck {
    private static final Set<String> LOSES_COMMITS = Set.of("off", "local");

    private final AgroalDataSource changes;
    private final AgroalDataSource log;

    DurabilityCheck(AgroalDataSource changes, @DataSource("log") AgroalDataSource log) {
        this.changes = changes;
        this.log = log;
    }

    void check(@Observes StartupEvent event) throws SQLException {
        try (var connection = changes.getConnection()) {
            refuseLoss(connection, "quarkus.datasource.jdbc");
        }
        try (var connection = log.getConnection()) {
            refuseLoss(connection, "quarkus.datasource.log.jdbc");
            if (setting(connection, "statement_timeout").equals("0")) {
                throw new IllegalStateException("statement_timeout is off for the access log;"
                        + " set it in quarkus.datasource.log.jdbc.new-connection-sql");
            }
        }
    }

    static void refuseLoss(Connection connection, String pool) throws SQLException {
        var mode = setting(connection, "synchronous_commit");
        if (LOSES_COMMITS.contains(mode)) {
            throw new IllegalStateException("synchronous_commit is " + mode + ", so acknowledged entries of the access"
                    + " log could be lost; set it on in " + pool + ".new-connection-sql");
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var show = connection.prepareStatement("select current_setting(?)")) {
            show.setString(1, name);
            try (var result = show.executeQuery()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
