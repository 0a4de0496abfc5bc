package org.openmash.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the log's connection is alive, its database takes writes and its login may insert. Nothing is written to find
 * out. A flush that failed does not by itself take the service away: the next one may succeed, and concerns go on.
 */
@Readiness
@ApplicationScoped
class LogWritable implements HealthCheck {
    private static final String MAY_WRITE = "select not pg_is_in_recovery()"
            + " and current_setting('transaction_read_only') = 'off'"
            + " and has_table_privilege('audit.entry', 'insert') and has_table_privilege('audit.detail', 'insert')"
            + " and has_table_privilege('audit.pending', 'insert')";

    private final AgroalDataSource log;

    LogWritable(@DataSource("log") AgroalDataSource log) {
        this.log = log;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("access log").status(isWritable()).build();
    }

    private boolean isWritable() {
        try (var connection = log.getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(MAY_WRITE)) {
            return result.next() && result.getBoolean(1);
        } catch (SQLException away) {
            return false;
        }
    }
}
