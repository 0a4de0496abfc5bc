package org.openmash.audit.sequencer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;

/** What an operator watches of the tree. */
@Singleton
class LogMeters {
    private final MeterRegistry meters;
    private final Counter sequenced;
    private final Counter setAside;
    private final Counter changed;
    private final Counter disputes;
    private final Counter checkpoints;
    private final Counter refusals;
    private final Timer mergeDelay;

    LogMeters(MeterRegistry meters) {
        this.meters = meters;
        this.sequenced = meters.counter("openmash.audit.sequenced");
        this.setAside = meters.counter("openmash.audit.mismatches");
        this.changed = meters.counter("openmash.audit.changed");
        this.disputes = meters.counter("openmash.audit.witness.disputes");
        this.checkpoints = meters.counter("openmash.audit.checkpoints");
        this.refusals = meters.counter("openmash.audit.checkpoints.refused");
        this.mergeDelay = Timer.builder("openmash.audit.merge.delay")
                .description("From an entry's time to the signed checkpoint that covers it")
                .publishPercentiles(0.5, 0.99)
                .register(meters);
    }

    void watchExport(LogPublisher publisher) {
        meters.gauge(
                "openmash.audit.export.seconds",
                publisher,
                watched -> watched.exportDelay().toMillis() / 1e3);
    }

    void sequenced(int entries) {
        sequenced.increment(entries);
    }

    void setAside(int entries) {
        setAside.increment(entries);
    }

    void foundChanged(int entries) {
        changed.increment(entries);
    }

    void disputed() {
        disputes.increment();
    }

    void signed() {
        checkpoints.increment();
    }

    void refusedToSign() {
        refusals.increment();
    }

    void covered(Duration delay) {
        // A clock that was set back must not stop the signing.
        mergeDelay.record(delay.isNegative() ? Duration.ZERO : delay);
    }
}
