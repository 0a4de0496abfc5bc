package org.openmash.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmash.audit.LogDatabase;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;

/** How far behind the log is, by no clock but the database's; an instance that cannot see takes it to be behind. */
class LogProgressTest {
    private static final Duration REFUSE_AFTER = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private final AtomicReference<Instant> time = new AtomicReference<>(Instant.now());
    private final LogDatabase database = LogDatabase.create();
    private final LogMeters meters = new LogMeters(new SimpleMeterRegistry());
    private LogParts.Config config;
    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        var file = folder.resolve("key");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, NoteSigner.generate("hub.example/audit/2026", SignatureType.LOG));
        config = new LogParts.Config(Optional.of(file), Optional.empty());
        connection = LogParts.connect(database);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void entries_of_an_instance_whose_clock_is_an_hour_off_hold_nobody_up() throws SQLException {
        for (var skew : List.of(Duration.ofHours(-1), Duration.ofHours(1))) {
            recordWith(skew);
            assertThat(progress().delay()).as("queued, " + skew).isLessThan(REFUSE_AFTER);
            sequence();
            assertThat(progress().delay()).as("not signed, " + skew).isLessThan(REFUSE_AFTER);
            sign();
            recordWith(skew);
            sequence();
            assertThat(progress().delay()).as("not signed since, " + skew).isLessThan(REFUSE_AFTER);
            sign();
        }
    }

    @Test
    void entry_that_waits_for_a_place_or_for_a_signature_is_seen_whatever_its_own_time_says() throws SQLException {
        recordWith(Duration.ZERO);
        sequence();
        sign();
        recordWith(Duration.ofHours(1));
        database.execute("update audit.pending set queued_at = now() - interval '90 s'");
        assertThat(isBehindAfterTwoLooks()).isTrue();

        sequence();
        database.tamper("update audit.checkpoint set signed_at = now() - interval '90 s'");
        assertThat(isBehindAfterTwoLooks()).isTrue();
        sign();
        assertThat(isBehindAfterTwoLooks()).isFalse();
    }

    @Test
    void quiet_log_is_not_behind_when_an_entry_comes_after_an_hour() throws SQLException {
        recordWith(Duration.ZERO);
        sequence();
        sign();
        database.tamper("update audit.checkpoint set signed_at = now() - interval '1 hour'");
        var progress = progress();
        recordWith(Duration.ZERO);
        sequence();

        progress.look();
        assertThat(progress.delay()).isLessThan(REFUSE_AFTER);
    }

    @Test
    void instance_that_cannot_look_takes_the_log_to_stand_still_since_it_looked_last() throws SQLException {
        var pool = database.pool(LogParts.LOGIN, "set synchronous_commit = on");
        var progress = new LogProgress(pool, config, new LogKeys(config), new SimpleMeterRegistry(), clock());
        progress.look();
        database.execute("revoke select on audit.pending from openmash_sequencer");

        pass(Duration.ofSeconds(59));
        progress.look();
        progress.look();
        assertThat(progress.isBehind()).isFalse();
        pass(Duration.ofSeconds(2));
        progress.look();
        progress.look();
        assertThat(progress.isBehind()).isTrue();

        database.execute("grant select on audit.pending to openmash_sequencer");
        progress.look();
        assertThat(progress.isBehind()).isFalse();
    }

    private boolean isBehindAfterTwoLooks() {
        var progress = progress();
        progress.look();
        return progress.isBehind();
    }

    private LogProgress progress() {
        var pool = database.pool(LogParts.LOGIN, "set synchronous_commit = on");
        var progress = new LogProgress(pool, config, new LogKeys(config), new SimpleMeterRegistry(), Clock.systemUTC());
        progress.look();
        return progress;
    }

    private void recordWith(Duration skew) {
        database.record(Clock.offset(Clock.systemUTC(), skew));
    }

    private void sequence() throws SQLException {
        Sequencer.lead(connection, meters).sequence(4096);
    }

    private void sign() throws SQLException {
        var state = new TreeTables(connection).read();
        CheckpointSigner.resume(
                        connection, new LogKeys(config).key().orElseThrow(), unasked -> List.of(), meters, clock())
                .sign(state);
    }

    private void pass(Duration passed) {
        time.updateAndGet(now -> now.plus(passed));
    }

    private Clock clock() {
        InstantSource source = time::get;
        return source.withZone(ZoneOffset.UTC);
    }
}
