package org.openmash.audit.sequencer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openmash.audit.LogDatabase;
import org.openmash.audit.tree.Frontier;
import org.openmash.audit.tree.NoteSigner;
import org.openmash.audit.tree.SignatureType;

/**
 * What a superuser does to the stored log, who first removes every trigger, and what finds it: {@code check-log.sql} in the
 * database itself, the offline verifier on an export made afterwards, the service when it next signs. The verifier is a
 * process of its own and knows the public key and an older checkpoint, no more.
 */
class LiveTamperTest {
    private static final Path CHECK = Path.of("deploy", "database", "check-log.sql");
    private static final String ORIGIN = "hub.example/audit/2026";
    private static final int VERIFIED = 0;
    private static final int CONTENT = 4;
    private static final int INCONSISTENT = 5;
    private static final String VICTIM = "(select entry_id from audit.leaf where idx = 17)";

    @TempDir
    Path folder;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final LogMeters meters = new LogMeters(registry);
    private final LogKey key = LogKey.of(NoteSigner.parse(NoteSigner.generate(ORIGIN, SignatureType.LOG)), List.of());
    private final LogDatabase database = LogDatabase.create();
    private Connection connection;

    /** 40 entries are signed and exported, and somebody keeps that checkpoint; then 10 more are. */
    @BeforeEach
    void fill() throws Exception {
        connection = LogParts.connect(database);
        grow(40);
        export("export");
        Files.copy(folder.resolve("export/checkpoint"), folder.resolve("kept"));
        grow(10);
        export("export");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        database.close();
    }

