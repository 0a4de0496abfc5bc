package org.openmash.audit.sequencer;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.jboss.logging.Logger;

/** Makes the months of the log ahead of time, once a day, whoever comes first. */
@Singleton
class LogPartitions {
    /** Months that shall always be there; when fewer are, somebody has a year's notice. */
    static final int AHEAD = 12;

    private static final Logger LOG = Logger.getLogger(LogPartitions.class);
    /** Fewer than this is an alarm: making them has failed for months. */
    private static final int SHORT = 3;

    private final AgroalDataSource dataSource;
    private final Repeating repeating = new Repeating("log-partitions");
    private volatile int monthsAhead = AHEAD;

    LogPartitions(@DataSource("sequencer") AgroalDataSource dataSource, MeterRegistry meters) {
        this.dataSource = dataSource;
        meters.gauge("openmash.audit.partitions.ahead", this, partitions -> partitions.monthsAhead);
    }

    void start(@Observes StartupEvent event) {
        var unused = repeating.every(Duration.ofDays(1), this::makeAhead);
    }

    void stop(@Observes ShutdownEvent event) {
        repeating.stop();
    }

    /** Whole months after this one that have their partitions; as of the last look. */
    int monthsAhead() {
        return monthsAhead;
    }

    boolean areShort() {
        return monthsAhead < SHORT;
    }

    void makeAhead() {
        try (var connection = dataSource.getConnection()) {
            try {
                var made = number(connection, "select audit.make_partitions(" + AHEAD + ")");
                if (made > 0) {
                    LOG.infof("%d partitions of the access log were made ahead", made);
                }
            } finally {
                monthsAhead = number(connection, "select audit.partitions_ahead()");
            }
        } catch (SQLException failure) {
            LOG.errorf("ALARM: the next months of the access log were not made: %s", failure.getSQLState());
        }
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getInt(1);
        }
    }
}
