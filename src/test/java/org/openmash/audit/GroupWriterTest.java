package org.openmash.audit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.problem.ProblemException;
import org.openmash.problem.ProblemType;

class GroupWriterTest {
    private static LogDatabase database;

    private final AuditConfig config = LogDatabase.config(4096);
    private final Sealer sealer = LogDatabase.sealer();
    private final UUID caseId = UUID.randomUUID();
    private GroupWriter writer;
    private AccessLog log;

    @BeforeAll
    static void createDatabase() {
        database = LogDatabase.create();
    }

    @AfterAll
    static void closeDatabase() {
        database.close();
    }

    @BeforeEach
    void startWriter() {
        writer = database.writer(config);
        log = database.log(writer, config);
        writer.start(new StartupEvent());
    }

    @AfterEach
    void stopWriter() throws InterruptedException {
        writer.drain(new ShutdownEvent());
    }

    @Test
    void entry_is_visible_to_others_when_the_call_returns() {
        var id = log.recordDurably(LogDatabase.reading(caseId));

        assertThat(database.ask("select count(*) from audit.entry where id = '" + id + "'"))
                .isEqualTo("1");
        assertThat(database.ask("select cases[1] from audit.detail where entry_id = '" + id + "'"))
                .isEqualTo(caseId.toString());
    }

    @Test
    void submitted_entry_is_durable_when_its_stage_completes() throws Exception {
        var id = log.submit(LogDatabase.reading(caseId)).toCompletableFuture().get(5, SECONDS);

        assertThat(database.ask("select count(*) from audit.entry where id = '" + id + "'"))
                .isEqualTo("1");
    }

    @Test
    void each_of_a_thousand_accesses_from_32_threads_stands_once() throws Exception {
        var threads = Executors.newFixedThreadPool(32);
        try {
            var calls = IntStream.range(0, 1_000)
                    .mapToObj(i -> (Callable<UUID>) () -> log.recordDurably(LogDatabase.reading(caseId)))
                    .toList();
            Set<UUID> ids = new HashSet<>();
            for (var call : threads.invokeAll(calls)) {
                ids.add(call.get());
            }

            assertThat(ids).hasSize(1_000).isEqualTo(stored());
            assertThat(database.ask("select count(*) from audit.detail where cases @> array['" + caseId + "'::uuid]"))
                    .isEqualTo("1000");
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void locked_log_refuses_and_recovers_by_itself() throws SQLException {
        try (var other = database.connect("postgres");
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table audit.entry in access exclusive mode");
            assertRefused();
            other.rollback();
        }

        assertRecorded();
    }

    @Test
    void log_without_privilege_refuses_and_recovers_by_itself() {
        database.execute("revoke insert on audit.detail from openmash_log");
        try {
            assertRefused();
            assertThat(stored()).as("an entry without its detail").isEmpty();
        } finally {
            database.execute("grant insert on audit.detail to openmash_log");
        }

        assertRecorded();
    }

    @Test
    void broken_connection_costs_at_most_one_group() {
        log.recordDurably(LogDatabase.reading(caseId));
        database.execute("select pg_terminate_backend(pid, 5000) from pg_stat_activity"
                + " where usename = 'openmash_log' and datname = current_database()");
        assertRefused();

        assertRecorded();
    }

    @Test
    void full_queue_refuses_at_once_and_loses_nothing_it_took() throws Exception {
        var small = database.writer(LogDatabase.config(2));
        var taken = List.of(small.submit(entry()), small.submit(entry())); // not started yet: both wait

        assertThat(small.submit(entry())).isCompletedExceptionally();

        small.start(new StartupEvent());
        var ids = List.of(taken.get(0).get(5, SECONDS), taken.get(1).get(5, SECONDS));
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(ids);
        small.drain(new ShutdownEvent());
    }

    @Test
    void entry_that_cannot_be_stored_does_not_take_the_others_along() throws Exception {
        var idle = database.writer(config);
        var good = idle.submit(entry());
        var bad = idle.submit(new Entry(
                UUID.randomUUID(),
                "{\"id\":\"not a UUID\"}".getBytes(StandardCharsets.UTF_8),
                new byte[16],
                "{}".getBytes(StandardCharsets.UTF_8)));
        var alsoGood = idle.submit(entry());
        idle.start(new StartupEvent());

        var ids = List.of(good.get(5, SECONDS), alsoGood.get(5, SECONDS));
        assertThat(stored()).containsExactlyInAnyOrderElementsOf(ids);
        assertThatExceptionOfType(ExecutionException.class).isThrownBy(() -> bad.get(5, SECONDS));
        idle.drain(new ShutdownEvent());
    }

    @Test
    void what_waits_at_the_end_is_still_stored_and_later_entries_are_refused() throws Exception {
        var ending = database.writer(config);
        List<CompletableFuture<UUID>> waiting = new ArrayList<>();
        IntStream.range(0, 1_000).forEach(i -> waiting.add(ending.submit(entry())));
        ending.start(new StartupEvent());
        ending.drain(new ShutdownEvent());

        assertThat(waiting).allMatch(CompletableFuture::isDone).noneMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(stored()).hasSize(1_000);
        assertThat(ending.submit(entry())).isCompletedExceptionally();
    }

    @Test
    void entry_of_a_change_needs_its_transaction() {
        assertThatThrownBy(() -> log.record(LogDatabase.reading(caseId))).isInstanceOf(IllegalStateException.class);
    }

    private Entry entry() {
        return sealer.seal(LogDatabase.reading(caseId));
    }

    private void assertRecorded() {
        var id = log.recordDurably(LogDatabase.reading(caseId));
        assertThat(stored()).contains(id);
    }

    private void assertRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> log.recordDurably(LogDatabase.reading(caseId)))
                .matches(refusal -> refusal.type() == ProblemType.LOG_UNAVAILABLE);
    }

    private Set<UUID> stored() {
        var ids = database.ask("select coalesce(string_agg(entry_id::text, chr(10)), '') from audit.detail"
                + " join audit.entry on id = entry_id where cases @> array['" + caseId + "'::uuid]");
        return ids.lines().map(UUID::fromString).collect(Collectors.toSet());
    }
}
