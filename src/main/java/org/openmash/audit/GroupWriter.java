package org.openmash.audit;

import io.agroal.api.AgroalDataSource;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.agroal.DataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Writes entries in groups: one thread takes what waits, stores it in one statement and one commit, and completes the
 * answers that waited for it. While it stores, the next group gathers, so it adapts to the load without any delay of its own.
 */
@Singleton
class GroupWriter {
    private static final Logger LOG = Logger.getLogger(GroupWriter.class);
    private static final Duration LOOK_UP = Duration.ofMillis(200);

    private final AgroalDataSource log;
    private final AuditConfig config;
    private final BlockingQueue<Waiting> queue;
    private final Timer flushes;
    private final Counter stored;
    private final Counter failed;
    private final Thread thread;
    private volatile boolean closing;

    private record Waiting(Entry entry, CompletableFuture<UUID> durable) {}

    GroupWriter(@DataSource("log") AgroalDataSource log, AuditConfig config, MeterRegistry meters) {
        this.log = log;
        this.config = config;
        this.queue = new ArrayBlockingQueue<>(config.queueCapacity());
        this.flushes = meters.timer("openmash.audit.flush");
        this.stored = meters.counter("openmash.audit.entries");
        this.failed = meters.counter("openmash.audit.failures");
        meters.gaugeCollectionSize("openmash.audit.queue", List.of(), queue);
        this.thread = new Thread(this::run, "access-log");
        thread.setDaemon(true);
    }

    /**
     * Queues an entry.
     *
     * @return completes with the entry's id when its commit is durable, on the writer's thread; exceptionally when it could
     *     not be stored or the queue is full. When it fails the entry may still have been stored: the log may say too much,
     *     never too little.
     */
    CompletableFuture<UUID> submit(Entry entry) {
        var waiting = new Waiting(entry, new CompletableFuture<>());
        if (closing || !queue.offer(waiting)) {
            failed.increment();
            waiting.durable.completeExceptionally(new RejectedExecutionException("the access log takes no more"));
        }
        return waiting.durable;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    /** Stores what still waits; then ends. */
    void drain(@Observes ShutdownEvent event) throws InterruptedException {
        closing = true;
        thread.join(config.timeout().plus(LOOK_UP).toMillis());
    }

    private void run() {
        List<Waiting> group = new ArrayList<>(config.batchSize());
        while (!closing || !queue.isEmpty()) {
            try {
                gather(group);
                store(group);
            } catch (Throwable failure) { // the thread must outlive anything: without it nothing is ever answered again
                fail(group, failure);
            }
            group.clear();
        }
    }

    private void gather(List<Waiting> group) throws InterruptedException {
        var first = queue.poll(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            group.add(first);
            queue.drainTo(group, config.batchSize() - 1);
        }
    }

    private void store(List<Waiting> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            insert(group);
            group.forEach(waiting -> waiting.durable.complete(waiting.entry.id()));
        } catch (SQLException failure) {
            if (group.size() > 1 && isAboutData(failure)) {
                group.forEach(
                        waiting -> store(List.of(waiting))); // one that cannot be stored must not take others along
            } else {
                fail(group, failure);
            }
        }
    }

    private void insert(List<Waiting> group) throws SQLException {
        var began = Timer.start();
        try (var connection = log.getConnection()) {
            EntryInsert.into(connection, group.stream().map(Waiting::entry).toList());
            stored.increment(group.size());
        } finally {
            began.stop(flushes);
        }
    }

    private void fail(List<Waiting> group, Throwable failure) {
        failed.increment(group.size());
        var state = failure instanceof SQLException sql
                ? sql.getSQLState()
                : failure.getClass().getName();
        LOG.errorf("%d entries of the access log were not stored: %s", group.size(), state);
        group.forEach(waiting -> waiting.durable.completeExceptionally(failure));
    }

    /** SQLSTATE classes 22 (data) and 23 (constraint): the entry's own fault, not the database's. */
    private static boolean isAboutData(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23"));
    }
}
