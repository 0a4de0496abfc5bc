package org.openmash.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openmash.audit.LogDatabase;
import org.openmash.audit.tree.Checkpoint;
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

    private final LogMeters meters = new LogMeters(new SimpleMeterRegistry());
    private final LogKey key =
            LogKey.of(NoteSigner.parse(NoteSigner.generate("hub.example/audit/2026", SignatureType.LOG)), List.of());
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

    private LogPolicy policy(RunningWitness witness) {
        return LogPolicy.parse(witness.policy(key.signer().key()).getBytes(StandardCharsets.UTF_8));
    }

    private void grow(int entries) throws SQLException {
        database.record(entries);
        var sequencer = Sequencer.lead(connection, meters);
        sequencer.sequence(4096);
        CheckpointSigner.resume(connection, key, List::of, meters, Clock.systemUTC())
                .sign(sequencer.state());
    }

    private void export(String directory) throws SQLException {
        new LogExport(folder.resolve(directory), key, meters).update(connection);
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
