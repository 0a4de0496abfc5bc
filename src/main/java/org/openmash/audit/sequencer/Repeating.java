package org.openmash.audit.sequencer;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Work on a thread of its own, again and again. A failure is told of and does not end it. */
final class Repeating {
    private static final Logger LOG = Logger.getLogger(Repeating.class);

    private final String name;
    private final ScheduledExecutorService thread;

    Repeating(String name) {
        this.name = name;
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            var daemon = new Thread(work, name);
            daemon.setDaemon(true);
            return daemon;
        });
    }

    /**
     * Begins now.
     *
     * @param rest between the end of one round and the start of the next
     */
    Future<?> every(Duration rest, Runnable work) {
        return thread.scheduleWithFixedDelay(() -> survive(work), 0, rest.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        thread.shutdownNow();
    }

    private void survive(Runnable work) {
        try {
            work.run();
        } catch (Throwable failure) {
            LOG.errorf("%s failed: %s", name, failure.getClass().getName());
        }
    }
}