    @Test
    void untouched_log_passes_every_check() throws Exception {
        assertThat(wrong()).isEmpty();
        assertThat(verify("export")).isEqualTo(VERIFIED);
        export("fresh");
        assertThat(verify("fresh")).isEqualTo(VERIFIED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit.entry set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'SCH-101', 'SCH-102'), 'UTF8'),"
                        + " agency = 'SCH-102' where id = " + VICTIM,
                "delete from audit.entry where id = " + VICTIM,
                "create temp table swapped as select idx, entry_id, recorded_at from audit.leaf where idx in (17, 18);"
                        + " update audit.leaf set entry_id = uuidv7() where idx in (17, 18);"
                        + " update audit.leaf l set entry_id = s.entry_id, recorded_at = s.recorded_at from swapped s"
                        + " where s.idx = 35 - l.idx and l.idx in (17, 18)",
                "drop table audit.entry_2026_11, audit.entry_2026_12, audit.entry_2027_01, audit.entry_2027_02",
            })
    void entry_edited_removed_or_moved_is_found_by_verifier_export_and_database(String change) throws Exception {
        database.tamper(change);

        assertThat(wrong()).containsKey("WRONG leaves whose entry is gone or changed");
        export("fresh");
        assertThat(verify("fresh")).isEqualTo(CONTENT);
        assertThat(registry.counter("openmash.audit.changed").count()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit.entry set outcome = 'REFUSED' where id = " + VICTIM
                        + " | WRONG entries whose columns do not say what their bytes say",
                "update audit.detail set content = '{}' where entry_id = " + VICTIM
                        + " | WRONG details that do not fit their entry",
                "delete from audit.detail where entry_id = " + VICTIM + " | WRONG entries without detail",
                "insert into audit.detail (entry_id, recorded_at, salt, content, actor, cases)"
                        + " select uuidv7(), recorded_at, salt, content, actor, cases from audit.detail limit 1"
                        + " | WRONG details without entry",
                "insert into audit.pending (entry_id, recorded_at) values (uuidv7(), now())"
                        + " | WRONG entries that wait and are gone",
                "insert into audit.entry (id, recorded_at, leaf, action, outcome, policy_version)"
                        + " select uuidv7(), recorded_at, leaf, action, outcome, policy_version from audit.entry limit 1"
                        + " | WRONG entries that are neither in the tree nor on the way there",
                "delete from audit.pending; delete from audit.leaf where idx = 49"
                        + " | WRONG entries that are neither in the tree nor on the way there",
            })
    void what_the_tree_does_not_hold_is_found_in_the_database(String change, String found) throws Exception {
        database.tamper(change);

        assertThat(wrong()).containsKey(found);
    }

    @Test
    void tombstone_of_the_rule_passes_and_any_other_is_found() throws Exception {
        database.tamper("alter table audit.detail add column erased_at timestamptz, add column erased_by text");
        var tombstone =
                "update audit.detail set content = '{}', salt = '', actor = '', cases = '{}', actor_token = null,"
                        + " person_token = null, purpose = null, erased_by = 'ACCESS_DETAILS', erased_at = %s where entry_id = "
                        + VICTIM;

        database.tamper(tombstone.formatted("now()"));
        assertThat(wrong()).as("younger than a year").containsKey("WRONG tombstones");
        database.tamper(tombstone.formatted("null"));
        assertThat(wrong())
                .as("of no moment")
                .containsKeys("WRONG tombstones", "WRONG details that do not fit their entry");

        age("2 years");
        database.tamper(tombstone.formatted("now()"));
        assertThat(wrong()).doesNotContainKeys("WRONG tombstones", "WRONG details that do not fit their entry");
        for (String change : List.of("actor = 'somebody'", "erased_by = null", "purpose = 'TRIAGE'", "salt = 'x'")) {
            database.tamper(tombstone.formatted("now()"));
            database.tamper("update audit.detail set " + change + " where content = '{}'");
            assertThat(wrong()).as(change).containsKey("WRONG tombstones");
        }
    }

    /** Sets the victim's two rows back; the leaf then contradicts them, which is not asked about here. */
    private void age(String by) {
        for (String table : List.of("entry", "detail")) {
            database.tamper("update audit." + table + " set recorded_at = recorded_at - interval '" + by + "' where "
                    + (table.equals("entry") ? "id" : "entry_id") + " = " + VICTIM);
        }
    }

    @Test
    void log_cut_off_at_an_older_state_is_not_signed_and_its_old_export_does_not_continue_a_newer_checkpoint()
            throws Exception {
        Files.copy(folder.resolve("export/checkpoint"), folder.resolve("newer"));
        cutBack();
        export("fresh");

        assertThat(verify("fresh", "newer")).isEqualTo(INCONSISTENT);
        assertThatExceptionOfType(LogStateException.class)
                .isThrownBy(() -> grow(3))
                .withMessageContaining("does not extend");
    }

    @Test
    void tree_rebuilt_over_changed_entries_without_the_key_is_not_signed() throws Exception {
        rebuild();

        assertThatExceptionOfType(LogStateException.class)
                .isThrownBy(() -> grow(1))
                .withMessageContaining("last checkpoint");
    }

    @Test
    void tree_rebuilt_and_signed_with_the_stolen_key_is_found_only_by_who_kept_a_checkpoint() throws Exception {
        rebuild();
        database.tamper("delete from audit.checkpoint");
        Files.delete(folder.resolve("export/checkpoint"));
        grow(1);
        export("fresh");

        assertThat(wrong()).isEmpty();
        assertThat(verifyAlone("fresh")).as("to who kept nothing").isEqualTo(VERIFIED);
        assertThat(verify("fresh")).as("to who kept a checkpoint").isEqualTo(INCONSISTENT);
    }

    /** The rows of 10 entries and everything made of them. */
    private void cutBack() throws SQLException {
        database.tamper("""
                delete from audit.entry where id in (select entry_id from audit.leaf where idx >= 40);
                delete from audit.detail where entry_id in (select entry_id from audit.leaf where idx >= 40);
                delete from audit.leaf where idx >= 40;
                delete from audit.checkpoint where size > 40;
                update audit.tile set hashes = substr(hashes, 1, 40 * 32)""");
        var root = Frontier.of(40, new StoredTiles(connection)).root();
        connection.rollback();
        database.tamper("update audit.tree set size = 40, root = '\\x" + root + "'");
    }

    /** A changed entry, and the whole tree made anew over it. */
    private void rebuild() {
        database.tamper("""
                update audit.entry set leaf = convert_to(replace(convert_from(leaf, 'UTF8'), 'PARTIAL', 'REFUSED'), 'UTF8'),
                  outcome = 'REFUSED' where id = (select entry_id from audit.leaf where idx = 17);
                delete from audit.tile; delete from audit.leaf;
                update audit.tree set size = 0, root = sha256('');
                insert into audit.pending select id, recorded_at from audit.entry""");
    }

    private void grow(int entries) throws SQLException {
        database.record(entries);
        var sequencer = Sequencer.lead(connection, meters);
        sequencer.sequence(4096);
        var outside = new OutsideNotes(Optional.of(folder.resolve("export")), false);
        try {
            CheckpointSigner.resume(connection, key, outside, meters, Clock.systemUTC())
                    .sign(sequencer.state());
        } finally {
            connection.rollback();
        }
    }

    private void export(String directory) throws SQLException {
        new LogExport(folder.resolve(directory), false, key, meters).update(connection);
        connection.rollback();
    }

    private int verify(String directory) throws IOException, InterruptedException {
        return verify(directory, "kept");
    }

    private int verify(String directory, String older) throws IOException, InterruptedException {
        return verifier(
                "--older",
                folder.resolve(older).toString(),
                folder.resolve(directory).toString());
    }

    private int verifyAlone(String directory) throws IOException, InterruptedException {
        return verifier(folder.resolve(directory).toString());
    }

    private int verifier(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.openmash.audit.verify.Main",
                "export",
                "--key",
                key.signer().key().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("verifier.log").toFile())
                .start()
                .waitFor();
    }

    /** What the check of the database calls wrong. */
    private Map<String, String> wrong() throws SQLException, IOException {
        Map<String, String> wrong = new TreeMap<>();
        try (var superuser = database.connect("postgres");
                var rows = superuser.createStatement().executeQuery(Files.readString(CHECK))) {
            while (rows.next()) {
                if (rows.getString("what").startsWith("WRONG")
                        && !List.of("0", "none").contains(rows.getString("found"))
                        && !rows.getString("what").contains("can be")) {
                    wrong.put(rows.getString("what"), rows.getString("found"));
                }
            }
        }
        return wrong;
    }
}
