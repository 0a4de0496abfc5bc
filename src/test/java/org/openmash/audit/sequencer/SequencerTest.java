package org.openmash.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.audit.LogDatabase;
import org.openmash.audit.tree.Hash;

class SequencerTest {
    private static final int ALL = 4096;
    private final LogMeters meters = new LogMeters(new SimpleMeterRegistry());
    private final LogDatabase database = LogDatabase.create();
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
    void every_entry_gets_the_next_index_and_the_root_follows_from_the_stored_bytes() throws SQLException {
        var sequencer = Sequencer.lead(connection, meters);
        database.record(5);
        assertThat(sequencer.sequence(ALL)).isEqualTo(5);
        database.record(600);
        assertThat(sequencer.sequence(400)).isEqualTo(400);
        assertThat(sequencer.sequence(400)).isEqualTo(200);
        assertThat(sequencer.sequence(400)).isZero();

        assertThat(database.ask("select count(*) || ' ' || min(idx) || ' ' || max(idx) from audit.leaf"))
                .isEqualTo("605 0 604");
        assertThat(database.ask("select count(*) from audit.pending")).isEqualTo("0");
        assertThat(sequencer.state().root()).isEqualTo(naiveRoot());
        assertThat(database.ask("select encode(root, 'hex') from audit.tree"))
                .isEqualTo(naiveRoot().toString());
    }

    @Test
    void entry_that_commits_late_gets_a_later_index() throws SQLException {
        var sequencer = Sequencer.lead(connection, meters);
        try (var slow = database.connect("openmash_log")) {
            slow.setAutoCommit(false);
            var late = database.recordIn(slow);
            database.record(3);
            assertThat(sequencer.sequence(ALL)).isEqualTo(3);
            slow.commit();
            assertThat(sequencer.sequence(ALL)).isEqualTo(1);

            assertThat(database.ask("select idx from audit.leaf where entry_id = '" + late + "'"))
                    .isEqualTo("3");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MISSING | delete from audit.entry where id = '%s'",
                "HASH | alter table audit.entry alter column leaf_hash drop expression;"
                        + " update audit.entry set leaf_hash = set_byte(leaf_hash, 7, get_byte(leaf_hash, 7) # 1) where id = '%s'",
                "COLUMNS | update audit.entry set agency = 'SCH-102' where id = '%s'",
                "COLUMNS | update audit.entry set leaf = '\\xff00' where id = '%s'",
                "COLUMNS | update audit.entry set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'PARTIAL', 'PERMITTED'), 'UTF8')"
                        + " where id = '%s'",
            })
    void entry_changed_before_its_turn_is_set_aside_and_the_log_goes_on(String finding, String change)
            throws SQLException {
        var sequencer = Sequencer.lead(connection, meters);
        database.record(4);
        var victim = database.ask("select id from audit.entry order by recorded_at, id offset 1 limit 1");
        database.tamper(change.formatted(victim));

        assertThat(sequencer.sequence(3)).isEqualTo(3);

        assertThat(database.ask("select finding || ' ' || entry_id from audit.mismatch"))
                .isEqualTo(finding + " " + victim);
        assertThat(database.ask("select string_agg(idx::text, ' ' order by idx) from audit.leaf"))
                .isEqualTo("0 1");
        assertThat(sequencer.sequence(3)).isEqualTo(1);
    }

    @Test
    void entry_announced_twice_stands_once() throws SQLException {
        var sequencer = Sequencer.lead(connection, meters);
        database.record(1);
        database.execute("insert into audit.pending select id, recorded_at from audit.entry");
        sequencer.sequence(ALL);
        database.execute("insert into audit.pending select id, recorded_at from audit.entry");
        sequencer.sequence(ALL);

        assertThat(database.ask("select count(*) from audit.leaf")).isEqualTo("1");
        assertThat(database.ask("select finding from audit.mismatch")).isEqualTo("TWICE");
    }

    @Test
    void leader_that_was_overtaken_changes_nothing() throws SQLException {
        try (var other = LogParts.connect(database)) {
            var overtaken = Sequencer.lead(connection, meters);
            var leader = Sequencer.lead(other, meters);
            database.record(2);

            assertThatExceptionOfType(LeadershipLostException.class).isThrownBy(() -> overtaken.sequence(ALL));
            assertThat(database.ask("select count(*) from audit.leaf")).isEqualTo("0");
            assertThat(leader.sequence(ALL)).isEqualTo(2);
        }
    }

    @Test
    void many_that_overtake_each_other_under_load_leave_one_contiguous_tree() throws Exception {
        var threads = Executors.newFixedThreadPool(5);
        var writing = new AtomicBoolean(true);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            work.add(() -> overtake(writing));
        }
        work.add(() -> {
            for (int i = 0; i < 40; i++) {
                database.record(25);
            }
            writing.set(false);
            return 0;
        });
        try {
            int led = 0;
            for (var done : threads.invokeAll(work)) {
                led += done.get();
            }
            assertThat(led).as("how often the leader changed").isGreaterThan(20);
        } finally {
            threads.shutdown();
        }
        Sequencer.lead(connection, meters).sequence(ALL);

        assertThat(database.ask("select count(*) || ' ' || max(idx) from audit.leaf"))
                .isEqualTo("1000 999");
        assertThat(database.ask("select encode(root, 'hex') from audit.tree"))
                .isEqualTo(naiveRoot().toString());
    }

    private int overtake(AtomicBoolean writing) throws SQLException {
        int led = 0;
        try (var own = LogParts.connect(database)) {
            while (writing.get()) {
                try {
                    var sequencer = Sequencer.lead(own, meters);
                    led++;
                    sequencer.sequence(10);
                    sequencer.sequence(10);
                } catch (LeadershipLostException overtaken) {
                    own.rollback();
                }
            }
        }
        return led;
    }

    @Test
    void nobody_leads_whose_commits_could_still_be_lost() throws SQLException {
        connection.createStatement().execute("set synchronous_commit = off");

        assertThatExceptionOfType(LogStateException.class).isThrownBy(() -> Sequencer.lead(connection, meters));
    }

    @Test
    void nothing_is_added_to_tiles_that_do_not_give_the_root() throws SQLException {
        database.record(3);
        Sequencer.lead(connection, meters).sequence(ALL);
        database.tamper("update audit.tile set hashes = set_byte(hashes, 40, get_byte(hashes, 40) # 1)");

        assertThatExceptionOfType(LogStateException.class).isThrownBy(() -> Sequencer.lead(connection, meters));
    }

    /** From the bytes of the entries, by the definition and not by the tiles. */
    private Hash naiveRoot() throws SQLException {
        List<Hash> leaves = new ArrayList<>();
        try (var superuser = database.connect("postgres");
                var rows = superuser
                        .createStatement()
                        .executeQuery("select leaf from audit.leaf join audit.entry on id = entry_id order by idx")) {
            while (rows.next()) {
                leaves.add(Hash.ofLeaf(rows.getBytes(1)));
            }
        }
        return Hash.ofTree(leaves);
    }
}
