package org.openmash.disclosure;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The third line: every transaction takes exactly one database role, first of all. The login itself has no right
 * (NOINHERIT), so a transaction that forgot reads nothing; PostgreSQL would allow a second switch, so it is refused here.
 */
@ApplicationScoped
public class DatabaseRole {
    private static final String TAKE = "select set_config('role', ?, true), set_config('openmash.hub', ?, true),"
            + " set_config('openmash.agency', ?, true), set_config('openmash.unit', ?, true),"
            + " set_config('openmash.person', ?, true), set_config('openmash.officer', ?, true),"
            + " set_config('openmash.purpose', ?, true)";

    private final AgroalDataSource dataSource;

    DatabaseRole(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Runs the work in a transaction of its own under the session's role; commits, or rolls back on any exception.
     *
     * @throws IllegalStateException when a transaction is already active: a role is taken once
     */
    public <T> T call(Session session, Callable<T> work) {
        if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            throw new IllegalStateException("a transaction takes its database role once, at its start");
        }
        return QuarkusTransaction.requiringNew().call(() -> {
            take(session);
            return work.call();
        });
    }

    private void take(Session session) throws SQLException {
        var caller = session.caller();
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(TAKE)) {
            statement.setString(1, session.role());
            statement.setString(2, caller.hub());
            statement.setString(3, caller.agency());
            statement.setString(4, orEmpty(caller.unit()));
            statement.setString(5, caller.person());
            statement.setString(6, session.officer() ? "on" : "");
            statement.setString(7, orEmpty(session.purpose()));
            statement.execute();
        }
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
