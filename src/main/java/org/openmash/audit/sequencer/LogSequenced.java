package org.openmash.audit.sequencer;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Says when the log's checkpoints or its export lag, a witness disputes them, or its next months have no partition: {@code
 * degraded}. The service stays ready, so that no load balancer turns a concern away because of the log's signature.
 */
@Readiness
@ApplicationScoped
class LogSequenced implements HealthCheck {
    private final LogProgress progress;
    private final LogPartitions partitions;
    private final LogPublisher publisher;

    LogSequenced(LogProgress progress, LogPartitions partitions, LogPublisher publisher) {
        this.progress = progress;
        this.partitions = partitions;
        this.publisher = publisher;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("access log tree")
                .up()
                .withData("secondsBehind", progress.delay().toSeconds())
                .withData("monthsAhead", partitions.monthsAhead())
                .withData("disputes", progress.disputes())
                .withData("secondsSinceExport", publisher.exportDelay().toSeconds())
                .withData("degraded", isDegraded())
                .build();
    }

    private boolean isDegraded() {
        return progress.isAlarming() || partitions.areShort() || progress.disputes() > 0 || publisher.isExportLate();
    }
}
