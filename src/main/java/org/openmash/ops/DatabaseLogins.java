package org.openmash.ops;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Asks PostgreSQL itself what the service's logins may do, whatever they are called: row level security and the grants
 * protect nothing from a superuser or an owner.
 */
@Singleton
class DatabaseLogins {
    private static final String APP = "quarkus.datasource.username";
    private static final String LOG = "quarkus.datasource.log.username";
    private static final String SEQUENCER = "quarkus.datasource.sequencer.username";
    private static final String RIGHTS =
            "select rolsuper or rolbypassrls or rolcreaterole as powerful, rolinherit as inherits,"
                    + " exists (select from pg_class where relowner = pg_roles.oid and relkind in ('r', 'p')) as owns"
                    + " from pg_roles where rolname = session_user";

    private final AgroalDataSource app;
    private final AgroalDataSource log;
    private final AgroalDataSource sequencer;

    DatabaseLogins(
            AgroalDataSource app,
            @DataSource("log") AgroalDataSource log,
            @DataSource("sequencer") AgroalDataSource sequencer) {
        this.app = app;
        this.log = log;
        this.sequencer = sequencer;
    }

    void onStart(@Observes StartupEvent event) throws SQLException {
        if (Production.isRunning()) {
            try (var appConnection = app.getConnection();
                    var logConnection = log.getConnection();
                    var sequencerConnection = sequencer.getConnection()) {
                StartupChecks.refuse(Stream.of(pool(appConnection), log(logConnection), sequencer(sequencerConnection))
                        .flatMap(Optional::stream)
                        .toList());
            }
        }
    }

    /** The pool's login, which may do nothing before it takes a role. */
    static Optional<RiskySetting> pool(Connection connection) throws SQLException {
        var rights = Rights.of(connection);
        return unprivileged(APP, rights)
                .or(() -> rights.inherits()
                        ? Optional.of(RiskySetting.stop(
                                APP, "this login inherits the rights of its roles; make it noinherit."))
                        : Optional.empty());
    }

    /** The access log's login, which may insert. */
    static Optional<RiskySetting> log(Connection connection) throws SQLException {
        return unprivileged(LOG, Rights.of(connection));
    }

    /** The sequencer's login, which may write the tree. */
    static Optional<RiskySetting> sequencer(Connection connection) throws SQLException {
        return unprivileged(SEQUENCER, Rights.of(connection));
    }

    private static Optional<RiskySetting> unprivileged(String key, Rights rights) {
        return rights.powerful() || rights.owns()
                ? Optional.of(RiskySetting.stop(
                        key,
                        "PostgreSQL says that this login is a superuser, passes row level security, makes roles or"
                                + " owns tables; use the one of deploy/database/roles.sql."))
                : Optional.empty();
    }

    private record Rights(boolean powerful, boolean inherits, boolean owns) {
        static Rights of(Connection connection) throws SQLException {
            try (var statement = connection.createStatement();
                    var row = statement.executeQuery(RIGHTS)) {
                row.next();
                return new Rights(row.getBoolean("powerful"), row.getBoolean("inherits"), row.getBoolean("owns"));
            }
        }
    }
}
