package org.openmash.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openmash.audit.LogDatabase;
import org.openmash.audit.tree.Checkpoint;
import org.openmash.audit.tree.Hash;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;
import org.openmash.audit.tree.SignedNote;

class CheckpointSignerTest {
    private static final String ORIGIN = "hub.example/audit/2026";
    private final LogMeters meters = new LogMeters(new SimpleMeterRegistry());
    private final LogKey key = LogKey.of(newKey(), List.of());
    private final LogDatabase database = LogDatabase.create();
    private List<SignedNote> outside = List.of();
    private Connection connection;

    @BeforeEach
    void connect() throws SQLException {
        connection = LogParts.connect(database);
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void checkpoint_is_of_the_durable_tree_and_signed_by_the_key() throws SQLException {
        var state = sequenced(3);
        signer(key).sign(state);

        var checkpoint = Checkpoint.open(newest(), key.known());
        assertThat(checkpoint).isEqualTo(new Checkpoint(ORIGIN, 3, state.root()));
    }

    @Test
    void each_checkpoint_extends_the_one_before_also_after_a_restart() throws SQLException {
        var signer = signer(key);
        signer.sign(sequenced(3));
        signer.sign(sequenced(300));
        signer(key).sign(sequenced(1));

        assertThat(database.ask("select string_agg(size::text, ' ' order by size) from audit.checkpoint"))
                .isEqualTo("3 303 304");
    }

    @Test
    void replaced_key_goes_on_with_the_same_log_and_old_checkpoints_stay_valid() throws SQLException {
        signer(key).sign(sequenced(3));
        var old = newest();
        var successor = LogKey.of(newKey(), List.of(key.signer().key().toString()));
        signer(successor).sign(sequenced(1));

        assertThat(Checkpoint.open(old, successor.known()).size()).isEqualTo(3);
        assertThat(Checkpoint.open(newest(), Set.of(successor.signer().key())).size())
                .isEqualTo(4);
    }

    @Test
    void key_that_does_not_know_its_predecessor_signs_nothing() throws SQLException {
        signer(key).sign(sequenced(3));

        assertThatExceptionOfType(LogStateException.class)
                .isThrownBy(() -> signer(LogKey.of(newKey(), List.of())))
                .withMessageContaining("not of this log");
    }

    @Test
    void key_of_another_name_signs_nothing() throws SQLException {
        signer(key).sign(sequenced(3));
        var other = NoteSigner.parse(NoteSigner.generate("hub.example/audit/2027", SignatureType.LOG));

        assertThatExceptionOfType(LogStateException.class)
                .isThrownBy(() -> signer(LogKey.of(other, List.of())))
                .withMessageContaining("the log is " + ORIGIN);
    }

    @Test
    void database_that_went_back_behind_an_exported_checkpoint_is_not_signed() throws SQLException {
        var state = sequenced(5);
        outside = List.of(new Checkpoint(ORIGIN, 6, state.root()).sign(key.signer()));

        assertRefused(signer(key), state, "to extend");
    }

    @Test
    void log_that_differs_from_an_exported_checkpoint_is_not_signed() throws SQLException {
        var before = sequenced(5);
        outside = List.of(new Checkpoint(ORIGIN, 4, before.root()).sign(key.signer()));

        assertRefused(signer(key), sequenced(2), "does not lead to the root");
    }

    @Test
    void exported_checkpoint_of_another_log_stops_the_signature() throws SQLException {
        var state = sequenced(5);
        var foreign = NoteSigner.parse(NoteSigner.generate("other.example/audit", SignatureType.LOG));
        outside = List.of(new Checkpoint("other.example/audit", 1, state.root()).sign(foreign));

        assertRefused(signer(key), state, "not of this log");
    }

    @Test
    void leaf_that_was_removed_or_changed_after_it_was_sequenced_stops_the_signature() throws SQLException {
        var signer = signer(key);
        var state = sequenced(5);
        database.tamper("delete from audit.leaf where idx = 2");
        assertRefused(signer, state, "leaf 2 is missing");
        database.tamper("insert into audit.leaf select 2, uuidv7(), now(), sha256('forged')");
        assertRefused(signer, state, "do not give the root");
    }

    @Test
    void leaves_of_a_long_outage_are_read_in_parts_and_none_is_left_out() throws SQLException {
        int backlog = 3 * CheckpointTable.PART + 5;
        database.tamper("insert into audit.leaf select i, uuidv7(), now(), sha256(int8send(i))"
                + " from generate_series(0, " + (backlog - 1) + ") i");
        List<Integer> parts = new ArrayList<>();
        List<Hash> all = new ArrayList<>();
        var table = new CheckpointTable(connection);

        while (2 + all.size() < backlog) {
            var part = table.leaves(2 + all.size(), backlog).hashes();
            parts.add(part.size());
            all.addAll(part);
        }

        assertThat(parts).hasSize(4).allMatch(size -> size <= CheckpointTable.PART);
        assertThat(all).hasSize(backlog - 2);
        var first = connection.createStatement().executeQuery("select hash from audit.leaf where idx = 2");
        first.next();
        assertThat(all.get(0)).isEqualTo(Hash.of(first.getBytes(1)));
        database.tamper("delete from audit.leaf where idx = " + (2 * CheckpointTable.PART + 7));
        assertThatExceptionOfType(LogStateException.class)
                .isThrownBy(() -> table.leaves(2 * CheckpointTable.PART, backlog))
                .withMessageContaining("leaf " + (2 * CheckpointTable.PART + 7) + " is missing");
    }

    @Test
    void flipped_tile_stops_the_signature() throws SQLException {
        var signer = signer(key);
        signer.sign(sequenced(3));
        var state = sequenced(4);
        database.tamper("update audit.tile set hashes = set_byte(hashes, 100, get_byte(hashes, 100) # 1)");

        assertRefused(signer, state, "does not extend");
    }

    @Test
    void overtaken_leader_signs_nothing() throws SQLException {
        var state = sequenced(3);
        try (var other = LogParts.connect(database)) {
            Sequencer.lead(other, meters);
        }

        assertThatExceptionOfType(LeadershipLostException.class)
                .isThrownBy(() -> signer(key).sign(state));
        assertThat(database.ask("select count(*) from audit.checkpoint")).isEqualTo("0");
    }

    private void assertRefused(CheckpointSigner signer, TreeState state, String why) throws SQLException {
        long before = Long.parseLong(database.ask("select count(*) from audit.checkpoint"));
        assertThatExceptionOfType(LogStateException.class)
                .isThrownBy(() -> signer.sign(state))
                .withMessageContaining(why);
        connection.rollback();
        assertThat(database.ask("select count(*) from audit.checkpoint")).isEqualTo(Long.toString(before));
    }

    private TreeState sequenced(int entries) throws SQLException {
        database.record(entries);
        var sequencer = Sequencer.lead(connection, meters);
        sequencer.sequence(4096);
        return sequencer.state();
    }

    private CheckpointSigner signer(LogKey key) throws SQLException {
        return CheckpointSigner.resume(connection, key, unasked -> outside, meters, Clock.systemUTC());
    }

    private SignedNote newest() {
        return SignedNote.parse(database.ask("select note from audit.checkpoint order by size desc limit 1")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static NoteSigner newKey() {
        return NoteSigner.parse(NoteSigner.generate(ORIGIN, SignatureType.LOG));
    }
}
