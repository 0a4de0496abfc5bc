package org.openmash.audit.sequencer;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.openmash.audit.LogDatabase;

/** The parts of the sequencer wired to a database without Quarkus. */
public final class LogParts {
    static final String LOGIN = "openmash_sequencer";

    private LogParts() {}

    /** A connection of the sequencer's login, as it leads. */
    static Connection connect(LogDatabase database) throws SQLException {
        var connection = database.connect(LOGIN);
        connection.createStatement().execute("set synchronous_commit = on");
        connection.setAutoCommit(false);
        return connection;
    }

    /** Of a log that is not behind: it never looks. */
    public static LogProgress progress(AgroalDataSource unused) {
        var config = new Config(Optional.empty(), Optional.empty());
        return new LogProgress(unused, config, new LogKeys(config), new SimpleMeterRegistry(), Clock.systemUTC());
    }

    /** Settings as they are by default, with a key and a directory or without. */
    record Config(
            Optional<Path> keyFile,
            Optional<Path> exportDirectory,
            Optional<Path> witnessPolicy,
            boolean beginExportAnew)
            implements SequencerConfig {
        Config(Optional<Path> keyFile, Optional<Path> exportDirectory) {
            this(keyFile, exportDirectory, Optional.empty(), false);
        }

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Duration interval() {
            return Duration.ofMillis(20);
        }

        @Override
        public int batchSize() {
            return 4096;
        }

        @Override
        public Duration checkpointInterval() {
            return Duration.ofMillis(100);
        }

        @Override
        public Optional<Token> token() {
            return Optional.empty();
        }

        @Override
        public boolean groupMayReadKey() {
            return false;
        }

        @Override
        public Optional<List<String>> formerKeys() {
            return Optional.empty();
        }

        @Override
        public Duration exportInterval() {
            return Duration.ofMillis(100);
        }

        @Override
        public Duration alarmAfter() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration refuseAfter() {
            return Duration.ofSeconds(60);
        }

        @Override
        public boolean strict() {
            return false;
        }

        @Override
        public Duration strictTimeout() {
            return Duration.ofSeconds(5);
        }
    }
}
