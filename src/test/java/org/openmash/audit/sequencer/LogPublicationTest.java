package org.openmash.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmash.audit.LogDatabase;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.Hash;
import org.openmash.audit.tree.LogDirectory;
import org.openmash.audit.tree.LogPolicy;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;
import org.openmash.audit.tree.SignedNote;
import org.openmash.audit.tree.TilePath;
import org.openmash.audit.tree.TiledTree;
import org.openmash.audit.tree.TreeException;
import org.openmash.audit.witness.RunningWitness;

class LogPublicationTest {
    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LogMeters meters = new LogMeters(registry);
    private final String secret = NoteSigner.generate("hub.example/audit/2026", SignatureType.LOG);
    private final LogKey key = LogKey.of(NoteSigner.parse(secret), List.of());
    private final LogDatabase database = LogDatabase.create();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = LogParts.connect(database);
    }

    @AfterEach
    void close() throws SQLException {
        threads.shutdownNow();
        connection.close();
        database.close();
    }

    @Test
    void export_holds_the_signed_tree_and_every_entry_however_often_it_is_brought_up_to_date() throws Exception {
        for (int entries : new int[] {3, 300, 1, 500}) {
            grow(entries);
            export("step by step");
        }
        export("step by step");
        export("at once");

        var directory = new LogDirectory(folder.resolve("at once"));
        var checkpoint = Checkpoint.open(directory.readCheckpoint(), key.known());
        assertThat(checkpoint.size()).isEqualTo(804);
        assertThat(new TiledTree(804, directory::read).root()).isEqualTo(checkpoint.root());
        assertThat(files("step by step")).isEqualTo(files("at once"));
    }

    @Test
    void exported_tile_with_other_content_stops_the_export() throws Exception {
        grow(300);
        export("export");
        Files.delete(folder.resolve("export/checkpoint"));
        Files.write(folder.resolve("export/tile/0/000"), new byte[8192]);

        assertThatExceptionOfType(TreeException.class).isThrownBy(() -> export("export"));
    }

    @Test
    void checkpoint_with_its_quorum_is_handed_out_and_exported() throws Exception {
        grow(5);
        try (var witness = new RunningWitness(key.signer().key(), folder.resolve("state"))) {
            var policy = policy(witness);
            assertThat(new LogWitnesses(policy, threads, meters).cosign(connection))
                    .isTrue();
            connection.commit();
            grow(2);

            var handedOut = new PublishedLog(connection).checkpoint().orElseThrow();
            assertThat(policy.open(SignedNote.parse(handedOut.getBytes(StandardCharsets.UTF_8)))
                            .size())
                    .as("the cosigned one, not the newest")
                    .isEqualTo(5);
            export("export");
            assertThat(policy.open(new LogDirectory(folder.resolve("export")).readCheckpoint())
                            .size())
                    .isEqualTo(5);
        }
    }

    @Test
    void witnesses_away_leave_the_signed_checkpoint_to_be_handed_out() throws Exception {
        var witness = new RunningWitness(key.signer().key(), folder.resolve("state"));
        var policy = policy(witness);
        witness.close();
        grow(5);

        assertThat(new LogWitnesses(policy, threads, meters).cosign(connection)).isFalse();
        assertThat(new PublishedLog(connection).checkpoint()).isPresent();
        assertThat(database.ask("select count(*) from audit.cosigned")).isEqualTo("0");
    }

    @Test
    void export_whose_checkpoint_is_lost_is_neither_begun_anew_nor_signed_over_unless_somebody_says_so()
            throws Exception {
        grow(3);
        export("export");
        connection.commit();
        database.execute("insert into audit.export_begun (size) values (3)");
        Files.delete(folder.resolve("export/checkpoint"));
        var lost = Optional.of(folder.resolve("export"));

        assertThatExceptionOfType(LogStateException.class).isThrownBy(() -> export("export"));
        assertThatExceptionOfType(LogStateException.class)
                .isThrownBy(() -> grow(1, new OutsideNotes(lost, false)))
                .withMessageContaining("checkpoint is missing");
        connection.rollback();
        assertThat(database.ask("select max(size) from audit.checkpoint")).isEqualTo("3");

        grow(1, new OutsideNotes(lost, true));
        new LogExport(folder.resolve("export"), true, key, meters).update(connection);
        assertThat(Checkpoint.open(new LogDirectory(folder.resolve("export")).readCheckpoint(), key.known())
                        .size())
                .isEqualTo(5);
    }

    @Test
    void first_export_is_remembered_in_the_database() throws Exception {
        grow(3);
        new LogExport(folder.resolve("export"), false, key, meters).update(connection);
        connection.commit();

        assertThat(database.ask("select size from audit.export_begun")).isEqualTo("3");
    }

    @Test
    void one_instance_publishes_at_a_time() throws Exception {
        grow(3);
        var config = configOfExport();
        try (var pool = database.pool(LogParts.LOGIN, "set synchronous_commit = on")) {
            var publisher = new LogPublisher(pool, config, new LogKeys(config), meters, Clock.systemUTC());

            assertThat(ask("select pg_try_advisory_lock(" + LogPublisher.LOCK + ")"))
                    .isTrue();
            publisher.publish();
            assertThat(folder.resolve("export/checkpoint")).doesNotExist();

            ask("select pg_advisory_unlock(" + LogPublisher.LOCK + ")");
            publisher.publish();
            assertThat(folder.resolve("export/checkpoint")).exists();
            assertThat(ask("select pg_try_advisory_lock(" + LogPublisher.LOCK + ")"))
                    .as("given back")
                    .isTrue();
        }
    }

    @Test
    void export_that_the_volume_refuses_is_told_by_metric_and_readiness_until_it_goes_on() throws Exception {
        grow(3);
        var config = configOfExport();
        var time = new AtomicReference<>(Instant.now());
        InstantSource source = time::get;
        try (var pool = database.pool(LogParts.LOGIN, "set synchronous_commit = on")) {
            var publisher =
                    new LogPublisher(pool, config, new LogKeys(config), meters, source.withZone(ZoneOffset.UTC));
            var ready = new LogSequenced(
                    LogParts.progress(pool), new LogPartitions(pool, new SimpleMeterRegistry()), publisher);
            var lock = Files.createDirectories(folder.resolve("export/.checkpoint.lock")); // no file, so none to lock

            publisher.publish();
            assertThat(isDegraded(ready)).as("a turn may be missed").isFalse();
            time.updateAndGet(now -> now.plus(config.exportInterval().multipliedBy(7)));
            publisher.publish();
            assertThat(isDegraded(ready)).isTrue();
            assertThat(registry.get("openmash.audit.export.seconds").gauge().value())
                    .isEqualTo(0.7);

            Files.delete(lock);
            publisher.publish();
            assertThat(isDegraded(ready)).isFalse();
            assertThat(registry.get("openmash.audit.export.seconds").gauge().value())
                    .isZero();
        }
    }

    @Test
    void export_that_hangs_on_another_instance_is_told_by_this_one_too() throws Exception {
        grow(3);
        var config = configOfExport();
        var time = new AtomicReference<>(Instant.now());
        InstantSource source = time::get;
        try (var pool = database.pool(LogParts.LOGIN, "set synchronous_commit = on")) {
            var publisher =
                    new LogPublisher(pool, config, new LogKeys(config), meters, source.withZone(ZoneOffset.UTC));
            ask("select pg_try_advisory_lock(" + LogPublisher.LOCK + ")");

            publisher.publish();
            time.updateAndGet(now -> now.plus(config.exportInterval().multipliedBy(7)));
            publisher.publish();
            assertThat(publisher.isExportLate()).isTrue();

            ask("select pg_advisory_unlock(" + LogPublisher.LOCK + ")");
            publisher.publish();
            assertThat(publisher.isExportLate()).isFalse();
        }
    }

    @Test
    void checkpoint_that_a_witness_disputes_is_not_published_and_none_after_it_until_it_cosigns_again()
            throws Exception {
        grow(5);
        try (var witness = new RunningWitness(key.signer().key(), folder.resolve("state"))) {
            var witnesses = new LogWitnesses(policy(witness), threads, meters);
            assertThat(witnesses.cosign(connection)).isTrue();
            connection.commit();
            export("export");
            grow(7);

            try (var misled = misled(witness)) {
                var disputing = new LogWitnesses(policy(misled), threads, meters);
                for (int round = 0; round < 2; round++) {
                    assertThat(disputing.cosign(connection)).isFalse();
                    connection.commit();
                    assertThat(sizeHandedOut())
                            .as("the last one that nobody disputed")
                            .isEqualTo(5);
                    export("export");
                    assertThat(sizeExported()).isEqualTo(5);
                }
            }
            assertThat(database.ask("select count(*) || ' ' || min(size) from audit.dispute"))
                    .isEqualTo("1 12");
            assertThat(registry.counter("openmash.audit.witness.disputes").count())
                    .isEqualTo(2);
            assertThat(progress().disputes()).isEqualTo(1);

            assertThat(witnesses.cosign(connection)).isTrue();
            connection.commit();
            assertThat(progress().disputes()).isZero();
            export("export");
            assertThat(sizeHandedOut()).isEqualTo(12);
            assertThat(sizeExported()).isEqualTo(12);
        }
    }

    @Test
    void dispute_of_a_witness_that_is_taken_out_of_the_policy_ends() throws Exception {
        grow(5);
        try (var witness = new RunningWitness(key.signer().key(), folder.resolve("state"));
                var misled = misled(witness)) {
            assertThat(new LogWitnesses(policy(misled), threads, meters).cosign(connection))
                    .isFalse();
            connection.commit();
            assertThat(new PublishedLog(connection).checkpoint()).isEmpty();

            var without =
                    LogPolicy.parse(("log " + key.signer().key() + "\nquorum none\n").getBytes(StandardCharsets.UTF_8));
            new LogWitnesses(without, threads, meters).cosign(connection);
            connection.commit();
            assertThat(sizeHandedOut()).isEqualTo(5);
        }
    }

    @Test
    void months_that_are_missing_are_made_ahead_and_hold_what_the_others_hold() throws SQLException {
        database.tamper("drop table audit.entry_2027_03, audit.detail_2027_03");
        assertThat(Integer.parseInt(database.ask("select audit.partitions_ahead()")))
                .isLessThan(12);

        try (var sequencer = database.pool(LogParts.LOGIN, "set synchronous_commit = on")) {
            new LogPartitions(sequencer, new SimpleMeterRegistry()).makeAhead();
        }

        assertThat(database.ask(
                        "select string_agg(format('%s%s', tgname, tgenabled), ' ' order by tgname) from pg_trigger"
                                + " where tgrelid = 'audit.entry_2027_03'::regclass and not tgisinternal"))
                .isEqualTo("never_emptiedA only_growsA");
        assertThat(database.ask("select count(*) from pg_index where indrelid = 'audit.entry_2027_03'::regclass"))
                .isEqualTo(
                        database.ask("select count(*) from pg_index where indrelid = 'audit.entry_2027_02'::regclass"));
        assertThat(Integer.parseInt(database.ask("select audit.partitions_ahead()")))
                .isGreaterThanOrEqualTo(12);
    }

    private LogParts.Config configOfExport() throws IOException {
        var file = folder.resolve("key");
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret);
        return new LogParts.Config(Optional.of(file), Optional.of(folder.resolve("export")));
    }

    private static boolean isDegraded(LogSequenced ready) {
        return Boolean.TRUE.equals(ready.call().getData().orElseThrow().get("degraded"));
    }

    private LogPolicy policy(RunningWitness witness) {
        return LogPolicy.parse(witness.policy(key.signer().key()).getBytes(StandardCharsets.UTF_8));
    }

    private void grow(int entries) throws SQLException {
        grow(entries, unasked -> List.of());
    }

    private void grow(int entries, CheckpointSigner.KnownOutside outside) throws SQLException {
        database.record(entries);
        var sequencer = Sequencer.lead(connection, meters);
        sequencer.sequence(4096);
        CheckpointSigner.resume(connection, key, outside, meters, Clock.systemUTC())
                .sign(sequencer.state());
    }

    /** A witness with the same key that knows another history. */
    private RunningWitness misled(RunningWitness witness) throws IOException {
        var other = new Checkpoint(key.origin(), 3, Hash.ofLeaf(new byte[] {1})).sign(key.signer());
        return witness.other(key.signer().key(), folder.resolve("other state"), other);
    }

    private LogProgress progress() {
        try (var pool = database.pool(LogParts.LOGIN, "set synchronous_commit = on")) {
            var config = new LogParts.Config(Optional.empty(), Optional.empty());
            var progress =
                    new LogProgress(pool, config, new LogKeys(config), new SimpleMeterRegistry(), Clock.systemUTC());
            progress.look();
            return progress;
        }
    }

    private long sizeHandedOut() throws SQLException {
        var note = new PublishedLog(connection).checkpoint().orElseThrow();
        return Checkpoint.open(SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)), key.known())
                .size();
    }

    private long sizeExported() {
        return Checkpoint.open(new LogDirectory(folder.resolve("export")).readCheckpoint(), key.known())
                .size();
    }

    private boolean ask(String question) throws SQLException {
        try (var rows = connection.createStatement().executeQuery(question)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private void export(String directory) throws SQLException {
        new LogExport(folder.resolve(directory), false, key, meters).update(connection);
        connection.rollback();
    }

    /** Full tiles and bundles, and the partial ones of the newest size. */
    private Map<String, String> files(String directory) throws IOException {
        var newest = TilePath.rightEdge(804).stream()
                .flatMap(tile -> List.of(tile, tile.toEntries()).stream())
                .map(TilePath::toString)
                .toList();
        Map<String, String> files = new TreeMap<>();
        try (var all = Files.walk(folder.resolve(directory))) {
            all.filter(Files::isRegularFile).forEach(file -> {
                var name = folder.resolve(directory).relativize(file).toString();
                if (!name.contains(".p/") || newest.contains(name)) {
                    files.put(name, read(file));
                }
            });
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return HexFormat.of().formatHex(Files.readAllBytes(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
