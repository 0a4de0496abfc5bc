package org.openmash.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.openmash.audit.Recorded;
import org.openmash.identity.Caller;
import org.openmash.statistics.publish.BulletinFiles;

/**
 * Draws the bulletin of a quarter in the background as soon as the quarter is released: a PDF takes seconds, and its first
 * reader should not wait for them. Another instance, or one that was started since, draws it for its own first reader.
 */
@ApplicationScoped
class BulletinReady {
    private static final Logger LOG = Logger.getLogger(BulletinReady.class);

    private final MeasureService measures;
    private final BulletinFiles files;
    private final StatisticsSettings settings;
    private final Event<Released> released;

    BulletinReady(MeasureService measures, BulletinFiles files, StatisticsSettings settings, Event<Released> released) {
        this.measures = measures;
        this.files = files;
        this.settings = settings;
        this.released = released;
    }

    /** A quarter that was released, and who did it: the database is read in that person's hub. */
    record Released(Quarter quarter, Caller by) {}

    /** Begins to draw the bulletin of a quarter that is out, and returns its receipt at once. */
    Recorded<ReleaseReceipt> after(Recorded<ReleaseReceipt> receipt, Caller by) {
        if (settings.bulletinReadyAtRelease()) {
            released.fireAsync(new Released(Quarter.parse(receipt.body().period()), by));
        }
        return receipt;
    }

    /** A failure here costs the first reader the wait, nothing else. */
    void draw(@ObservesAsync Released out) {
        var begun = Instant.now();
        try {
            measures.unread(out.quarter(), out.by()).ifPresent(files::makeReady);
            LOG.infof(
                    "bulletin of %s drawn in %d ms",
                    out.quarter(), Duration.between(begun, Instant.now()).toMillis());
        } catch (RuntimeException failure) {
            LOG.warnf(
                    "the bulletin of %s could not be drawn ahead: %s",
                    out.quarter(), failure.getClass().getName());
        }
    }
}
