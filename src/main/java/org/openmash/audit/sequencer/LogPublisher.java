package org.openmash.audit.sequencer;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.openmash.audit.tree.TreeException;

/** Keeps this instance's export up to date. A full disk or a slow one holds up neither the sequencer nor any answer. */
@Singleton
class LogPublisher {
    private static final Logger LOG = Logger.getLogger(LogPublisher.class);

    private final AgroalDataSource dataSource;
    private final SequencerConfig config;
    private final Optional<LogExport> export;
    private final Repeating repeating = new Repeating("log-publisher");

    LogPublisher(
            @DataSource("sequencer") AgroalDataSource dataSource,
            SequencerConfig config,
            LogKeys keys,
            LogMeters meters) {
        this.dataSource = dataSource;
        this.config = config;
        this.export = config.exportDirectory()
                .flatMap(directory -> keys.key().map(key -> new LogExport(directory, key, meters)));
    }

    void start(@Observes StartupEvent event) {
        if (export.isPresent()) {
            var unused = repeating.every(config.exportInterval(), this::publish);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        repeating.stop();
    }

    void publish() {
        try (var connection = dataSource.getConnection()) {
            export.orElseThrow().update(connection);
        } catch (SQLException away) {
            LOG.warnf("the access log cannot be exported: %s", away.getSQLState());
        } catch (TreeException | LogStateException contradiction) {
            LOG.errorf("ALARM: the export contradicts the access log: %s", contradiction.getMessage());
        } catch (UncheckedIOException refused) {
            LOG.errorf("the access log cannot be exported: %s", refused.getMessage());
        }
    }
}
